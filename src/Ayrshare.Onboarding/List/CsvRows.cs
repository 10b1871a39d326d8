using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Ayrshare.Client;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ayrshare.Onboarding;

/// <summary>
/// Reads a CSV as spreadsheets save it: with commas, semicolons or tabs between the cells, with quoted line breaks, in UTF-8, UTF-16
/// or Windows-1252, with or without a byte order mark.
/// </summary>
public static class CsvRows
{
    /// <summary>The file's rows.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<CsvRow> Read(string path) => Read(CsvFile.Read(path));

    /// <summary>The file's rows.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    public static IEnumerable<CsvRow> Read(CsvFile file)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = file.Separator is null,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            BadDataFound = null,
        };
        if (file.Separator is { } separator)
            configuration.Delimiter = separator;
        using var text = new StringReader(file.Text);
        using var csv = new CsvReader(text, configuration);
        if (!csv.Read() || !csv.ReadHeader())
            throw new InvalidDataException("the file is empty");
        var columns = csv.HeaderRecord!.Select(CleanText.OfHeader).ToArray();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (column.Length > 0 && !seen.Add(column))
                throw new InvalidDataException($"the column \"{column}\" is there twice");
        }

        while (true)
        {
            var line = file.SkippedLines + csv.Parser.RawRow + 1;
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
            // Spreadsheets can save rows of empty cells at the end.
            if (surplus > 0 || row.Exists(cell => cell.Value.Length > 0))
                yield return new CsvRow(row, surplus, Missing: Math.Max(0, columns.Length - csv.Parser.Count));
        }
    }
}
