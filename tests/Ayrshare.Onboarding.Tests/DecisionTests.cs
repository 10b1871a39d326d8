using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;
using Xunit;
using static Ayrshare.Onboarding.Tests.Journals;

namespace Ayrshare.Onboarding.Tests;

/// <summary>What happens next in each state of a client.</summary>
public sealed class DecisionTests
{
    private static readonly OnboardingClient Client = Clients.Make("Acme");

    private static readonly ClientFacts Facts = new()
    {
        Client = Client,
        State = State(),
        Options = new OnboardingOptions(),
        Now = Noon,
        CallTimeout = TimeSpan.FromSeconds(100),
    };

    private static readonly ClientFacts Linking = Facts with
    {
        State = State(KeyStored(), Linked(Client.Fingerprint)),
        KeptAs = "key",
    };

    private static readonly ClientFacts Mailing = Linking with
    {
        State = State([KeyStored(), .. Mailed(Client.Fingerprint)]),
        Options = new OnboardingOptions { SendEmail = true },
    };

    private static readonly ClientFacts InDoubt = Mailing with { State = State(KeyStored(), Entry(JournalEvent.Mailing)) };

    private static readonly ClientFacts Lost = Facts with
    {
        State = State(Entry(JournalEvent.Creating), Entry(JournalEvent.CreationLost)),
        Listed = Listed(Noon),
        ProfileLookedUp = true,
        KeyLookedUp = true,
    };

