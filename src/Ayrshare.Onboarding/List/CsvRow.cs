using System.Collections.Generic;

namespace Ayrshare.Onboarding;

/// <summary>A row of a CSV.</summary>
/// <param name="Number">The row's number as a spreadsheet shows it. Blank rows count, and a quoted line break begins no row.</param>
/// <param name="Cells">Each column with its cell, in the file's order.</param>
/// <param name="Surplus">Cells that have no column, as when a comma that belongs to a cell stands outside quotes.</param>
/// <param name="Missing">Columns that have no cell, as when the file is cut off.</param>
public sealed record CsvRow(int Number, IReadOnlyList<KeyValuePair<string, string>> Cells, int Surplus, int Missing);
