using System.Collections.Generic;

namespace Ayrshare.Onboarding;

/// <summary>What a run will do with a client if each call succeeds.</summary>
public static class OnboardingPlan
{
    // This reference differs from that of any profile in the journal.
    private const string NewRefId = "new";

    /// <summary>The decisions from these facts to the end of the client's turn, in order.</summary>
    public static IReadOnlyList<Decision> From(ClientFacts facts)
    {
        var decisions = new List<Decision>();
        while (true)
        {
            var decision = Decision.For(facts);
            decisions.Add(decision);
            if (decision.EndsTurn)
                return decisions;
            facts = Expected(decision, facts);
        }
    }

    private static ClientFacts Expected(Decision decision, ClientFacts facts) => decision.Action switch
    {
        ClientAction.LookUpProfile => facts with { ProfileLookedUp = true },
        ClientAction.LookUpKey => facts with { KeyLookedUp = true },
        ClientAction.Remove => Recorded(facts, JournalEvent.Removed, facts.Listed?.RefId).WithoutProfile(),
        ClientAction.Create => Recorded(facts, JournalEvent.KeyStored, NewRefId).WithKey(),
        ClientAction.StoreKey => Recorded(facts, JournalEvent.KeyStored, facts.State.RefId).WithKey() with { KeyRestored = true },
        _ => Recorded(facts, JournalEvent.KeyStored, facts.Listed?.RefId).WithKey(),
    };

    private static ClientFacts Recorded(ClientFacts facts, JournalEvent happened, string? refId) => facts with
    {
        State = facts.State.After(new JournalEntry { At = facts.Now, Event = happened, RefId = refId, Secret = facts.Client.SecretName }),
    };
}
