using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding.Tests;

/// <summary>What earlier runs can have recorded of a client.</summary>
internal static class Journals
{
    public const string RefId = "ref-1";

    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static ClientState State(params JournalEntry[] entries) =>
        entries.Aggregate(new ClientState { Title = "Acme" }, (state, entry) => state.After(entry));

    public static JournalEntry Entry(JournalEvent happened, int minutes = 0) => new() { At = Noon.AddMinutes(minutes), Event = happened };

    public static JournalEntry KeyReceived(string? refId = RefId) =>
        Entry(JournalEvent.KeyReceived) with { RefId = refId, Key = new SealedKey("Ayrshare-JournalKey-1", "") };

    public static JournalEntry KeyStored(string? refId = RefId, string secret = "key") =>
        Entry(JournalEvent.KeyStored) with { Secret = secret, RefId = refId };

    public static JournalEntry LinkIssued(int minutes = 5) =>
        Entry(JournalEvent.LinkIssued) with { Fields = new Dictionary<string, string>(), ExpiresAt = Noon.AddMinutes(minutes) };

    public static IEnumerable<JournalEntry> Mailed(int minutes = 5) =>
    [
        Entry(JournalEvent.Mailing),
        LinkIssued(minutes) with { Event = JournalEvent.Mailed },
    ];
}