    private static readonly Dictionary<string, (ClientFacts Facts, string Next)> Table = new()
    {
        // Nothing is known of the client.
        ["new"] = (Facts, "Create"),
        ["new, key in the vault"] = (Facts with { KeptAs = "Ayrshare-ProfileKey-Acme" }, "Adopt Ayrshare-ProfileKey-Acme"),
        ["new, some secret in the vault"] = (Facts with { KeptAs = "AdminPassword" }, "Finish Failed ForeignSecret"),
        ["new, profile in the account"] = (Facts with { Listed = Listed(Noon) }, "Finish Failed TitleTaken"),
        ["new, profile and key"] = (Facts with { Listed = Listed(Noon), KeptAs = "Ayrshare-ProfileKey-A" }, "Adopt Ayrshare-ProfileKey-A"),

        // A creation whose result is open.
        ["attempted"] = (Lost with { Listed = null, ProfileLookedUp = false }, "LookUpProfile"),
        ["attempted, looked up, none"] = (Lost with { Listed = null }, "Create"),
        ["attempted, looked up, there"] = (Lost with { KeyLookedUp = false }, "LookUpKey"),
        ["attempted, key stored by hand"] = (Lost with { KeptAs = "key" }, "Adopt key"),
        ["lost"] = (Lost, "Finish KeyLost KeyLostBeforeVault recreatable"),
        ["lost, recreate"] = (Recreating(Lost), "Remove"),
        ["lost, linked, recreate"] = (Recreating(Lost) with { Listed = Listed(Noon, "twitter") }, "Finish KeyLost KeyLostBeforeVault"),
        ["others' since, recreate"] = (Recreating(Lost) with { Listed = Listed(Noon.AddHours(1)) }, "Finish KeyLost KeyUnknown"),

        // Creations of this turn that did not succeed.
        ["lost once"] = (InTurn(CreationResult.Lost, 1), "LookUpProfile"),
        ["lost once, looked up, none"] = (InTurn(CreationResult.Lost, 1) with { ProfileLookedUp = true }, "Create"),
        ["lost three times"] = (InTurn(CreationResult.Lost, 3), "Fail"),
        ["taken"] = (InTurn(CreationResult.TitleTaken, 1), "LookUpProfile"),
        ["taken by ours, not listed"] = (InTurn(CreationResult.TitleTaken, 2) with { ProfileLookedUp = true }, "LookUpKey"),
        ["taken by ours, not listed, no key"] =
            (InTurn(CreationResult.TitleTaken, 2) with { ProfileLookedUp = true, KeyLookedUp = true }, "Finish KeyLost ProfileNotListed"),
        ["taken by others, not listed"] =
            (InTurn(CreationResult.TitleTaken, 1) with { State = State(), ProfileLookedUp = true }, "Fail"),
        ["taken by others, listed"] =
            (Lost with { State = State(), Creation = CreationResult.TitleTaken, Creations = 1 },
                "Finish KeyLost KeyUnknown"),
        ["removed"] = (Facts with { State = State(Entry(JournalEvent.Removed)), Removed = true, ProfileLookedUp = true }, "Create"),
        ["removed, lost again"] = (InTurn(CreationResult.Lost, 1) with { Removed = true }, "Fail"),
        ["removed, taken"] = (InTurn(CreationResult.TitleTaken, 1) with { Removed = true }, "Fail"),

        // The key was stored, and may not be in this vault.
        ["stored"] = (Linking with { State = State(KeyStored()) }, "Link"),
        ["stored, mails"] = (Mailing with { State = State(KeyStored()) }, "Mail"),
        ["stored under another name"] = (Linking with { State = State(KeyStored(secret: "old")), KeptAs = "old" }, "Adopt old"),
        ["stored elsewhere"] =
            (Linking with { State = State(KeyStored()), KeptAs = null, Listed = Listed(Noon), KeyLookedUp = true },
                "Finish KeyLost KeyNotInVault"),
        ["stored elsewhere, recreate"] =
            (Recreating(Linking) with { State = State(KeyStored()), KeptAs = null, Listed = Listed(Noon), KeyLookedUp = true },
                "Finish KeyLost KeyNotInVault"),
        ["known to be lost, key is back"] =
            (Facts with { State = State(KeyStored(), Entry(JournalEvent.KeyLost)), KeptAs = "key" }, "Adopt key"),

        // Linked before.
        ["linked"] = (Linking, "Finish AlreadyDone"),
        ["linked, key missing"] = (Linking with { KeptAs = null }, "Finish KeyLost KeyNotInVault"),
        ["linked, key new in this turn"] = (Linking with { HasNewKey = true }, "Finish Done"),
        ["linked, renew"] = (Renewing(Linking), "Finish AlreadyDone"),
        ["linked, renew, ended"] = (Renewing(Linking) with { Now = Noon.AddMinutes(5) }, "Link"),
        ["linked, renew, key new in this turn"] = (Renewing(Linking) with { HasNewKey = true }, "Link"),
        ["linked, row changed"] = (Changed(Linking), "Finish Changed RowChanged"),
        ["linked, row changed, renew"] = (Renewing(Changed(Linking)), "Link"),
        ["linked, mails"] = (Mailing with { State = Linking.State }, "Mail"),

        // The journal has the key.
        ["received"] = (Received(Facts, KeyReceived()), "StoreKey"),
        ["received, profile listed"] = (Received(Lost, KeyReceived()), "StoreKey"),
        ["received, stored by hand"] = (Received(Facts, KeyReceived()) with { KeptAs = "key" }, "Adopt key"),
        ["received, journal key missing"] =
            (Received(Lost, Entry(JournalEvent.Creating), KeyReceived()) with { HasJournalKey = false }, "Finish KeyLost KeyLocked"),
        ["received, journal key missing, recreate"] =
            (Recreating(Received(Lost, Entry(JournalEvent.Creating), KeyReceived())) with { HasJournalKey = false },
                "Finish KeyLost KeyLocked"),
        ["received, journal key missing, not listed"] =
            (Received(Facts, Entry(JournalEvent.Creating), KeyReceived()) with { HasJournalKey = false }, "LookUpKey"),
        ["linked, secret missing"] =
            (Received(Linking, KeyReceived(), KeyStored(), Linked(Client.Fingerprint)) with { KeptAs = null }, "StoreKey"),
        ["linked, secret and journal key missing"] =
            (Received(Linking, KeyReceived(), KeyStored(), Linked(Client.Fingerprint)) with { KeptAs = null, HasJournalKey = false },
                "Finish KeyLost KeyLocked"),

        // The account does not have the profile anymore.
        ["linked, profile gone"] = (Linking with { ProfileGone = true }, "Finish Failed ProfileGone"),
        ["linked, profile and secret gone"] = (Linking with { ProfileGone = true, KeptAs = null }, "Finish Failed ProfileGone"),
        ["linked, profile and secret gone, renew, ended"] =
            (Renewing(Linking) with { ProfileGone = true, KeptAs = null, Now = Noon.AddMinutes(5) }, "Create"),
        ["linked, profile and secret gone, recreate"] =
            (Recreating(Linking) with { ProfileGone = true, KeptAs = null }, "Create"),
        ["stored, profile gone"] = (Linking with { State = State(KeyStored()), ProfileGone = true }, "Finish Failed ProfileGone"),
        ["received, profile gone"] = (Received(Facts, KeyReceived()) with { ProfileGone = true }, "Create"),

        // Mailed before, or perhaps.
        ["mailed"] = (Mailing, "Finish AlreadyDone"),
        ["mailed, renew, ended"] = (Renewing(Mailing) with { Now = Noon.AddMinutes(5) }, "Mail"),
        ["mail in doubt"] = (InDoubt, "Finish MailUnknown MailUnknown"),
        ["mail in doubt, renew"] = (Renewing(InDoubt), "Finish MailUnknown MailUnknown"),
        ["mail in doubt, resend"] = (InDoubt with { Options = new OnboardingOptions { SendEmail = true, ResendUnknown = true } }, "Mail"),
        ["mail in doubt, no mails"] = (InDoubt with { Options = new OnboardingOptions() }, "Link"),
        ["mailed, then in doubt"] =
            (Mailing with { State = State([KeyStored(), .. Mailed(Client.Fingerprint), Entry(JournalEvent.Mailing)]) },
                "Finish MailUnknown MailUnknown"),
    };

