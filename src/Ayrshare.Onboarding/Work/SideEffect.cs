using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>A call that must take effect at most once. Its intent is recorded before it is sent, and its outcome afterwards.</summary>
/// <param name="journal">The client's journal.</param>
/// <param name="announced">Recorded before the call.</param>
/// <param name="lost">Recorded when its response was lost; null if the announcement alone says so.</param>
/// <param name="undone">Recorded when the call certainly did not take effect.</param>
internal sealed class SideEffect(ClientJournal journal, JournalEvent announced, JournalEvent? lost, JournalEvent undone)
{
    /// <summary>Makes the call.</summary>
    /// <param name="details">What else is recorded each time.</param>
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
                await journal.RecordAsync(happened, entry => details(entry) with { Error = failure.Message }).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException stopped) when (!WasSent(stopped))
        {
            // Without this record, the outcome of the announced call would remain unknown.
            await journal.RecordAsync(undone, details).ConfigureAwait(false);
            throw;
        }
    }

    private static bool WasSent(OperationCanceledException stopped) =>
        stopped.InnerException is AyrshareApiException { OutcomeUnknown: true };
}
