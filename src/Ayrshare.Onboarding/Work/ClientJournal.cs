using System;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>The journal of one client.</summary>
internal sealed class ClientJournal(RunJournal journal, OnboardingClient client)
{
    /// <summary>What the journal records about the client.</summary>
    public ClientState State => journal.StateOf(client.Title);

    /// <summary>Records an event of the client. When the task completes, the entry is on the disk.</summary>
    /// <param name="happened">What happens.</param>
    /// <param name="details">Adds what else is to be recorded.</param>
    /// <exception cref="JournalFailedException">The disk refused this entry or an earlier one.</exception>
    public Task RecordAsync(JournalEvent happened, Func<JournalEntry, JournalEntry>? details = null)
    {
        var entry = new JournalEntry { Event = happened, Title = client.Title, Row = client.Row };
        return journal.RecordAsync(details is null ? entry : details(entry));
    }
}
