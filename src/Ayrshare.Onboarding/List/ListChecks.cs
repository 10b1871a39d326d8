using System;
using System.Collections.Generic;

namespace Ayrshare.Onboarding;

/// <summary>Checks rows against each other and against the header.</summary>
public static class ListChecks
{
    /// <summary>What is wrong with the rows, in their order.</summary>
    public static IEnumerable<ListFinding> Check(IEnumerable<ListedRow> rows)
    {
        var titles = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        // Many vaults do not distinguish upper and lower case.
        var secrets = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (row.Surplus > 0)
                yield return new ListFinding(row, FindingKind.TooManyCells);
            if (row.Missing > 0)
                yield return new ListFinding(row, FindingKind.TooFewCells);
            var sameTitle = EarlierRow(titles, row.Title, row.Number);
            if (sameTitle is not null)
                yield return new ListFinding(row, FindingKind.TitleTwice, sameTitle);
            if (EarlierRow(ids, row.Id, row.Number) is { } sameId)
                yield return new ListFinding(row, FindingKind.IdTwice, sameId);
            // Rows with the same title have the same secret too. That is reported only once, as the title.
            if (EarlierRow(secrets, row.SecretName, row.Number) is { } sameSecret && row.Title is not null && sameSecret != sameTitle)
                yield return new ListFinding(row, FindingKind.SecretNameTwice, sameSecret);
        }
    }

    private static int? EarlierRow(Dictionary<string, int> rows, string? value, int number)
    {
        if (value is null)
            return null;
        if (rows.TryGetValue(value, out var earlier))
            return earlier;
        rows.Add(value, number);
        return null;
    }
}
