namespace Ayrshare.Onboarding;

/// <summary>What happens next to a client whose row has a new title.</summary>
internal static class RenameDecision
{
    public static Decision For(ClientFacts facts)
    {
        if (facts.ProfileGone)
            return Decision.Finish(OnboardingStatus.Failed, new(ProblemKind.ProfileGone));
        // A creation whose response was lost has the old title. Under the new one, the client would be created a second time.
        var isOpen = facts.State is { StoredAs: null, Key: null } && facts.KeptAs is null;
        if (isOpen || (!facts.Options.Update && !facts.HasNewTitle))
            return Decision.Finish(OnboardingStatus.Changed, Problem(facts));
        return facts.KeptAs is not null ? new(ClientAction.Rename) : KeyDecision.ForLostSecret(facts);
    }

    private static OnboardingProblem Problem(ClientFacts facts) =>
        new(ProblemKind.RowChanged) { Detail = $"{new RowChange("Title", facts.State.Title, facts.Client.Title)}" };
}
