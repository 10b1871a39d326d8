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
        ClientAction.LookUpLink => facts with { LinkLookedUp = true },
        ClientAction.LookUpAccounts => facts with { AccountsLookedUp = true },
        ClientAction.Remove => Recorded(facts, JournalEvent.Removed, facts.Listed?.RefId).WithoutProfile(),
        ClientAction.Create => Recorded(facts, JournalEvent.KeyStored, NewRefId).WithKey(),
        ClientAction.StoreKey => Recorded(facts, JournalEvent.KeyStored, facts.State.RefId).WithKey() with { KeyRestored = true },
        ClientAction.Rename => Renamed(facts),
        ClientAction.Update => facts with
        {
            State = facts.State with { Fields = RowChange.AfterUpdate(facts.State.Fields, facts.Client.Fields) },
            Updated = true,
        },
        ClientAction.RevokeLink => facts with { LinkRevoked = true },
        ClientAction.RemoveProfile =>
            Recorded(Recorded(facts, JournalEvent.Leaving, refId: null), JournalEvent.Removed, facts.Listed?.RefId) with { Removed = true },
        ClientAction.RemoveSecret => Recorded(facts, JournalEvent.Left, refId: null),
        _ => Recorded(facts, JournalEvent.KeyStored, facts.Listed?.RefId).WithKey(),
    };

    private static ClientFacts Renamed(ClientFacts facts)
    {
        var renamed = facts with { State = facts.State with { Title = facts.Client.Title } };
        return Recorded(renamed, JournalEvent.KeyStored, facts.State.RefId).WithKey() with { KeyRestored = true, Updated = true };
    }

    private static ClientFacts Recorded(ClientFacts facts, JournalEvent happened, string? refId) => facts with
    {
        State = facts.State.After(new JournalEntry { At = facts.Now, Event = happened, RefId = refId, Secret = facts.Client.SecretName }),
    };
}