    public static TheoryData<string> States => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public void Each_state_has_its_next_action(string state)
    {
        var (facts, next) = Table[state];
        var decision = Decision.For(facts);

        var parts = new[]
        {
            $"{decision.Action}",
            decision.Secret,
            decision.Status?.ToString(),
            decision.Problem?.Kind.ToString(),
            decision.Problem?.CanRecreate == true ? "recreatable" : null,
        };
        Assert.Equal(next, string.Join(" ", parts.Where(part => part is not null)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Each_plan_comes_to_its_end_and_begins_with_the_next_action(string state)
    {
        var plan = OnboardingPlan.From(Table[state].Facts);

        Assert.Equal(Decision.For(Table[state].Facts), plan[0]);
        Assert.Equal(plan[^1], Assert.Single(plan, decision => decision.EndsTurn));
    }

    private static ClientFacts Received(ClientFacts facts, params JournalEntry[] entries) =>
        facts with { State = State(entries), HasJournalKey = true };

    private static ClientFacts Renewing(ClientFacts facts) => facts with { Options = facts.Options with { Renew = true } };

    private static ClientFacts Recreating(ClientFacts facts) => facts with { Options = facts.Options with { RecreateLost = true } };

    private static ClientFacts Changed(ClientFacts facts) => facts with { Client = Clients.Make("Acme", content: "changed") };

    private static ClientFacts InTurn(CreationResult result, int creations) => Lost with
    {
        Listed = null,
        ProfileLookedUp = false,
        KeyLookedUp = false,
        Creation = result,
        Creations = creations,
    };

    private static Profile Listed(DateTimeOffset created, params string[] networks) =>
        new() { Title = "Acme", RefId = RefId, Created = created, ActiveSocialAccounts = networks, Tags = [] };
}
