namespace Ayrshare.Onboarding;

/// <summary>What happens next to a client whose key is not known to be in the vault.</summary>
internal static class KeyDecision
{
    // The list of profiles can be out of date, so a profile that it does not show may exist.
    private const int MaxCreations = 3;

    public static Decision For(ClientFacts facts)
    {
        var state = facts.State;
        if (facts.KeptAs is { } name)
        {
            return facts.MayAdopt(name)
                ? new(ClientAction.Adopt) { Secret = name }
                : Decision.Finish(OnboardingStatus.Failed, new(ProblemKind.ForeignSecret) { Secret = name });
        }

        if (facts.CanOpenKey)
            return new(ClientAction.StoreKey);
        // The profile exists, and another vault can have the secret that opens its key.
        if (state.Key is not null && !facts.ProfileGone)
        {
            return facts.KeyLookedUp
                ? Decision.Finish(OnboardingStatus.KeyLost, KeyNotInVault(state))
                : new(ClientAction.LookUpKey);
        }

        if (facts.Listed is not null && facts.IsNew)
            return Decision.Finish(OnboardingStatus.Failed, new(ProblemKind.TitleTaken));
        if (IsLastCreation(facts))
            return new(ClientAction.Fail);
        if (!facts.ProfileLookedUp && (state.Attempts.Count > 0 || facts.Creation == CreationResult.TitleTaken))
            return new(ClientAction.LookUpProfile);
        if (facts.Listed is null && facts.Creation != CreationResult.TitleTaken)
            return new(ClientAction.Create);
        // The profile belongs to others if no creation of this job can have taken the title.
        if (facts.Listed is null && state.Attempts.Count == 0)
            return new(ClientAction.Fail);
        return facts.KeyLookedUp ? ForLostKey(facts) : new(ClientAction.LookUpKey);
    }

    /// <summary>The vault no longer has the key, and nothing else is left to do for the client.</summary>
    public static Decision ForLostSecret(ClientFacts facts) => facts.CanOpenKey
        ? new(ClientAction.StoreKey)
        : Decision.Finish(OnboardingStatus.KeyLost, KeyNotInVault(facts.State));

    private static bool IsLastCreation(ClientFacts facts) => facts.Creation switch
    {
        CreationResult.None => false,
        CreationResult.Lost => facts.Removed || facts.Creations == MaxCreations,
        _ => facts.Removed,
    };

    private static Decision ForLostKey(ClientFacts facts)
    {
        if (facts.Listed is not { } listed)
            return Decision.Finish(OnboardingStatus.KeyLost, new(ProblemKind.ProfileNotListed));
        var ours = facts.State.MayHaveLost(listed, facts.CallTimeout);
        var canRecreate = ours && listed.ActiveSocialAccounts.Count == 0;
        if (canRecreate && facts.Options.RecreateLost)
            return new(ClientAction.Remove);
        var problem = facts.State.Key is not null || facts.State.HasStoredKeyOf(listed) ? KeyNotInVault(facts.State)
            : ours ? new OnboardingProblem(ProblemKind.KeyLostBeforeVault) { CanRecreate = canRecreate }
            : new OnboardingProblem(ProblemKind.KeyUnknown);
        return Decision.Finish(OnboardingStatus.KeyLost, problem);
    }

    private static OnboardingProblem KeyNotInVault(ClientState state) => state.Key is { } key
        ? new OnboardingProblem(ProblemKind.KeyLocked) { Secret = key.With }
        : new OnboardingProblem(ProblemKind.KeyNotInVault) { Secret = state.StoredAs };
}
