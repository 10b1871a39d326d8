using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>How an onboarding stands, by its journal.</summary>
public sealed class AyrshareOnboarding
{
    internal AyrshareOnboarding(string path, JournalState journal)
    {
        JournalPath = path;
        Runs = journal.Runs;
        StartedAt = journal.Span?.First.ToLocalTime();
        LastAt = journal.Span?.Last.ToLocalTime();
        Clients = journal.Clients.Select(client => new AyrshareOnboardingClient(client)).ToArray();
    }

    /// <summary>The journal.</summary>
    public string JournalPath { get; }

    /// <summary>How many times the job was run.</summary>
    public int Runs { get; }

    /// <summary>When the first run began, in local time.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>When anything was last recorded, in local time.</summary>
    public DateTimeOffset? LastAt { get; }

    /// <summary>Clients that are done.</summary>
    public int Done => Count("Done");

    /// <summary>Clients whose profile key was lost.</summary>
    public int KeyLost => Count("KeyLost");

    /// <summary>Clients of whom it is not known whether they got their mail.</summary>
    public int MailUnknown => Count("MailUnknown");

    /// <summary>Clients with whom something went wrong.</summary>
    public int Failed => Count("Failed");

    /// <summary>Clients that were begun and are not at their end.</summary>
    public int Unfinished => Count("Unfinished");

    /// <summary>Each client that the journal knows.</summary>
    public IReadOnlyList<AyrshareOnboardingClient> Clients { get; }

    private int Count(string status) => Clients.Count(client => client.Status == status);
}
