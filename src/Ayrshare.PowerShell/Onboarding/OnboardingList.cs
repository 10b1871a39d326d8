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
    private readonly List<PSObject> _rows = [];
    private readonly List<CsvRow?> _cells = [];
    private readonly List<(int Row, AyrshareCommandException Problem)> _problems = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>The problems in the cells.</summary>
    public IReadOnlyList<(int Row, AyrshareCommandException Problem)> Problems => _problems;

    /// <summary>The encoding of the file, if it is a guess; otherwise null.</summary>
    public string? GuessedEncoding { get; private set; }

    /// <summary>Adds a row from the pipeline.</summary>
    public void Add(PSObject row) => Add(row, cells: null);

    /// <summary>Adds the rows of a CSV.</summary>
    /// <exception cref="AyrshareCommandException">The file cannot be read.</exception>
    public void AddFile(string path)
    {
        try
        {
            var file = CsvFile.Read(path);
            GuessedEncoding = file.GuessedEncoding;
            foreach (var cells in CsvRows.Read(file))
            {
                Add(RowOf(cells), cells);
            }
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
    public string[] UnreadColumns() => Count == 0 ? [] : [.. reader.Unread(_rows[0])];

    /// <summary>Reads each row.</summary>
    /// <exception cref="AyrshareCommandException">The rows have no title.</exception>
    public IReadOnlyList<ListedRow> Read()
    {
        if (Count > 0)
            reader.RequireTitleColumn(_rows[0]);
        return [.. _rows.Select((row, index) => Read(row, index + 1, _cells[index]))];
    }

    /// <summary>Returns the name of a column in the list.</summary>
    public string Header(string column) => reader.Header(column);

    /// <summary>Returns a row for use in errors: the original input and never a result, which can contain a
    /// link.</summary>
    public InputRow Row(int number) => reader.Row(_rows[number - 1], number);

    private void Add(PSObject row, CsvRow? cells)
    {
        _rows.Add(row);
        _cells.Add(cells);
    }

    // PowerShell reserves a few names, such as PSObject.
    private static PSObject RowOf(CsvRow cells)
    {
        var row = new PSObject();
        foreach (var cell in cells.Cells)
            row.Properties.Add(new PSNoteProperty(cell.Key, cell.Value));
        return row;
    }

    private ListedRow Read(PSObject source, int number, CsvRow? cells)
    {
        var problems = new List<AyrshareCommandException>();
        var row = reader.Read(source, number, problems) with
        {
            Columns = cells?.Cells.Count ?? 0,
            Surplus = cells?.Surplus ?? 0,
            Missing = cells?.Missing ?? 0,
        };
        _problems.AddRange(problems.Select(problem => (number, problem)));
        return row;
    }
}
