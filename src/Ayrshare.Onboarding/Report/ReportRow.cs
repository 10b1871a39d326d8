namespace Ayrshare.Onboarding;

/// <summary>A row of the list, as the report shows it.</summary>
public sealed record ReportRow
{
    /// <summary>The row's number; null for a client that the list no longer has.</summary>
    public int? Row { get; init; }

    /// <summary>The client's title, if the row has one.</summary>
    public string? Title { get; init; }

    /// <summary>The client's email address.</summary>
    public string? Email { get; init; }

    /// <summary>The client's status, as the commands name it.</summary>
    public required string Status { get; init; }

    /// <summary>What the journal records about the client; null if no run has begun with it.</summary>
    public ClientState? State { get; init; }

    /// <summary>Whether the row was not worked on because it is invalid.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Why the client is not done and what to do about it; empty if nothing is left to do.</summary>
    public string Todo { get; init; } = "";

    /// <summary>Whether the client opened its link and has linked nothing.</summary>
    public bool HasOnlyOpened => State is { OpenedAt: not null, LinkedAt: null };

    // What needs somebody comes first, and what needs nobody last.
    internal int Rank => this switch
    {
        { IsSkipped: true } => 0,
        { Todo.Length: > 0 } => 1,
        { HasOnlyOpened: true } => 2,
        { State: null } => 3,
        { State.LinkedAt: null } => 4,
        _ => 5,
    };
}
