using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// Works on a given number of clients at a time, and returns the outcomes in the order of the clients. Nobody is worked on ahead of the
/// client whose outcome is due by more than that number, so that few outcomes wait.
/// </summary>
/// <param name="limit">How many clients are worked on at a time.</param>
/// <param name="turn">Works on one client.</param>
/// <param name="handOut">Receives one outcome.</param>
/// <param name="stopSending">Begins no further client.</param>
internal sealed class ClientQueue(
    int limit,
    Func<OnboardingClient, Task<OnboardingOutcome>> turn,
    Func<OnboardingOutcome, Task> handOut,
    CancellationToken stopSending)
{
    private readonly Queue<Task<OnboardingOutcome?>> _running = new();
    private volatile Exception? _ending;
    private volatile ExceptionDispatchInfo? _broken;

    private bool HasEnded => _ending is not null || _broken is not null || stopSending.IsCancellationRequested;

    /// <summary>Works on the clients in order. Turns in progress are completed, whatever happens to other clients.</summary>
    /// <returns>Why the run had to end before all clients were worked on, or null.</returns>
    public async Task<Exception?> RunAsync(IEnumerable<OnboardingClient> clients)
    {
        foreach (var client in clients)
        {
            if (_running.Count == limit)
                await HandOutNextAsync().ConfigureAwait(false);
            if (HasEnded)
                break;
            _running.Enqueue(Task.Run(() => TurnAsync(client), CancellationToken.None));
        }

        while (_running.Count > 0)
            await HandOutNextAsync().ConfigureAwait(false);
        _broken?.Throw();
        stopSending.ThrowIfCancellationRequested();
        return _ending;
    }

    // What ends the run is noted at once: while an earlier client is still worked on, no further one may begin.
    private async Task<OnboardingOutcome?> TurnAsync(OnboardingClient client)
    {
        try
        {
            var outcome = await turn(client).ConfigureAwait(false);
            // The file will not accept the next links either, and a vault that does not accept one key will accept no other.
            if (outcome.LinkFailure is { } unwritten)
                _ending = unwritten;
            if (outcome.Problem is { Kind: ProblemKind.KeyNotStored or ProblemKind.KeyWaits } problem)
                _ending = new KeyVaultException(problem.Detail!, outcome.Cause);
            return outcome;
        }
        catch (Exception failure) when (failure is AyrshareApiException or JournalFailedException or KeyVaultException)
        {
            _ending = failure;
        }
        catch (Exception failure)
        {
            _broken ??= ExceptionDispatchInfo.Capture(failure);
        }

        return null;
    }

    private async Task HandOutNextAsync()
    {
        if (await _running.Dequeue().ConfigureAwait(false) is not { } outcome)
            return;
        try
        {
            await handOut(outcome).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _broken ??= ExceptionDispatchInfo.Capture(failure);
        }
    }
}
