using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The steps of a turn that change an existing profile according to its row. Both can be repeated without harm, so they are
/// recorded only when they are done.</summary>
internal sealed class ProfileSteps(TurnState turn)
{
    /// <summary>Gives the profile the title of the row, unless it has it already, and the secret its new name.</summary>
    public async Task<OnboardingOutcome?> RenameAsync()
    {
        var (facts, client) = (turn.Facts, turn.Client);
        var (name, stored) = (facts.KeptAs!, facts.State.StoredAs);
        if (await turn.ReadOrMissAsync(name).ConfigureAwait(false) is not { } key)
            return null;
        turn.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        if (name != stored && await FindOtherOwnerAsync(key).ConfigureAwait(false) is { } other)
        {
            var problem = new OnboardingProblem(ProblemKind.KeyOfOtherProfile) { Secret = name, OtherTitle = other.Title };
            return await turn.FailAsync(problem).ConfigureAwait(false);
        }

        if (!facts.HasNewTitle)
            await turn.Api.UpdateProfileAsync(key, new UpdateProfileRequest { Title = client.Title }, turn.Calls).ConfigureAwait(false);
        if (name != client.SecretName)
            await turn.Context.StoreAsync(client.SecretName, key).ConfigureAwait(false);
        // Most vaults do not distinguish upper and lower case, so that both names can be those of one secret.
        if (stored is not null && !string.Equals(stored, client.SecretName, StringComparison.OrdinalIgnoreCase)
            && await turn.Context.Vault.FindAsync(stored).ConfigureAwait(false) is not null)
            await turn.Context.Vault.RemoveAsync(stored).ConfigureAwait(false);
        // This entry is the last, so that a run that dies before it is completed by the next one.
        await turn.Journal.RecordTitleAsync(client.SecretName).ConfigureAwait(false);
        turn.KeepKey(key);
        turn.Facts = turn.Facts with { KeyRestored = true, Updated = true };
        return null;
    }

    /// <summary>Updates the profile.</summary>
    public async Task<OnboardingOutcome?> UpdateAsync()
    {
        var client = turn.Client;
        if (await turn.ReadOrMissAsync(client.SecretName).ConfigureAwait(false) is not { } key)
            return null;
        turn.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        var changed = turn.Facts.Changes.Where(change => change.Kind == ChangeKind.Profile).Select(change => change.Column);
        var request = RequestFor([.. changed], client.Profile);
        if (!request.IsEmpty)
            await turn.Api.UpdateProfileAsync(key, request, turn.Calls).ConfigureAwait(false);
        var fields = RowChange.AfterUpdate(turn.Facts.State.Fields, client.Fields);
        await turn.Journal.RecordAsync(JournalEvent.Updated, entry => entry with { Fields = fields }).ConfigureAwait(false);
        turn.Facts = turn.Facts with { Updated = true };
        return null;
    }

    private async Task<UserDetails?> FindOtherOwnerAsync(Secret key)
    {
        var owner = await turn.Api.GetUserAsync(key, turn.Calls).ConfigureAwait(false);
        return owner.RefId is not null && owner.RefId == turn.Facts.State.RefId ? null : owner;
    }

    // An emptied cell clears the value. A switch has no empty value, so it is switched off.
    private static UpdateProfileRequest RequestFor(HashSet<string> changed, CreateProfileRequest profile) => new()
    {
        Tags = changed.Contains("Tags") ? profile.Tags ?? [] : null,
        DisableSocial = changed.Contains("DisableSocial") ? profile.DisableSocial ?? [] : null,
        TopHeader = changed.Contains("TopHeader") ? profile.TopHeader ?? "" : null,
        SubHeader = changed.Contains("SubHeader") ? profile.SubHeader ?? "" : null,
        HideTopHeader = changed.Contains("HideTopHeader") ? profile.HideTopHeader == true : null,
        MessagingActive = changed.Contains("MessagingActive") ? profile.MessagingActive == true : null,
    };
}
