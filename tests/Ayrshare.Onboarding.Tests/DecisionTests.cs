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
        State = State(KeyStored(), LinkIssued()),
        KeptAs = "key",
    };

    private static readonly ClientFacts Mailing = Linking with
    {
        State = State([KeyStored(), .. Mailed()]),
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

    private static readonly OnboardingOptions Nightly = new()
    {
        SendEmail = true,
        Remind = true,
        Reconnect = true,
        Update = true,
        Offboard = true,
        Renew = true,
    };

    private static readonly ClientFacts Invited = Mailing with { Listed = Listed(Noon), State = Session(Mailing.State) };

    private static readonly ClientFacts Late = Invited with { Now = Noon.AddDays(3), LinkLookedUp = true, Options = Reminding };

    private static readonly ClientFacts AtWork = Invited with { Listed = Listed(Noon, "facebook"), Options = Nightly };

    private static readonly ClientFacts Lapsed = AtWork with
    {
        Listed = Listed(Noon, "tiktok"),
        State = Invited.State.After(Seen("facebook", "tiktok")),
    };

    private static readonly ClientFacts Named = Invited with
    {
        Client = Clients.Make("Acme & Sons"),
        State = State([KeyStored(), .. Mailed()]) with { Id = "7" },
    };

    private static readonly ClientFacts Going = Invited with
    {
        Client = OnboardingClient.Left(Invited.State),
        Options = new OnboardingOptions { Offboard = true },
    };

    private static OnboardingOptions Reminding => new() { SendEmail = true, Remind = true };

    private static readonly Dictionary<string, (ClientFacts Facts, string Next)> Table = new()
    {
        // Invited, and linked or not.
        ["invited, linked"] = (AtWork, "Finish Linked"),
        ["invited, linked, in doubt, resend"] =
            (AtWork with
            {
                State = State(KeyStored(), Entry(JournalEvent.Mailing)),
                Options = Nightly with { ResendUnknown = true },
            }, "Finish Linked"),
        ["invited, linked, link ended, renew"] = (AtWork with { Now = Noon.AddDays(9) }, "Finish Linked"),
        ["invited, linked, other link now, renew"] = (Changed(AtWork), "Finish Linked"),
        ["created, linked, no link yet"] = (AtWork with { State = State(KeyStored()) }, "Finish Linked"),
        ["one of two linked"] =
            (Asking(AtWork with { Options = Late.Options, Now = Late.Now }, "facebook", "tiktok"), "Finish AlreadyDone"),
        ["one of two linked, any"] =
            (Asking(AtWork with { Options = Nightly with { LinkedWhen = LinkedWhen.Any } }, "facebook", "tiktok"), "Finish Linked"),
        ["both linked"] = (Asking(AtWork with { Listed = Listed(Noon, "tiktok", "facebook", "x") }, "facebook", "tiktok"), "Finish Linked"),
        ["another network linked"] = (Asking(Late with { Listed = Listed(Noon, "twitter") }, "facebook"), "Mail Reminder"),

        // Reminders.
        ["too early for a reminder"] = (Late with { Now = Noon.AddDays(3).AddSeconds(-1) }, "Finish AlreadyDone"),
        ["reminder"] = (Late, "Mail Reminder"),
        ["reminder, not asked for"] = (Late with { Options = new OnboardingOptions { SendEmail = true } }, "Finish AlreadyDone"),
        ["renew, link not looked up"] = (Renewing(Invited), "LookUpLink"),
        ["renew, link found valid"] = (Renewing(Invited) with { LinkLookedUp = true }, "Finish AlreadyDone"),
        ["renew, link found revoked"] = (Revoked(Renewing(Invited) with { LinkLookedUp = true }), "Mail"),
        ["link found revoked"] = (Revoked(Invited with { LinkLookedUp = true }), "Finish AlreadyDone"),
        ["reminder, link not looked up"] = (Late with { LinkLookedUp = false }, "LookUpLink"),
        ["reminder, link known to be opened"] = (Opened(Late with { LinkLookedUp = false }), "Mail Reminder"),
        ["reminder, profile not listed"] = (Late with { Listed = null }, "Finish AlreadyDone"),
        ["reminded just now"] = (Reminded(Late, Noon.AddDays(1)), "Finish AlreadyDone"),
        ["reminded once"] = (Reminded(Late, Noon), "Mail Reminder"),
        ["reminded twice"] = (Reminded(Reminded(Late, Noon), Noon), "Finish AlreadyDone"),
        ["reminder in doubt"] = (Late with { State = Late.State.After(ReminderEntry(JournalEvent.Mailing, Noon)) }, "Mail Reminder"),

        // Networks that must be linked again.
        ["lapsed"] = (Lapsed, "Mail Reconnection facebook"),
        ["lapsed, not asked for"] = (Lapsed with { Options = new OnboardingOptions { SendEmail = true } }, "Finish Lapsed"),
        ["lapsed, no emails"] = (Lapsed with { Options = Nightly with { SendEmail = false } }, "Finish Lapsed"),
        ["lapsed, asked"] =
            (Lapsed with
            {
                State = Lapsed.State.After(
                    Entry(JournalEvent.Mailing) with { Purpose = EmailPurpose.Reconnection, Networks = ["facebook"] }),
            }, "Finish Lapsed"),
        ["lapsed, asked three days ago"] =
            (Lapsed with
            {
                Now = Noon.AddDays(3),
                State = Lapsed.State.After(
                    Entry(JournalEvent.Mailing) with { Purpose = EmailPurpose.Reconnection, Networks = ["facebook"] }),
            }, "Mail Reconnection facebook"),
        ["lapsed, request refused"] =
            (Lapsed with
            {
                State = Lapsed.State
                    .After(Entry(JournalEvent.Mailing) with { Purpose = EmailPurpose.Reconnection, Networks = ["facebook"] })
                    .After(Entry(JournalEvent.NotMailed)),
            }, "Mail Reconnection facebook"),
        ["lapsed, profile not listed"] = (Lapsed with { Listed = null, Options = Late.Options }, "Finish AlreadyDone"),
        ["linkedin, never looked up"] = (AtWork with { Listed = Listed(Noon, "linkedin") }, "LookUpAccounts"),
        ["linkedin, looked up"] =
            (AtWork with { Listed = Listed(Noon, "linkedin"), State = AtWork.State.After(AccountsSeen(Noon.AddDays(7))) }, "Finish Linked"),
        ["linkedin, soon due"] =
            (AtWork with { Listed = Listed(Noon, "linkedin"), State = AtWork.State.After(AccountsSeen(Noon.AddDays(7), "linkedin")) },
                "Mail Reconnection linkedin"),

        // Changed rows.
        ["tags changed"] = (Given(Invited, "Tags", "vip"), "Finish Changed RowChanged"),
        ["tags changed, renew"] = (Given(Renewing(Invited) with { LinkLookedUp = true }, "Tags", "vip"), "Finish Changed RowChanged"),
        ["tags changed, update"] = (Given(AtWork, "Tags", "vip"), "Update"),
        ["tags changed, linked"] = (Given(AtWork with { Options = Reminding }, "Tags", "vip"), "Finish Changed RowChanged"),
        ["logo changed, update"] = (Given(AtWork, "HideLogo", "True"), "Finish Changed RowChanged"),
        ["address changed, no emails"] = (Given(Linking, "Email", "new@acme.example"), "Finish AlreadyDone"),
        ["address changed"] = (Given(Invited, "Email", "new@acme.example"), "Finish Changed RowChanged"),
        ["address changed, ended, renew"] =
            (Given(Renewing(Invited), "Email", "new@acme.example") with { Now = Noon.AddDays(1) }, "Finish Changed RowChanged"),
        ["address changed, update"] = (Given(Invited with { Options = Nightly }, "Email", "new@acme.example"), "Mail"),
        ["address changed, linked"] = (Given(AtWork, "Email", "new@acme.example"), "Finish Linked"),
        ["company changed"] = (Given(Invited, "Company", "Acme"), "Finish AlreadyDone"),

        // A new title.
        ["renamed"] = (Named, "Finish Changed RowChanged"),
        ["renamed, update"] = (Named with { Options = Nightly }, "Rename"),
        ["renamed elsewhere"] = (Named with { Listed = Titled("Acme & Sons") }, "Rename"),
        ["renamed, key missing, update"] = (Named with { Options = Nightly, KeptAs = null }, "Finish KeyLost KeyNotInVault"),
        ["renamed, profile gone, update"] = (Named with { Options = Nightly, ProfileGone = true }, "Finish Failed ProfileGone"),
        ["renamed after a lost creation, update"] =
            (Named with { Options = Nightly, KeptAs = null, State = State(Entry(JournalEvent.Creating)) }, "Finish Changed RowChanged"),

        // Leaving.
        ["leaves, nothing known"] =
            (Going with { State = State() }, "Finish Offboarded"),
        ["leaves, not asked for"] = (Going with { Options = Reminding }, "Finish Leaving"),
        ["leaves"] = (Going, "RevokeLink"),
        ["leaves, link ended"] = (Going with { Now = Noon.AddDays(1) }, "RemoveProfile"),
        ["leaves, link revoked"] = (Going with { LinkRevoked = true }, "RemoveProfile"),
        ["leaves, key missing"] = (Going with { KeptAs = null }, "RemoveProfile"),
        ["leaves, key missing, not listed"] = (Going with { KeptAs = null, Listed = null }, "Finish Failed ProfileNotFound"),
        ["leaves, key missing, another's profile"] =
            (Going with { KeptAs = null, State = State(KeyStored(refId: "other")) }, "Finish Failed ProfileNotFound"),
        ["leaves, removed by hand"] = (Going with { ProfileGone = true }, "RemoveProfile"),
        ["leaves, removed by hand, key missing"] = (Going with { ProfileGone = true, KeptAs = null, Listed = null }, "RemoveSecret"),
        ["leaves, removed in an earlier run"] =
            (Going with { State = Going.State.After(Entry(JournalEvent.Leaving)).After(Entry(JournalEvent.Removed)) }, "RemoveSecret"),
        ["has left"] =
            (Going with { State = Going.State.After(Entry(JournalEvent.Leaving)).After(Entry(JournalEvent.Left)) }, "Finish Offboarded"),

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
            (Received(Linking, KeyReceived(), KeyStored(), LinkIssued()) with { KeptAs = null }, "StoreKey"),
        ["linked, secret and journal key missing"] =
            (Received(Linking, KeyReceived(), KeyStored(), LinkIssued()) with { KeptAs = null, HasJournalKey = false },
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
            (Mailing with { State = State([KeyStored(), .. Mailed(), Entry(JournalEvent.Mailing)]) },
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
            decision.Purpose == EmailPurpose.Invitation ? null : $"{decision.Purpose}",
            decision.Networks is null ? null : string.Join(" ", decision.Networks),
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

        var next = Decision.For(Table[state].Facts);
        Assert.Equal(next with { Networks = null }, plan[0] with { Networks = null });
        Assert.Equal(next.Networks ?? [], plan[0].Networks ?? []);
        Assert.Equal(plan[^1], Assert.Single(plan, decision => decision.EndsTurn));
    }

    private static ClientFacts Received(ClientFacts facts, params JournalEntry[] entries) =>
        facts with { State = State(entries), HasJournalKey = true };

    private static ClientFacts Renewing(ClientFacts facts) => facts with { Options = facts.Options with { Renew = true } };

    private static ClientFacts Revoked(ClientFacts facts) =>
        facts with { State = facts.State.After(Entry(JournalEvent.LinkRevoked)) };

    private static ClientFacts Recreating(ClientFacts facts) => facts with { Options = facts.Options with { RecreateLost = true } };

    private static ClientFacts Changed(ClientFacts facts) => Given(facts, "Redirect", "https://acme.example");

    private static ClientFacts Given(ClientFacts facts, string column, string cell) =>
        facts with { Client = Clients.Make("Acme", fields: new() { [column] = cell }) };

    private static ClientFacts Asking(ClientFacts facts, params string[] networks) =>
        facts with { Client = Clients.Make("Acme", networks: networks) };

    private static ClientState Session(ClientState state) => state with { SessionId = "session" };

    private static JournalEntry Seen(params string[] networks) => Entry(JournalEvent.NetworksLinked) with { Networks = networks };

    private static JournalEntry AccountsSeen(DateTimeOffset next, params string[] due) =>
        Entry(JournalEvent.AccountsSeen) with { Networks = due, NextCheckAt = next };

    private static JournalEntry ReminderEntry(JournalEvent happened, DateTimeOffset at) =>
        LinkIssued() with { Event = happened, At = at, Purpose = EmailPurpose.Reminder, SessionId = "session" };

    private static ClientFacts Reminded(ClientFacts facts, DateTimeOffset at) => facts with
    {
        State = facts.State.After(ReminderEntry(JournalEvent.Mailing, at)).After(ReminderEntry(JournalEvent.Mailed, at)),
    };

    private static ClientFacts Opened(ClientFacts facts) => facts with
    {
        State = facts.State.After(Entry(JournalEvent.LinkSeen) with { OpenedAt = Noon }),
    };

    private static ClientFacts InTurn(CreationResult result, int creations) => Lost with
    {
        Listed = null,
        ProfileLookedUp = false,
        KeyLookedUp = false,
        Creation = result,
        Creations = creations,
    };

    private static Profile Listed(DateTimeOffset created, params string[] networks) => Titled("Acme", created, networks);

    private static Profile Titled(string title, DateTimeOffset? created = null, params string[] networks) =>
        new() { Title = title, RefId = RefId, Created = created ?? Noon, ActiveSocialAccounts = networks, Tags = [] };
}
