using System;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>The status of an onboarding, according to its journal.</summary>
public sealed class AyrshareOnboarding
{
    internal AyrshareOnboarding(OnboardingStanding standing)
    {
        JournalPath = standing.JournalPath;
        Runs = standing.Journal.Runs;
        StartedAt = standing.Journal.Span?.First.ToLocalTime();
        LastAt = standing.Journal.Span?.Last.ToLocalTime();
        Clients = new(standing.Clients.Select(client => new AyrshareOnboardingClient(client)));
    }

    /// <summary>The path of the journal.</summary>
    public string JournalPath { get; }

    /// <summary>The number of times the job was run.</summary>
    public int Runs { get; }

    /// <summary>When the first run started, in local time.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>The time of the last record, in local time.</summary>
    public DateTimeOffset? LastAt { get; }

    /// <summary>The number of clients that have a link, those that have linked included.</summary>
    public int Done => Count("Done") + Linked;

    /// <summary>The number of clients that have linked what their row asks for.</summary>
    public int Linked => Count("Linked");

    /// <summary>The number of clients that have left.</summary>
    public int Offboarded => Count("Offboarded");

    /// <summary>The number of profile keys that are in the journal, encrypted, and not in the vault. The next run stores them.</summary>
    public int KeyWaiting => Count("KeyWaiting");

    /// <summary>The number of clients whose profile key was lost.</summary>
    public int KeyLost => Count("KeyLost");

    /// <summary>The number of clients that may or may not have received their email.</summary>
    public int MailUnknown => Count("MailUnknown");

    /// <summary>The number of clients for which an error occurred.</summary>
    public int Failed => Count("Failed");

    /// <summary>The number of clients whose onboarding has started and is not finished.</summary>
    public int Unfinished => Count("Unfinished");

    /// <summary>The number of rows of the list that no run has begun with.</summary>
    public int NotBegun => Count("NotBegun");

    /// <summary>The number of rows of the list that are invalid.</summary>
    public int Invalid => Count("Invalid");

    /// <summary>The number of clients that have opened a link, as far as that was looked up.</summary>
    public int Opened => Clients.Count(client => client.OpenedAt is not null);

    /// <summary>The clients: those of the list in its order, and then those that only the journal knows.</summary>
    public AyrshareItems<AyrshareOnboardingClient> Clients { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{JournalPath}: {Clients.Count} clients, {Done} done";

    private int Count(string status) => Clients.Count(client => client.Status == status);
}
