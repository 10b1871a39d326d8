using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The steps of a turn from the creation of a profile until its key is in the vault. A step that ends the turn returns its
/// outcome.</summary>
internal sealed class KeySteps(TurnState turn)
{
    private readonly WorkContext _context = turn.Context;
    private readonly ClientJournal _journal = turn.Journal;
    private readonly OnboardingClient _client = turn.Client;

    /// <summary>Searches the account for the profile with the title.</summary>
    public async Task<OnboardingOutcome?> LookUpProfileAsync()
    {
        var asked = _context.Clock.GetUtcNow();
        var query = new ProfileQuery { Title = _client.Title };
        var page = await _context.Api.ListProfilesAsync(query, _context.Calls).ConfigureAwait(false);
        turn.Facts = turn.Facts.WithListed(page.Profiles, asked) with { ProfileLookedUp = true };
        return null;
    }

    /// <summary>Searches the vault for the key.</summary>
    public async Task<OnboardingOutcome?> LookUpKeyAsync()
    {
        var key = await turn.ReadAsync(_client.SecretName).ConfigureAwait(false);
        turn.Facts = turn.Facts with { KeyLookedUp = true, KeptAs = key is null ? null : _client.SecretName };
        return null;
    }

    /// <summary>Takes over the profile whose key is in the vault. A key that no run has recorded can be another client's: stored by hand
    /// under the wrong name, or found by a vault that does not distinguish upper and lower case.</summary>
    public async Task<OnboardingOutcome?> AdoptAsync(string name)
    {
        if (await turn.ReadOrMissAsync(name).ConfigureAwait(false) is not { } key)
            return null;
        if (key.Reveal() == _context.Api.Options.ApiKey.Reveal())
            return await turn.FailAsync(new(ProblemKind.ForeignSecret) { Secret = name }).ConfigureAwait(false);
        var owner = await _context.Api.GetUserAsync(key, _context.Calls).ConfigureAwait(false);
        if (!IsOurs(owner))
        {
            var problem = new OnboardingProblem(ProblemKind.KeyOfOtherProfile) { Secret = name, OtherTitle = owner.Title };
            return await turn.FailAsync(problem).ConfigureAwait(false);
        }

        if (name != _client.SecretName)
        {
            await _context.StoreAsync(_client.SecretName, key).ConfigureAwait(false);
            _context.Calls.Observer?.Invoke(new ApiEvent(
                $"The key of '{_client.Title}' was kept as \"{name}\"; it is now also kept as \"{_client.SecretName}\"."));
        }

        await turn.RecordKeyAsync(owner.RefId ?? turn.Facts.Listed?.RefId).ConfigureAwait(false);
        turn.KeepKey(key);
        return null;
    }

    /// <summary>Creates the profile, and keeps its key in the journal and in the vault.</summary>
    public async Task<OnboardingOutcome?> CreateAsync()
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
            turn.Failure = failure;
            turn.Facts = turn.Facts.WithFailedCreation(failure.OutcomeUnknown ? CreationResult.Lost : CreationResult.TitleTaken);
            return null;
        }

        var key = created.ProfileKey;
        JournalFailedException? unrecorded = null;
        try
        {
            var sealedKey = _context.JournalKey!.Seal(_client.Title, key);
            await _journal.RecordAsync(JournalEvent.KeyReceived, entry => entry with
            {
                RefId = created.RefId,
                Key = sealedKey,
                Fields = _client.Fields,
            }).ConfigureAwait(false);
        }
        catch (JournalFailedException failure)
        {
            // The key can still be stored in the vault. Every later entry fails too, which ends the run.
            unrecorded = failure;
        }

        if (await StoreAsync(key, created.RefId, unrecorded).ConfigureAwait(false) is { } notStored)
            return notStored;
        // This entry is not awaited. The next one is written after it, and if both are missing, the vault shows the key.
        _ = turn.RecordKeyAsync(created.RefId);
        return null;
    }

    /// <summary>Stores the key that is in the journal.</summary>
    public async Task<OnboardingOutcome?> StoreKeyAsync()
    {
        var refId = turn.Facts.State.RefId;
        if (await turn.OpenAsync(turn.Facts.State.Key!).ConfigureAwait(false) is not { } key)
        {
            turn.Facts = turn.Facts with { HasJournalKey = false };
            return null;
        }

        if (await StoreAsync(key, refId, unrecorded: null).ConfigureAwait(false) is { } notStored)
            return notStored;
        turn.Facts = turn.Facts with { KeyRestored = true };
        await turn.RecordKeyAsync(refId).ConfigureAwait(false);
        return null;
    }

    /// <summary>Removes the profile whose key was lost.</summary>
    public async Task<OnboardingOutcome?> RemoveAsync()
    {
        await turn.RemoveAsync(turn.Facts.Listed?.RefId, DeleteAsync).ConfigureAwait(false);
        return null;
    }

    private bool IsOurs(UserDetails owner) =>
        (owner.RefId is not null && owner.RefId == turn.Facts.State.RefId)
        || (owner.Title is { } title
            ? title == _client.Title
            : owner.RefId is { } refId && refId == (turn.Facts.Listed?.RefId ?? turn.Facts.State.RefId));

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
            return turn.Outcome(OnboardingStatus.KeyLost, problem) with { RefId = refId, Cause = failure, UnstoredKey = key };
        }

        turn.KeepKey(key);
        return null;
    }

    private async Task<OnboardingOutcome> KeyWaitsAsync(string? refId, string reason, Exception failure)
    {
        var problem = new OnboardingProblem(ProblemKind.KeyWaits) { Detail = reason };
        await _journal.RecordAsync(JournalEvent.Failed, entry => entry with { RefId = refId, Problem = problem }).ConfigureAwait(false);
        return turn.Outcome(OnboardingStatus.KeyWaiting, problem) with { RefId = refId, Cause = failure };
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
}
