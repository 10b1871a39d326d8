using System.Collections.Generic;

namespace Ayrshare.Onboarding;

/// <summary>What happens to a client next.</summary>
/// <param name="Action">The action.</param>
public sealed record Decision(ClientAction Action)
{
    /// <summary>The client's status, if the turn ends here.</summary>
    public OnboardingStatus? Status { get; init; }

    /// <summary>Why the client is not done, if it is not.</summary>
    public OnboardingProblem? Problem { get; init; }

    /// <summary>The secret whose key is adopted.</summary>
    public string? Secret { get; init; }

    /// <summary>Why the email is sent, if one is.</summary>
    public EmailPurpose Purpose { get; init; }

    /// <summary>The networks that the link shows, if not those of the row.</summary>
    public IReadOnlyList<string>? Networks { get; init; }

    /// <summary>The client's status if the turn ends here and each call succeeds.</summary>
    public OnboardingStatus ExpectedStatus => Status ?? Purpose switch
    {
        EmailPurpose.Reminder => OnboardingStatus.Reminded,
        EmailPurpose.Reconnection => OnboardingStatus.ReconnectSent,
        _ => OnboardingStatus.Done,
    };

    /// <summary>Whether no decision follows.</summary>
    public bool EndsTurn => Action is ClientAction.Finish or ClientAction.Fail or ClientAction.Link or ClientAction.Mail;

    /// <summary>
    /// Decides what happens to a client next. Both the plan and the run use this decision. The run does what is decided, and then
    /// decides again with what it found. The plan decides again with the expected result.
    /// </summary>
    public static Decision For(ClientFacts facts)
    {
        if (facts.Client.Leaves)
            return LeavingDecision.For(facts);
        if (facts.IsRenamed)
            return RenameDecision.For(facts);
        var next = ProfileDecision.For(facts) ?? LinkDecision.For(facts);
        if (facts.ProfileGone
            && (facts.KeptAs is not null || (next.Action == ClientAction.Finish && !facts.Options.RecreateLost)))
            return Finish(OnboardingStatus.Failed, new(ProblemKind.ProfileGone));
        if (facts.State.Secret is not null && next.Action == ClientAction.Finish && !facts.ProfileGone)
            return facts.KeptAs is not null ? next : KeyDecision.ForLostSecret(facts);
        var hasKey = facts.KeptAs is not null && facts.KeptAs == facts.Client.SecretName && facts.KeptAs == facts.State.Secret;
        return hasKey ? next : KeyDecision.For(facts);
    }

    internal static Decision Finish(OnboardingStatus status, OnboardingProblem? problem = null) =>
        new(ClientAction.Finish) { Status = status, Problem = problem };
}
