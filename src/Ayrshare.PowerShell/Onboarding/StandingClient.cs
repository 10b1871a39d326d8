using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Where a client of an onboarding stands.</summary>
internal sealed record StandingClient
{
    /// <summary>The number of the client's row; null if the list does not have it.</summary>
    public int? Row { get; init; }

    /// <summary>The client's title, if the row has one.</summary>
    public string? Title { get; init; }

    /// <summary>The client's email address in the list.</summary>
    public string? Email { get; init; }

    /// <summary>The client, as its row describes it; null if the row is invalid.</summary>
    public OnboardingClient? Client { get; init; }

    /// <summary>What the journal records about the client; null if no run has begun with it.</summary>
    public ClientState? State { get; init; }

    /// <summary>What is wrong with the row.</summary>
    public IReadOnlyList<AyrshareCommandException> Problems { get; init; } = [];

    /// <summary>Whether Ayrshare can know something about the client.</summary>
    public bool IsAsked => Client is not null && State is { HasProfile: true };

    /// <summary>The client's status.</summary>
    public string Status => State switch
    {
        _ when Problems.Count > 0 => "Invalid",
        null => "NotBegun",
        { KeyWaits: true } => "KeyWaiting",
        { KeyLost: true } => "KeyLost",
        { MailUnknown: true } => "MailUnknown",
        { Problem: not null } or { Error: not null } => "Failed",
        { LeftAt: not null } => "Offboarded",
        { Leaving: true } => "Leaving",
        { LinkedAt: not null } => "Linked",
        { Secret: not null, IssuedAt: not null } => "Done",
        _ => "Unfinished",
    };

    /// <summary>What is wrong, if something is.</summary>
    public string? Error => State switch
    {
        _ when Problems.Count > 0 => string.Join(" ", Problems.Select(problem => problem.Message)),
        null => null,
        { Problem: { } told } => OnboardingWords.For(told),
        { Error: { } failure } => failure,
        _ => Status switch
        {
            "KeyWaiting" => "The key is in the journal, encrypted. The next run stores it in the vault.",
            "KeyLost" => "The profile exists, but its key is not in the vault.",
            "MailUnknown" => "It is unknown whether the email was sent.",
            _ => null,
        },
    };

    /// <summary>What to do about it, if there is something to do.</summary>
    public string? RecommendedAction => Problems.Count > 0
        ? string.Join(" ", Problems.Select(problem => problem.RecommendedAction).Distinct())
        : OnboardingWords.ActionFor(Status);

    /// <summary>The client's row in a report.</summary>
    public ReportRow ToReport() => new()
    {
        Row = Row,
        Title = Title,
        Email = State?.MailedTo ?? Email,
        Status = Status,
        State = State,
        IsSkipped = Status == "Invalid",
        Todo = Problems.Count > 0 && Row is { } row
            ? string.Join(" ", Problems.Select(problem => OnboardingWords.InRow(problem, row, Title)))
            : string.Join(" ", new[] { Error, RecommendedAction }.Where(text => text is not null)),
    };
}
