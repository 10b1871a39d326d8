using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The list of an onboarding: the rows of a file or of the pipeline, and the problems in their
/// cells.</summary>
internal sealed class OnboardingList(OnboardingRowReader reader)
{
    // By their numbers, which ascend. A row that was worked on is null.
    private readonly SortedList<int, SourceRow?> _rows = [];
    private readonly List<(int Row, AyrshareCommandException Problem)> _problems = [];

    // Those of a file without rows.
    private IReadOnlyList<string> _columns = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>The problems in the cells.</summary>
    public IReadOnlyList<(int Row, AyrshareCommandException Problem)> Problems => _problems;

    /// <summary>The encoding of the file, if it is a guess; otherwise null.</summary>
    public string? GuessedEncoding { get; private set; }

    /// <summary>Adds a row from the pipeline.</summary>
    public void Add(PSObject row) => _rows.Add(Count + 1, new SourceRow(row, Cells: null));

    /// <summary>Adds the rows of a CSV.</summary>
    /// <exception cref="AyrshareCommandException">The file cannot be read.</exception>
    public void AddFile(string path)
    {
        try
        {
            var file = CsvFile.Read(path);
            GuessedEncoding = file.GuessedEncoding;
            foreach (var cells in CsvRows.Read(file))
                _rows.Add(cells.Number, new SourceRow(Piped: null, cells));
            if (Count == 0)
                _columns = CsvRows.ColumnsOf(file);
            else
                _ = First.Source; // A header that PowerShell reserves shows here.
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or InvalidDataException or ExtendedTypeSystemException)
        {
            throw new AyrshareCommandException(
                Errors.FileUnreadable, $"The file {path} cannot be read: {failure.Message}",
                "Check the path, and that the file is a CSV with a header.", failure);
        }
    }

    /// <summary>Returns the names of the columns that an onboarding does not read.</summary>
    public string[] UnreadColumns() => Count == 0 ? [] : [.. reader.Unread(First.Source)];

    /// <summary>Checks that the list has a column of titles.</summary>
    /// <exception cref="AyrshareCommandException">It has none.</exception>
    public void RequireTitle() => reader.RequireTitleColumn(
        Count == 0 ? _columns : [.. First.Source.Properties.Select(property => property.Name)]);

    /// <summary>Reads each row.</summary>
    /// <exception cref="AyrshareCommandException">The rows have no title.</exception>
    public IReadOnlyList<ListedRow> Read()
    {
        if (Count > 0)
            RequireTitle();
        return [.. _rows.Select(row => Read(row.Key, row.Value!))];
    }

    /// <summary>Returns the name of a column in the list.</summary>
    public string Header(string column) => reader.Header(column);

    /// <summary>Returns the error of a finding.</summary>
    public AyrshareCommandException Word(ListFinding finding, string? vault) =>
        OnboardingWords.ErrorFor(finding, Row(finding.Row.Number), Header, vault);

    /// <summary>Returns a row for use in errors: the original input and never a result, which can contain a
    /// link.</summary>
    public InputRow Row(int number) => reader.Row(_rows[number]!.Source, number);

    /// <summary>Releases the memory of a row that was worked on.</summary>
    public void Release(int number) => _rows[number] = null;

    private SourceRow First => _rows.Values[0]!;

    private ListedRow Read(int number, SourceRow row)
    {
        var problems = new List<AyrshareCommandException>();
        var listed = reader.Read(row.Source, number, problems) with
        {
            Columns = row.Cells?.Columns.Count ?? 0,
            Surplus = row.Cells?.Surplus ?? 0,
            Missing = row.Cells?.Missing ?? 0,
        };
        _problems.AddRange(problems.Select(problem => (number, problem)));
        return listed;
    }

    // The objects of a long list are made when they are needed: they take ten times the memory of their cells.
    private sealed record SourceRow(PSObject? Piped, CsvRow? Cells)
    {
        public PSObject Source => Piped ?? ObjectOf(Cells!);

        // PowerShell reserves a few names, such as PSObject.
        private static PSObject ObjectOf(CsvRow cells)
        {
            var row = new PSObject();
            foreach (var cell in cells.Cells)
                row.Properties.Add(new PSNoteProperty(cell.Key, cell.Value));
            return row;
        }
    }
}
