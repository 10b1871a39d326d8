namespace Ayrshare.Onboarding;

/// <summary>What happens to a client next.</summary>
/// <param name="Action">The action.</param>
public sealed record Decision(ClientAction Action)
{
    // The list of profiles can be out of date, so a profile that it does not show may exist.
    private const int MaxCreations = 3;

    /// <summary>The client's status, if the turn ends here.</summary>
    public OnboardingStatus? Status { get; init; }

    /// <summary>Why the client is not done, if it is not.</summary>
    public OnboardingProblem? Problem { get; init; }

    /// <summary>The secret whose key is adopted.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether no decision follows.</summary>
    public bool EndsTurn => Action is ClientAction.Finish or ClientAction.Fail or ClientAction.Link or ClientAction.Mail;

    /// <summary>
    /// Decides what happens to a client next. Both the plan and the run use this decision. The run does what is decided, and then
    /// decides again with what it found. The plan decides again with the expected result.
    /// </summary>
    public static Decision For(ClientFacts facts)
    {
        var link = AboutLink(facts);
        if (facts.ProfileGone && (facts.KeptAs is not null || (link.Action == ClientAction.Finish && !facts.Options.RecreateLost)))
            return Finish(OnboardingStatus.Failed, new(ProblemKind.ProfileGone));
        if (facts.State.Secret is not null && link.Action == ClientAction.Finish && !facts.ProfileGone)
            return facts.KeptAs is not null ? link : AboutLostSecret(facts);
        var hasKey = facts.KeptAs is not null && facts.KeptAs == facts.Client.SecretName && facts.KeptAs == facts.State.Secret;
        return hasKey ? link : AboutKey(facts);
    }

    // Nothing is left to do for the client, but the vault no longer has the key.
    private static Decision AboutLostSecret(ClientFacts facts) => facts.CanOpenKey
        ? new(ClientAction.StoreKey)
        : Finish(OnboardingStatus.KeyLost, KeyNotInVault(facts.State));

    private static Decision AboutKey(ClientFacts facts)
    {
        var state = facts.State;
        if (facts.KeptAs is { } name)
        {
            return facts.MayAdopt(name)
                ? new(ClientAction.Adopt) { Secret = name }
                : Finish(OnboardingStatus.Failed, new(ProblemKind.ForeignSecret) { Secret = name });
        }

        if (facts.CanOpenKey)
            return new(ClientAction.StoreKey);
        // The profile exists, and another vault can have the secret that opens its key.
        if (state.Key is not null && !facts.ProfileGone)
            return facts.KeyLookedUp ? Finish(OnboardingStatus.KeyLost, KeyNotInVault(state)) : new(ClientAction.LookUpKey);
        if (facts.Listed is not null && facts.IsNew)
            return Finish(OnboardingStatus.Failed, new(ProblemKind.TitleTaken));
        if (IsLastCreation(facts))
            return new(ClientAction.Fail);
        if (!facts.ProfileLookedUp && (state.Attempts.Count > 0 || facts.Creation == CreationResult.TitleTaken))
            return new(ClientAction.LookUpProfile);
        if (facts.Listed is null && facts.Creation != CreationResult.TitleTaken)
            return new(ClientAction.Create);
        // The profile belongs to others if no creation of this job can have taken the title.
        if (facts.Listed is null && state.Attempts.Count == 0)
            return new(ClientAction.Fail);
        return facts.KeyLookedUp ? AboutLostKey(facts) : new(ClientAction.LookUpKey);
    }

    private static bool IsLastCreation(ClientFacts facts) => facts.Creation switch
    {
        CreationResult.None => false,
        CreationResult.Lost => facts.Removed || facts.Creations == MaxCreations,
        _ => facts.Removed,
    };

    private static Decision AboutLostKey(ClientFacts facts)
    {
        if (facts.Listed is not { } listed)
            return Finish(OnboardingStatus.KeyLost, new(ProblemKind.ProfileNotListed));
        var ours = facts.State.MayHaveLost(listed, facts.CallTimeout);
        var canRecreate = ours && listed.ActiveSocialAccounts.Count == 0;
        if (canRecreate && facts.Options.RecreateLost)
            return new(ClientAction.Remove);
        var problem = facts.State.Key is not null || facts.State.HasStoredKeyOf(listed) ? KeyNotInVault(facts.State)
            : ours ? new OnboardingProblem(ProblemKind.KeyLostBeforeVault) { CanRecreate = canRecreate }
            : new OnboardingProblem(ProblemKind.KeyUnknown);
        return Finish(OnboardingStatus.KeyLost, problem);
    }

    private static OnboardingProblem KeyNotInVault(ClientState state) => state.Key is { } key
        ? new OnboardingProblem(ProblemKind.KeyLocked) { Secret = key.With }
        : new OnboardingProblem(ProblemKind.KeyNotInVault) { Secret = state.StoredAs };

    private static Decision AboutLink(ClientFacts facts)
    {
        var (state, options) = (facts.State, facts.Options);
        var inDoubt = options.SendEmail && state.MailUnknown;
        if (inDoubt && !options.ResendUnknown)
            return Finish(OnboardingStatus.MailUnknown, new(ProblemKind.MailUnknown));
        var wasDone = options.SendEmail ? state.MailedAt is not null : state.Fingerprint is not null;
        if (wasDone && !inDoubt && !NeedsNewLink(facts))
        {
            return facts.HasNewKey ? Finish(OnboardingStatus.Done)
                : facts.RowChanged ? Finish(OnboardingStatus.Changed, new(ProblemKind.RowChanged))
                : Finish(OnboardingStatus.AlreadyDone);
        }

        return new(options.SendEmail ? ClientAction.Mail : ClientAction.Link);
    }

    private static bool NeedsNewLink(ClientFacts facts) =>
        facts.Options.Renew && ((facts.HasNewKey && !facts.KeyRestored) || facts.RowChanged || facts.State.ExpiresAt <= facts.Now);

    private static Decision Finish(OnboardingStatus status, OnboardingProblem? problem = null) =>
        new(ClientAction.Finish) { Status = status, Problem = problem };
}
