namespace Ayrshare.Onboarding;

/// <summary>A row of the list, as it was read.</summary>
/// <param name="Number">The row's number: as a spreadsheet shows it or, for rows from the pipeline, from 1.</param>
public sealed record ListedRow(int Number)
{
    /// <summary>The client's title, if the row has one.</summary>
    public string? Title { get; init; }

    /// <summary>The agency's own name for the client, if the row has one.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the secret for the client's key, if the row has a title or names one.</summary>
    public string? SecretName { get; init; }

    /// <summary>The client that the row describes; null if a cell is wrong.</summary>
    public OnboardingClient? Client { get; init; }

    /// <summary>How many columns the list has.</summary>
    public int Columns { get; init; }

    /// <summary>How many cells of the row have no column.</summary>
    public int Surplus { get; init; }

    /// <summary>How many columns have no cell in the row.</summary>
    public int Missing { get; init; }
}
