using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The steps of a turn that remove a client that leaves. Each can be repeated without harm.</summary>
internal sealed class LeavingSteps(TurnState turn)
{
    /// <summary>Revokes the last link, so that nobody can link a network with it anymore.</summary>
    public async Task<OnboardingOutcome?> RevokeLinkAsync()
    {
        var facts = turn.Facts;
        if (await FindKeyAsync().ConfigureAwait(false) is { } key)
        {
            await AnnounceAsync().ConfigureAwait(false);
            await RevokeAsync(facts.State.SessionId!, key).ConfigureAwait(false);
            await turn.Journal.RecordAsync(JournalEvent.LinkRevoked).ConfigureAwait(false);
        }

        turn.Facts = turn.Facts with { LinkRevoked = true };
        return null;
    }

    /// <summary>Removes the profile.</summary>
    public async Task<OnboardingOutcome?> RemoveProfileAsync()
    {
        var key = await FindKeyAsync().ConfigureAwait(false);
        if (key is null && turn.Facts.Listed is null)
            return turn.Outcome(OnboardingStatus.Failed, new(ProblemKind.ProfileNotFound));
        turn.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        await AnnounceAsync().ConfigureAwait(false);
        await turn.RemoveAsync(RefId, () => DeleteAsync(key)).ConfigureAwait(false);
        return null;
    }

    /// <summary>Removes the secret, if the vault has it. With that, the client has left.</summary>
    public async Task<OnboardingOutcome?> RemoveSecretAsync()
    {
        if (turn.Facts.KeptAs is { } name)
        {
            await AnnounceAsync().ConfigureAwait(false);
            await turn.Context.Vault.RemoveAsync(name).ConfigureAwait(false);
        }

        await turn.Journal.RecordAsync(JournalEvent.Left).ConfigureAwait(false);
        turn.Facts = turn.Facts with { KeptAs = null };
        return null;
    }

    // The name of the secret and what was linked are no longer known once the profile is removed.
    private Task AnnounceAsync() => turn.Journal.State.Leaving
        ? Task.CompletedTask
        : turn.Journal.RecordAsync(JournalEvent.Leaving, entry => entry with
        {
            RefId = turn.Facts.State.RefId,
            Secret = turn.Facts.KeptAs,
            Networks = turn.Facts.Active,
        });

    private async Task<Secret?> FindKeyAsync()
    {
        if (turn.Facts.KeptAs is { } name && await turn.ReadOrMissAsync(name).ConfigureAwait(false) is { } kept)
            return kept;
        return turn.Facts.State.Key is { } sealedKey ? await turn.OpenAsync(sealedKey).ConfigureAwait(false) : null;
    }

    private async Task RevokeAsync(string sessionId, Secret key)
    {
        try
        {
            await turn.Api.RevokeLinkSessionAsync(sessionId, key, turn.Calls).ConfigureAwait(false);
        }
        catch (AyrshareApiException gone) when (gone.Kind is AyrshareErrorKind.LinkNotFound or AyrshareErrorKind.NotFound)
        {
            // There is no link to revoke.
        }
    }

    private async Task<string?> DeleteAsync(Secret? key)
    {
        try
        {
            return key is null
                ? await turn.Api.DeleteProfileAsync(turn.Facts.Listed!.Title!, turn.Calls).ConfigureAwait(false)
                : await turn.Api.DeleteProfileAsync(key, turn.Calls).ConfigureAwait(false);
        }
        catch (AyrshareApiException gone) when (gone.Kind == AyrshareErrorKind.NotFound || (IsExpectedGone && IsKeyRefused(gone)))
        {
            // An earlier run or somebody else has removed the profile.
            return null;
        }
    }

    private string? RefId => turn.Facts.State.RefId ?? turn.Facts.Listed?.RefId;

    private bool IsExpectedGone =>
        turn.Facts.ProfileGone || (turn.Facts.State.Removal is { } removal && removal.RefId == RefId);

    private static bool IsKeyRefused(AyrshareApiException failure) =>
        failure is { Kind: AyrshareErrorKind.Forbidden, RefusesAccount: false };
}
