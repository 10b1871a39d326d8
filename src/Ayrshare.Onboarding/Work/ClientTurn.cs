using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// One client's turn in a run. The turn decides what to do, does it, and decides again with what it found, until it ends. The
/// journal records every side effect before it begins and after it has ended, so that a later run can continue after a crash at
/// any point.
/// </summary>
internal sealed class ClientTurn
{
    private readonly TurnState _turn;
    private readonly KeySteps _keys;
    private readonly ProfileSteps _profile;
    private readonly LinkSteps _links;
    private readonly LeavingSteps _leaving;

    public ClientTurn(WorkContext context, ClientFacts facts)
    {
        _turn = new TurnState(context, facts);
        (_keys, _profile, _links, _leaving) =
            (new KeySteps(_turn), new ProfileSteps(_turn), new LinkSteps(_turn), new LeavingSteps(_turn));
    }

    /// <summary>Does everything that is possible for the client.</summary>
    /// <exception cref="AyrshareApiException">The account refuses every call, so the run must end.</exception>
    /// <exception cref="JournalFailedException">The journal can no longer be written, so the run must end.</exception>
    /// <exception cref="KeyVaultException">The vault fails, so the run must end.</exception>
    public async Task<OnboardingOutcome> RunAsync()
    {
        try
        {
            while (true)
            {
                _turn.Facts = _turn.Facts with { State = _turn.Journal.State, Now = _turn.Context.Clock.GetUtcNow() };
                var outcome = await ActAsync(Decision.For(_turn.Facts)).ConfigureAwait(false);
                if (outcome is not null)
                    return outcome;
            }
        }
        catch (AyrshareApiException failure) when (!failure.RefusesAccount)
        {
            await _turn.Journal.RecordAsync(JournalEvent.Failed, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            return _turn.Outcome(OnboardingStatus.Failed, TurnState.CallFailed(failure)) with { Cause = failure };
        }
    }

    private Task<OnboardingOutcome?> ActAsync(Decision decision) => decision.Action switch
    {
        ClientAction.LookUpProfile => _keys.LookUpProfileAsync(),
        ClientAction.LookUpKey => _keys.LookUpKeyAsync(),
        ClientAction.Adopt => _keys.AdoptAsync(decision.Secret!),
        ClientAction.StoreKey => _keys.StoreKeyAsync(),
        ClientAction.Create => _keys.CreateAsync(),
        ClientAction.Remove => _keys.RemoveAsync(),
        ClientAction.Rename => _profile.RenameAsync(),
        ClientAction.Update => _profile.UpdateAsync(),
        ClientAction.LookUpLink => _links.LookUpLinkAsync(),
        ClientAction.LookUpAccounts => _links.LookUpAccountsAsync(),
        ClientAction.Link or ClientAction.Mail => _links.IssueAsync(decision),
        ClientAction.RevokeLink => _leaving.RevokeLinkAsync(),
        ClientAction.RemoveProfile => _leaving.RemoveProfileAsync(),
        ClientAction.RemoveSecret => _leaving.RemoveSecretAsync(),
        ClientAction.Fail => Throw(_turn.Failure!),
        _ => FinishAsync(decision.Status!.Value, decision.Problem),
    };

    private async Task<OnboardingOutcome?> FinishAsync(OnboardingStatus status, OnboardingProblem? problem)
    {
        if (status == OnboardingStatus.KeyLost && !IsRecorded(problem))
        {
            var refId = _turn.Facts.Listed?.RefId;
            await _turn.Journal.RecordAsync(JournalEvent.KeyLost, entry => entry with { RefId = refId, Problem = problem })
                .ConfigureAwait(false);
        }

        // Without its key, whose profile the list shows is unknown.
        if (!_turn.Client.Leaves && _turn.Journal.State.Secret is not null)
        {
            await RecordIdAsync().ConfigureAwait(false);
            await _links.RecordNetworksAsync().ConfigureAwait(false);
        }

        return _turn.Outcome(status, problem);
    }

    // A job that runs every night finds the same loss every night.
    private bool IsRecorded(OnboardingProblem? problem) =>
        _turn.Journal.State is { KeyLost: true } state && state.Problem == problem
        && (_turn.Facts.Listed?.RefId is not { } refId || refId == state.RefId);

    // Without an entry, the journal could not recognize the client when its title changes.
    private Task RecordIdAsync() => _turn.Client.Id is not null && _turn.Journal.State.Id is null
        ? _turn.Journal.RecordAsync(JournalEvent.Identified)
        : Task.CompletedTask;

    private static Task<OnboardingOutcome?> Throw(AyrshareApiException failure)
    {
        ExceptionDispatchInfo.Capture(failure).Throw();
        throw failure;
    }
}
