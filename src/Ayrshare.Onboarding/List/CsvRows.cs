using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ayrshare.Onboarding;

/// <summary>
/// Reads a CSV as spreadsheets write it: comma, semicolon or tab between the cells, quoted line breaks, with or without
/// a byte order mark, UTF-8, UTF-16 or Windows-1252.
/// </summary>
public static class CsvRows
{
    private const int Windows1252 = 1252;

    /// <summary>The file's rows.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<CsvRow> Read(string path)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            BadDataFound = null,
        };
        var content = new MemoryStream(File.ReadAllBytes(path));
        using var text = new StreamReader(content, EncodingOf(path), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvReader(text, configuration);
        if (!csv.Read() || !csv.ReadHeader())
            throw new InvalidDataException("the file is empty");
        var columns = csv.HeaderRecord!;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (column.Length > 0 && !seen.Add(column))
                throw new InvalidDataException($"the column \"{column}\" is there twice");
        }

        while (true)
        {
            var line = csv.Parser.RawRow + 1;
            if (!csv.Read())
                yield break;
            if (csv.Parser.RawRecord.Count(c => c == configuration.Quote) % 2 != 0)
                throw new InvalidDataException($"the row in line {line} has a quote without its partner");
            var row = new List<KeyValuePair<string, string>>(columns.Length);
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i].Length > 0)
                    row.Add(new(columns[i], csv.TryGetField<string>(i, out var cell) ? cell ?? "" : ""));
            }

            var surplus = Enumerable.Range(columns.Length, Math.Max(0, csv.Parser.Count - columns.Length))
                .Count(i => csv.Parser[i].Length > 0);
            // Spreadsheets leave rows of empty cells at the end.
            if (surplus > 0 || row.Exists(cell => cell.Value.Length > 0))
                yield return new CsvRow(row, surplus);
        }
    }

    // Without a byte order mark a file is UTF-8 if it can be; if it cannot be, it is what Excel saves on a western Windows.
    private static Encoding EncodingOf(string path)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            using var reader = new StreamReader(path, strict, detectEncodingFromByteOrderMarks: true);
            while (reader.ReadLine() is not null)
            {
            }

            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
#if !NETSTANDARD
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif
            return Encoding.GetEncoding(Windows1252);
        }
    }
}
