namespace Ayrshare.Onboarding;

/// <summary>What happens next to a client that leaves.</summary>
internal static class LeavingDecision
{
    public static Decision For(ClientFacts facts)
    {
        var state = facts.State;
        if (!state.HasProfile)
            return Decision.Finish(OnboardingStatus.Offboarded);
        if (!facts.Options.Offboard)
            return Decision.Finish(OnboardingStatus.Leaving);
        var hasKey = facts.KeptAs is not null || facts.CanOpenKey;
        if (state.SessionId is not null && state.ExpiresAt > facts.Now && hasKey && !facts.LinkRevoked && !facts.ProfileGone)
            return new(ClientAction.RevokeLink);
        var isRemoved = state is { Leaving: true, RefId: null, StoredAs: null, Key: null, Attempts.Count: 0 };
        if (!facts.Removed && !isRemoved)
        {
            // A profile that the list does not show is removed all the same, because the secret is removed next.
            if (hasKey || IsOurs(facts))
                return new(ClientAction.RemoveProfile);
            if (!facts.ProfileGone && (facts.Listed is not null || state.RefId is not null))
                return Decision.Finish(OnboardingStatus.Failed, new(ProblemKind.ProfileNotFound));
        }

        return new(ClientAction.RemoveSecret);
    }

    // Without the key, only the list can show that the profile with the title is still the client's.
    private static bool IsOurs(ClientFacts facts) => facts.Listed is { } listed
        && (facts.State.RefId is { } refId ? listed.RefId == refId : facts.State.MayHaveLost(listed, facts.CallTimeout));
}
