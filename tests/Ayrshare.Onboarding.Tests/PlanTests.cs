using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Sandbox;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

/// <summary>The plan says what the run does: each against the same account, vault and journal.</summary>
public sealed class PlanTests
{
    private static readonly bool[] Both = [false, true];

    public static TheoryData<Past> Pasts => [.. Enum.GetValues<Past>()];

    /// <summary>What earlier runs left behind.</summary>
    public enum Past
    {
        Nothing,
        AttemptedJustNow,
        AttemptedLongAgo,
        RemovalLost,
        KeyReceived,
        KeyStored,
        KeyLost,
        Linked,
        LinkedWithKey,
        LinkEnded,
        Mailed,
        MailInDoubt,
        MailedDaysAgo,
        Lapsed,
    }

    private enum Present
    {
        NoProfile,
        Profile,
        LinkedProfile,
        ProfileAndKey,
    }

    [Theory]
    [MemberData(nameof(Pasts))]
    public async Task The_run_does_what_the_plan_says(Past past)
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions { RateLimit = 1_000_000, TokenForm = SandboxTokenForm.Opaque });
        using var api = new AyrshareClient(
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock },
            new HttpClient());
        using var file = new TemporaryFile();
        var stream = new FileStream(file.FullName, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        using var journal = new RunJournal(
            new JournalWriter(new MemoryStream(), stream, stream.Flush, () => { }), new JournalState([]), sandbox.Clock);
        var vault = new MemoryVault();
        var key = await JournalKey.OpenOrCreateAsync(vault, name: null);
        var cases = Cases(past).ToArray();
        foreach (var (client, _, present) in cases)
            await ArrangeAsync(client, present);
        var account = await AccountProfiles.ReadAsync(api, new CallOptions());

        foreach (var (client, options, present) in cases)
        {
            var turns = new Turns(sandbox, api, vault, journal) { Options = options, Account = account, Key = key };
            var plan = OnboardingPlan.From(turns.FactsOf(client));
            var before = JournalReader.Read(file.FullName).Count();

            var outcome = await turns.RunAsync(client);

            // What the list shows is recorded too, and is no effect of the run.
            var done = JournalReader.Read(file.FullName).Skip(before).Select(entry => $"{entry.Event}")
                .Where(happened => happened is not (nameof(JournalEvent.NetworksLinked) or nameof(JournalEvent.Leaving)))
                .Append($"{outcome.Status}");
            Assert.True(
                Effects(plan).SequenceEqual(done),
                $"{present}, {options}: {string.Join(", ", done)}; planned: {string.Join(", ", Effects(plan))}");
        }

        async Task ArrangeAsync(OnboardingClient client, Present present)
        {
            if (past == Past.AttemptedLongAgo)
            {
                await journal.RecordAsync(new JournalEntry { Event = JournalEvent.Creating, Title = client.Title });
                sandbox.Clock.Advance(TimeSpan.FromHours(1));
            }

            var profile = present == Present.NoProfile ? null : sandbox.AddProfile(client.Title);
            if (present == Present.LinkedProfile)
                sandbox.Link(client.Title, "twitter");
            if (present == Present.ProfileAndKey)
                await vault.AddAsync(client.SecretName, new Secret(profile!.ProfileKey));
            foreach (var entry in EntriesOf(past, client, profile, sandbox.Clock.GetUtcNow(), key))
                await journal.RecordAsync(entry with { Title = client.Title });
            if (past == Past.MailedDaysAgo)
                sandbox.Clock.Advance(TimeSpan.FromDays(3));
        }
    }

    private static IEnumerable<(OnboardingClient Client, OnboardingOptions Options, Present Present)> Cases(Past past) =>
        from present in Enum.GetValues<Present>()
        where past != Past.RemovalLost || present == Present.NoProfile
        where past is not (Past.KeyReceived or Past.LinkedWithKey) || present != Present.NoProfile
        from mail in Both
        from renew in Both
        from resend in Both
        where mail || !resend
        from recreate in Both
        from changed in Both
        from nightly in Both
        where mail || !nightly
        from leaves in Both
        where !leaves || !(renew || resend || recreate || changed)
        let title = $"{present} {mail} {renew} {resend} {recreate} {changed} {nightly} {leaves}"
        let options = new OnboardingOptions
        {
            SendEmail = mail,
            Renew = renew,
            ResendUnknown = resend,
            RecreateLost = recreate,
            Remind = nightly,
            Reconnect = nightly,
            Update = nightly,
            Offboard = leaves,
        }
        let fields = changed ? new Dictionary<string, string> { ["Redirect"] = "https://acme.example" } : null
        let client = Clients.Make(title, $"key of {title}", mail, fields, leaves: leaves)
        select (client, options, present);

    private static JournalEntry[] EntriesOf(Past past, OnboardingClient client, SandboxProfile? profile, DateTimeOffset now, JournalKey key)
    {
        var refId = profile?.RefId;
        var received = new JournalEntry
        {
            Event = JournalEvent.KeyReceived,
            RefId = refId,
            Key = key.Seal(client.Title, new Secret(profile?.ProfileKey ?? "none")),
        };
        var stored = new JournalEntry { Event = JournalEvent.KeyStored, Secret = client.SecretName, RefId = refId };
        var linked = new JournalEntry
        {
            Event = JournalEvent.LinkIssued,
            Fields = Clients.Make("").Fields,
            ExpiresAt = now.AddMinutes(past == Past.LinkEnded ? -1 : 30),
        };
        return past switch
        {
            Past.Nothing or Past.AttemptedLongAgo => [],
            Past.AttemptedJustNow => [new() { Event = JournalEvent.Creating }, new() { Event = JournalEvent.CreationLost }],
            Past.RemovalLost => [new() { Event = JournalEvent.Removing, RefId = "gone" }, new() { Event = JournalEvent.RemovalLost }],
            Past.KeyReceived => [new() { Event = JournalEvent.Creating }, received],
            Past.LinkedWithKey => [new() { Event = JournalEvent.Creating }, received, stored, linked],
            Past.KeyStored => [stored],
            Past.KeyLost => [stored, new() { Event = JournalEvent.KeyLost, RefId = refId }],
            Past.MailedDaysAgo =>
                [stored, new() { Event = JournalEvent.Mailing }, linked with { Event = JournalEvent.Mailed, SessionId = new('0', 64) }],
            Past.Lapsed => [stored, linked, new() { Event = JournalEvent.NetworksLinked, Networks = ["linkedin", "facebook"] }],
            Past.Mailed => [stored, new() { Event = JournalEvent.Mailing }, linked with { Event = JournalEvent.Mailed }],
            Past.MailInDoubt => [stored, new() { Event = JournalEvent.Mailing }],
            _ => [stored, linked],
        };
    }

    private static IEnumerable<string> Effects(IReadOnlyList<Decision> plan) => plan.SelectMany(decision => decision.Action switch
    {
        ClientAction.Create => new[] { "Creating", "KeyReceived", "KeyStored" },
        ClientAction.Adopt or ClientAction.StoreKey => ["KeyStored"],
        ClientAction.Remove => ["Removing", "Removed"],
        ClientAction.Link => ["LinkIssued", "Done"],
        ClientAction.LookUpLink => ["LinkSeen"],
        ClientAction.LookUpAccounts => ["AccountsSeen"],
        ClientAction.Update => ["Updated"],
        ClientAction.RevokeLink => ["LinkRevoked"],
        ClientAction.RemoveProfile => ["Removing", "Removed"],
        ClientAction.RemoveSecret => ["Left"],
        ClientAction.Mail => ["Mailing", "Mailed", StatusAfter(decision.Purpose)],
        ClientAction.Finish when decision.Status == OnboardingStatus.KeyLost => ["KeyLost", "KeyLost"],
        ClientAction.Finish => [$"{decision.Status}"],
        _ => [],
    });

    private static string StatusAfter(EmailPurpose purpose) => purpose switch
    {
        EmailPurpose.Reminder => "Reminded",
        EmailPurpose.Reconnection => "ReconnectSent",
        _ => "Done",
    };
}
