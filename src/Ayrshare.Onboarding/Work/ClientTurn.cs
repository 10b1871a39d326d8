using System;
using System.Collections.Generic;
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
    private readonly WorkContext _context;
    private readonly ClientJournal _journal;
    private readonly OnboardingClient _client;
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private ClientFacts _facts;
    private AyrshareApiException? _failure;
    private (string Name, Secret Key)? _read;

    public ClientTurn(WorkContext context, ClientFacts facts)
    {
        (_context, _facts, _client) = (context, facts, facts.Client);
        _journal = new ClientJournal(context.Journal, facts.Client);
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
                _facts = _facts with { State = _journal.State, Now = _context.Clock.GetUtcNow() };
                var decision = Decision.For(_facts);
                var outcome = await ActAsync(decision).ConfigureAwait(false);
                if (outcome is not null)
                    return outcome;
            }
        }
        catch (AyrshareApiException failure) when (!failure.RefusesAccount)
        {
            await _journal.RecordAsync(JournalEvent.Failed, entry => entry with { Error = failure.Message }).ConfigureAwait(false);
            return Outcome(OnboardingStatus.Failed, CallFailed(failure)) with { Cause = failure };
        }
    }

    private async Task<OnboardingOutcome?> ActAsync(Decision decision)
    {
        switch (decision.Action)
        {
            case ClientAction.LookUpProfile:
                await LookUpProfileAsync().ConfigureAwait(false);
                return null;
            case ClientAction.LookUpKey:
                await LookUpKeyAsync().ConfigureAwait(false);
                return null;
            case ClientAction.Adopt:
                return await AdoptAsync(decision.Secret!).ConfigureAwait(false);
            case ClientAction.StoreKey:
                return await StoreKeyAsync().ConfigureAwait(false);
            case ClientAction.Create:
                return await CreateAsync().ConfigureAwait(false);
            case ClientAction.Remove:
                await RemoveAsync(_facts.Listed?.RefId).ConfigureAwait(false);
                return null;
            case ClientAction.Link:
            case ClientAction.Mail:
                return await LinkAsync().ConfigureAwait(false);
            case ClientAction.Fail:
                ExceptionDispatchInfo.Capture(_failure!).Throw();
                return null;
            default:
                return await FinishAsync(decision.Status!.Value, decision.Problem).ConfigureAwait(false);
        }
    }

    private async Task<OnboardingOutcome> FinishAsync(OnboardingStatus status, OnboardingProblem? problem)
    {
        if (status == OnboardingStatus.KeyLost)
        {
            await _journal.RecordAsync(JournalEvent.KeyLost, entry => entry with { RefId = _facts.Listed?.RefId, Problem = problem })
                .ConfigureAwait(false);
        }

        return Outcome(status, problem);
    }

    private async Task LookUpProfileAsync()
    {
        var asked = _context.Clock.GetUtcNow();
        var query = new ProfileQuery { Title = _client.Title };
        var page = await _context.Api.ListProfilesAsync(query, _context.Calls).ConfigureAwait(false);
        _facts = _facts.WithListed(page.Profiles, asked) with { ProfileLookedUp = true };
    }

    private async Task LookUpKeyAsync()
    {
        var key = await ReadKeyAsync(_client.SecretName).ConfigureAwait(false);
        _facts = _facts with { KeyLookedUp = true, KeptAs = key is null ? null : _client.SecretName };
    }

    // A key that no run has recorded can be another client's: stored by hand under the wrong name, or found by a vault
    // that does not distinguish upper and lower case.
    private async Task<OnboardingOutcome?> AdoptAsync(string name)
    {
        if (await ReadOrMissAsync(name).ConfigureAwait(false) is not { } key)
            return null;
        if (key.Reveal() == _context.Api.Options.ApiKey.Reveal())
            return await NotAdoptedAsync(new(ProblemKind.ForeignSecret) { Secret = name }).ConfigureAwait(false);
        var owner = await _context.Api.GetUserAsync(key, _context.Calls).ConfigureAwait(false);
        if (!IsOurs(owner))
        {
            var problem = new OnboardingProblem(ProblemKind.KeyOfOtherProfile) { Secret = name, OtherTitle = owner.Title };
            return await NotAdoptedAsync(problem).ConfigureAwait(false);
        }

        if (name != _client.SecretName)
        {
            await _context.StoreAsync(_client.SecretName, key).ConfigureAwait(false);
            _context.Calls.Observer?.Invoke(new ApiEvent(
                $"The key of '{_client.Title}' was kept as \"{name}\"; it is now also kept as \"{_client.SecretName}\"."));
        }

        await RecordKeyAsync(owner.RefId ?? _facts.Listed?.RefId).ConfigureAwait(false);
        KeepKey(key);
        return null;
    }

    private bool IsOurs(UserDetails owner) => owner.Title is { } title
        ? title == _client.Title
        : owner.RefId is { } refId && refId == (_facts.Listed?.RefId ?? _facts.State.RefId);

    private async Task<OnboardingOutcome> NotAdoptedAsync(OnboardingProblem problem)
    {
        await _journal.RecordAsync(JournalEvent.Failed, entry => entry with { Problem = problem }).ConfigureAwait(false);
        return Outcome(OnboardingStatus.Failed, problem);
    }

    private async Task<OnboardingOutcome?> CreateAsync()
    {
        _context.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        CreatedProfile created;
        try
        {
            created = await new SideEffect(_journal, JournalEvent.Creating, JournalEvent.CreationLost, JournalEvent.NotCreated)
                .RunAsync(
                    entry => entry,
                    () => _context.Api.CreateProfileAsync(_client.Profile, _context.Calls))
                .ConfigureAwait(false);
        }
        catch (AyrshareApiException failure) when (failure.OutcomeUnknown || failure.Kind == AyrshareErrorKind.TitleTaken)
        {
            // Titles are unique, so the account or the next attempt shows whether the profile was created.
            _failure = failure;
            _facts = _facts.WithFailedCreation(failure.OutcomeUnknown ? CreationResult.Lost : CreationResult.TitleTaken);
            return null;
        }

        var key = created.ProfileKey;
        JournalFailedException? unrecorded = null;
        try
        {
            var sealedKey = _context.JournalKey!.Seal(_client.Title, key);
            await _journal.RecordAsync(JournalEvent.KeyReceived, entry => entry with { RefId = created.RefId, Key = sealedKey })
                .ConfigureAwait(false);
        }
        catch (JournalFailedException failure)
        {
            // The key can still be stored in the vault. Every later entry fails too, which ends the run.
            unrecorded = failure;
        }

        if (await StoreAsync(key, created.RefId, unrecorded).ConfigureAwait(false) is { } notStored)
            return notStored;
        // This entry is not awaited. The next one is written after it, and if both are missing, the vault shows the key.
        _ = RecordKeyAsync(created.RefId);
        return null;
    }

    private async Task<OnboardingOutcome?> StoreKeyAsync()
    {
        var (sealedKey, refId) = (_facts.State.Key!, _facts.State.RefId);
        var journalKey = sealedKey.With == _context.JournalKey?.Name
            ? _context.JournalKey
            : await JournalKey.FindAsync(_context.Vault, sealedKey.With).ConfigureAwait(false);
        if (journalKey?.Open(_client.Title, sealedKey) is not { } key)
        {
            _facts = _facts with { HasJournalKey = false };
            return null;
        }

        if (await StoreAsync(key, refId, unrecorded: null).ConfigureAwait(false) is { } notStored)
            return notStored;
        _facts = _facts with { KeyRestored = true };
        await RecordKeyAsync(refId).ConfigureAwait(false);
        return null;
    }

    private async Task<OnboardingOutcome?> StoreAsync(Secret key, string? refId, JournalFailedException? unrecorded)
    {
        try
        {
            await _context.StoreAsync(_client.SecretName, key).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is KeyVaultException or OperationCanceledException)
        {
            var reason = failure is KeyVaultException ? failure.Message : "The job was stopped.";
            if (unrecorded is null)
                return await KeyWaitsAsync(refId, reason, failure).ConfigureAwait(false);
            var problem = new OnboardingProblem(ProblemKind.KeyNotStored) { Detail = $"{reason} {unrecorded.Message}" };
            return Outcome(OnboardingStatus.KeyLost, problem) with { RefId = refId, Cause = failure, UnstoredKey = key };
        }

        KeepKey(key);
        return null;
    }

    private async Task<OnboardingOutcome> KeyWaitsAsync(string? refId, string reason, Exception failure)
    {
        var problem = new OnboardingProblem(ProblemKind.KeyWaits) { Detail = reason };
        await _journal.RecordAsync(JournalEvent.Failed, entry => entry with { RefId = refId, Problem = problem }).ConfigureAwait(false);
        return Outcome(OnboardingStatus.KeyWaiting, problem) with { RefId = refId, Cause = failure };
    }

    private async Task RemoveAsync(string? refId)
    {
        _context.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        await new SideEffect(_journal, JournalEvent.Removing, JournalEvent.RemovalLost, JournalEvent.NotRemoved)
            .RunAsync(entry => entry with { RefId = refId }, DeleteAsync)
            .ConfigureAwait(false);
        await _journal.RecordAsync(JournalEvent.Removed, entry => entry with { RefId = refId }).ConfigureAwait(false);
        _facts = _facts.WithoutProfile();
    }

    private async Task<string?> DeleteAsync()
    {
        try
        {
            return await _context.Api.DeleteProfileAsync(_client.Title, _context.Calls).ConfigureAwait(false);
        }
        catch (AyrshareApiException gone) when (gone.Kind == AyrshareErrorKind.NotFound)
        {
            // Someone else removed it while the list still shows it.
            return null;
        }
    }

    private async Task<OnboardingOutcome?> LinkAsync()
    {
        if (await ReadOrMissAsync(_client.SecretName).ConfigureAwait(false) is not { } key)
            return null;
        _context.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        var request = _context.Issuer.Request(_client.Link, key);
        JwtLink link;
        try
        {
            link = request.Email is null
                ? await IssueAsync(request).ConfigureAwait(false)
                : await new SideEffect(_journal, JournalEvent.Mailing, lost: null, JournalEvent.NotMailed)
                    .RunAsync(entry => entry with { Email = request.Email.To }, () => IssueAsync(request))
                    .ConfigureAwait(false);
        }
        catch (AyrshareApiException open) when (open.OutcomeUnknown && request.Email is not null)
        {
            return Outcome(OnboardingStatus.MailUnknown, CallFailed(open)) with { Cause = open };
        }

        if (request.Email is not null && !link.EmailSent)
            return WithLink(Outcome(OnboardingStatus.MailUnknown, new(ProblemKind.MailNotConfirmed)), link);

        var refId = _facts.State.RefId;
        await _journal.RecordAsync(request.Email is null ? JournalEvent.Linked : JournalEvent.Mailed, entry => entry with
        {
            RefId = refId,
            ExpiresAt = link.Lifetime.ExpiresAt,
            Email = request.Email?.To,
            Fingerprint = _client.Fingerprint,
        }).ConfigureAwait(false);
        var done = WithLink(Outcome(OnboardingStatus.Done), link);
        return request.Email is null ? done : done with { MailedAt = link.Lifetime.IssuedAt };
    }

    private Task<JwtLink> IssueAsync(GenerateJwtRequest request) =>
        _context.Api.GenerateJwtAsync(request, _context.Calls);

    // The vault may have lost the key since the run began.
    private async Task<Secret?> ReadOrMissAsync(string name)
    {
        var key = await ReadKeyAsync(name).ConfigureAwait(false);
        if (key is null && _missing.Add(name))
            _facts = _facts.WithVault(other => _context.Vault.Has(other) && !_missing.Contains(other));
        return key;
    }

    private async Task<Secret?> ReadKeyAsync(string name)
    {
        if (_read is { } read && read.Name == name)
            return read.Key;
        var key = await _context.Vault.FindAsync(name).ConfigureAwait(false);
        _read = key is null ? null : (name, key);
        return key;
    }

    private Task RecordKeyAsync(string? refId) =>
        _journal.RecordAsync(JournalEvent.KeyStored, entry => entry with { Secret = _client.SecretName, RefId = refId });

    private void KeepKey(Secret key)
    {
        _read = (_client.SecretName, key);
        _facts = _facts.WithKey();
    }

    private static OnboardingProblem CallFailed(AyrshareApiException failure) => new(ProblemKind.CallFailed) { Detail = failure.Message };

    private static OnboardingOutcome WithLink(OnboardingOutcome outcome, JwtLink link) =>
        outcome with { Link = link, ExpiresAt = link.Lifetime.ExpiresAt };

    private OnboardingOutcome Outcome(OnboardingStatus status, OnboardingProblem? problem = null)
    {
        var state = _journal.State;
        return new OnboardingOutcome
        {
            Client = _client,
            Status = status,
            RefId = state.RefId,
            ExpiresAt = state.ExpiresAt,
            MailedAt = state.MailedAt,
            Problem = problem,
            FinishedAt = _context.Clock.GetUtcNow(),
        };
    }
}
