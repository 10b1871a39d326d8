using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>A call that must happen at most once: it is announced before it is sent, and what became of it is recorded.</summary>
/// <param name="journal">The client's journal.</param>
/// <param name="announced">Recorded before the call.</param>
/// <param name="lost">Recorded when its response was lost; null if the announcement alone says so.</param>
/// <param name="undone">Recorded when it surely did not take effect.</param>
internal sealed class SideEffect(ClientJournal journal, JournalEvent announced, JournalEvent? lost, JournalEvent undone)
{
    /// <summary>Makes the call.</summary>
    /// <param name="details">What else is announced.</param>
    /// <param name="call">The call.</param>
    public async Task<T> RunAsync<T>(Func<JournalEntry, JournalEntry> details, Func<Task<T>> call)
    {
        await journal.RecordAsync(announced, details).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AyrshareApiException failure)
        {
            if ((failure.OutcomeUnknown ? lost : undone) is { } happened)
                await journal.RecordAsync(happened, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException stopped) when (!WasSent(stopped))
        {
            // Without this record, what was announced would be in doubt.
            await journal.RecordAsync(undone).ConfigureAwait(false);
            throw;
        }
    }

    private static bool WasSent(OperationCanceledException stopped) =>
        stopped.InnerException is AyrshareApiException { OutcomeUnknown: true };
}
