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
    // Excel decides for so many rows at a time how many columns it writes.
    private const int ExcelBlock = 16;

    /// <summary>The file's rows.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<CsvRow> Read(string path) => Read(CsvFile.Read(path));

    /// <summary>The columns of the file that have a name.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    public static IReadOnlyList<string> ColumnsOf(CsvFile file)
    {
        using var csv = OpenAfterHeader(file, out _);
        return [.. ColumnsOf(csv).Where(column => column.Length > 0)];
    }

    /// <summary>The file's rows.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a CSV with a header.</exception>
    public static IEnumerable<CsvRow> Read(CsvFile file)
    {
        // The header is the first row of the first block.
        var block = new List<ReadRow> { new(null, Missing: 0, IsWhole: true) };
        foreach (var row in ReadAll(file))
        {
            if (block.Count == ExcelBlock)
            {
                foreach (var earlier in Complete(block))
                    yield return earlier;
                block.Clear();
            }

            block.Add(row);
        }

        foreach (var last in Complete(block))
            yield return last;
    }

    // Excel leaves out the separators at the end of a block of rows, if the last columns are empty in the whole block. A row that was
    // cut off, or that ends at a line break without quotes, is not like the others.
    private static IEnumerable<CsvRow> Complete(List<ReadRow> block)
    {
        var isLeftOut = block.TrueForAll(row => row.IsWhole && row.Missing == block[0].Missing);
        return block.Select(row => row.Row).OfType<CsvRow>().Select(row => isLeftOut ? row with { Missing = 0 } : row);
    }

    private static IEnumerable<ReadRow> ReadAll(CsvFile file)
    {
        using var csv = OpenAfterHeader(file, out var number);
        var columns = ColumnsOf(csv);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (column.Length > 0 && !seen.Add(column))
                throw new InvalidDataException($"the column \"{column}\" is there twice");
        }

        int[] named = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Length > 0)];
        var names = Array.ConvertAll(named, i => columns[i]);
        while (true)
        {
            var line = file.SkippedLines + csv.Parser.RawRow + 1;
            if (!csv.Read())
                yield break;
            number++;
            if (csv.Parser.Count == 1 && csv.Parser[0].Length == 0)
                continue;
            if (csv.Parser.RawRecord.Count(c => c == csv.Configuration.Quote) % 2 != 0)
                throw new InvalidDataException($"the row in line {line} has a quote without its partner");
            var values = Array.ConvertAll(named, i => csv.TryGetField<string>(i, out var cell) ? cell ?? "" : "");
            var surplus = Enumerable.Range(columns.Length, Math.Max(0, csv.Parser.Count - columns.Length))
                .Count(i => csv.Parser[i].Length > 0);
            var missing = Math.Max(0, columns.Length - csv.Parser.Count);
            // Spreadsheets can save rows of empty cells at the end.
            var isEmpty = surplus == 0 && Array.TrueForAll(values, value => value.Length == 0);
            yield return new ReadRow(
                isEmpty ? null : new CsvRow(number, names, values, surplus, missing), missing,
                IsWhole: csv.Parser.RawRecord.EndsWith("\n") || csv.Parser.RawRecord.EndsWith("\r"));
        }
    }

    private static string[] ColumnsOf(CsvReader csv) => [.. csv.HeaderRecord!.Select(CleanText.OfHeader)];

    private static CsvReader OpenAfterHeader(CsvFile file, out int number)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = file.Separator is null,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = false,
            BadDataFound = null,
        };
        if (file.Separator is { } separator)
            configuration.Delimiter = separator;
        var csv = new CsvReader(new StringReader(file.Text), configuration);
        number = file.SkippedRows;
        do
        {
            number++;
            if (!csv.Read())
                throw new InvalidDataException("the file is empty");
        }
        while (IsBlank(csv.Parser));
        csv.ReadHeader();
        return csv;
    }

    private static bool IsBlank(IParser row) => Enumerable.Range(0, row.Count).All(i => row[i].Length == 0);

    private sealed record ReadRow(CsvRow? Row, int Missing, bool IsWhole);
}
