using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>A row of a CSV.</summary>
/// <param name="Number">The row's number as a spreadsheet shows it. Blank rows count, and a quoted line break begins no row.</param>
/// <param name="Columns">The columns, in the file's order.</param>
/// <param name="Values">The cell of each column.</param>
/// <param name="Surplus">Cells that have no column, as when a comma that belongs to a cell stands outside quotes.</param>
/// <param name="Missing">Columns that have no cell, as when the file is cut off.</param>
public sealed record CsvRow(int Number, IReadOnlyList<string> Columns, IReadOnlyList<string> Values, int Surplus, int Missing)
{
    /// <summary>Each column with its cell.</summary>
    public IEnumerable<KeyValuePair<string, string>> Cells =>
        Columns.Zip(Values, (column, value) => new KeyValuePair<string, string>(column, value));
}
