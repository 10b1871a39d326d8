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
    private readonly List<(int Columns, int Surplus)> _cells = [];
    private readonly List<(int Row, AyrshareCommandException Problem)> _problems = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>The problems in the cells.</summary>
    public IReadOnlyList<(int Row, AyrshareCommandException Problem)> Problems => _problems;

    /// <summary>Adds a row from the pipeline.</summary>
    public void Add(PSObject row) => Add(row, cells: default);

    /// <summary>Adds the rows of a CSV.</summary>
    /// <exception cref="AyrshareCommandException">The file cannot be read.</exception>
    public void AddFile(string path)
    {
        try
        {
            foreach (var (cells, surplus) in CsvRows.Read(path))
            {
                var row = new PSObject();
                foreach (var cell in cells)
                    row.Properties.Add(new PSNoteProperty(cell.Key, cell.Value));
                Add(row, (cells.Count, surplus));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
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

    private void Add(PSObject row, (int Columns, int Surplus) cells)
    {
        _rows.Add(row);
        _cells.Add(cells);
    }

    private ListedRow Read(PSObject source, int number, (int Columns, int Surplus) cells)
    {
        var problems = new List<AyrshareCommandException>();
        var row = reader.Read(source, number, problems) with { Columns = cells.Columns, Surplus = cells.Surplus };
        _problems.AddRange(problems.Select(problem => (number, problem)));
        return row;
    }
}
