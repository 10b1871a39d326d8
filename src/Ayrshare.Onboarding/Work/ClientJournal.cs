using System;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>The journal of one client.</summary>
/// <param name="journal">The journal of the run.</param>
/// <param name="client">The client.</param>
/// <param name="title">The title under which the journal knows the client.</param>
internal sealed class ClientJournal(RunJournal journal, OnboardingClient client, string title)
{
    private string _title = title;

    /// <summary>What the journal records about the client.</summary>
    public ClientState State => journal.StateOf(_title);

    /// <summary>Records an event of the client. When the task completes, the entry is on the disk.</summary>
    /// <param name="happened">What happens.</param>
    /// <param name="details">Adds what else is to be recorded.</param>
    /// <exception cref="JournalFailedException">The disk refused this entry or an earlier one.</exception>
    public Task RecordAsync(JournalEvent happened, Func<JournalEntry, JournalEntry>? details = null)
    {
        var entry = new JournalEntry
        {
            Event = happened,
            Title = _title,
            Id = client.Id,
            Row = client.Row == 0 ? null : client.Row,
        };
        return journal.RecordAsync(details is null ? entry : details(entry));
    }

    /// <summary>Records that the client has the title of its row.</summary>
    /// <param name="secretName">The name of the secret that holds the key now.</param>
    /// <exception cref="JournalFailedException">The disk refused this entry or an earlier one.</exception>
    public Task RecordTitleAsync(string secretName)
    {
        var oldTitle = _title;
        _title = client.Title;
        return RecordAsync(JournalEvent.Renamed, entry => entry with { OldTitle = oldTitle, Secret = secretName });
    }
}
