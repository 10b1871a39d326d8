using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>What a run will do with a client if each call succeeds, and what it is decided from.</summary>
/// <param name="Facts">What is known of the client.</param>
/// <param name="Decisions">The decisions to the end of the client's turn, in order.</param>
public sealed record PlannedClient(ClientFacts Facts, IReadOnlyList<Decision> Decisions)
{
    /// <summary>Plans a client's turn.</summary>
    public static PlannedClient From(ClientFacts facts) => new(facts, OnboardingPlan.From(facts));

    /// <summary>What changes something or sends something, in order.</summary>
    public IEnumerable<Decision> Effects => Decisions.Where(decision => decision.Action.HasEffect());

    /// <summary>The client's status at the end of the turn.</summary>
    public OnboardingStatus Status => Decisions[Decisions.Count - 1].ExpectedStatus;
}
