using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Works on a given number of clients at a time, and returns each outcome as soon as the client is finished.</summary>
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
    private readonly List<Task<OnboardingOutcome>> _running = [];
    private Exception? _ending;
    private ExceptionDispatchInfo? _broken;

    private bool HasEnded => _ending is not null || _broken is not null || stopSending.IsCancellationRequested;

    /// <summary>Works on the clients in order. Turns in progress are completed, whatever happens to other clients.</summary>
    /// <returns>Why the run had to end before all clients were worked on, or null.</returns>
    public async Task<Exception?> RunAsync(IEnumerable<OnboardingClient> clients)
    {
        foreach (var client in clients)
        {
            while (_running.Count == limit)
                await HandOutNextAsync().ConfigureAwait(false);
            if (HasEnded)
                break;
            _running.Add(Task.Run(() => turn(client), CancellationToken.None));
        }

        while (_running.Count > 0)
            await HandOutNextAsync().ConfigureAwait(false);
        _broken?.Throw();
        stopSending.ThrowIfCancellationRequested();
        return _ending;
    }

    private async Task HandOutNextAsync()
    {
        var ended = await Task.WhenAny(_running).ConfigureAwait(false);
        _running.Remove(ended);
        try
        {
            var outcome = await ended.ConfigureAwait(false);
            await handOut(outcome).ConfigureAwait(false);
            // A vault that does not accept one key will not accept those of further profiles.
            if (outcome.Problem is { Kind: ProblemKind.KeyNotStored or ProblemKind.KeyWaits } problem)
                _ending = new KeyVaultException(problem.Detail!, outcome.Cause);
        }
        catch (Exception failure) when (failure is AyrshareApiException or JournalFailedException or KeyVaultException)
        {
            _ending = failure;
        }
        catch (Exception failure)
        {
            _broken ??= ExceptionDispatchInfo.Capture(failure);
        }
    }
}
