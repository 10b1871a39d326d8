using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Sandbox;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class FullDiskTests
{
    private const int Clients = 8;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(1500)]
    public async Task Nothing_is_done_that_the_disk_did_not_take_and_a_second_run_goes_on(int room)
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions());
        using var client = new AyrshareClient(
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock },
            new HttpClient());
        var vault = new MemoryVault();
        var disk = new FullDisk(room);
        using (var journal = JournalOn(disk, sandbox))
            await Assert.ThrowsAsync<JournalFailedException>(() => RunAllAsync(journal));

        using var file = new TemporaryFile(disk.ToArray());
        var recorded = JournalReader.Read(file.FullName).ToArray();
        Assert.Empty(sandbox.Profiles.Select(profile => profile.Title).Except(Titles(JournalEvent.Creating)));
        Assert.Empty(sandbox.Outbox.Select(mail => mail.Title).Except(Titles(JournalEvent.Mailing)));

        using (var journal = RunJournal.Open(file.FullName, sandbox.Clock))
        {
            var outcomes = await RunAllAsync(journal);
            OnboardingStatus[] expected = [OnboardingStatus.Done, OnboardingStatus.AlreadyDone, OnboardingStatus.MailUnknown];
            Assert.All(outcomes, outcome => Assert.Contains(outcome.Status, expected));
        }

        Assert.Equal(Clients, sandbox.Profiles.Count);
        Assert.All(sandbox.Profiles, profile => Assert.Equal(profile.ProfileKey, vault.Keys[$"key-{profile.Title}"]));
        Assert.All(sandbox.Outbox.GroupBy(mail => mail.Title), mails => Assert.Single(mails));

        IEnumerable<string?> Titles(JournalEvent what) => recorded.Where(entry => entry.Event == what).Select(entry => entry.Title);

        Task<OnboardingOutcome[]> RunAllAsync(RunJournal journal)
        {
            var turns = new Turns(sandbox, client, vault, journal) { Options = new OnboardingOptions { SendEmail = true } };
            return Task.WhenAll(Enumerable.Range(1, Clients).Select(number => turns.RunAsync(ClientOf(number))));
        }

        OnboardingClient ClientOf(int number) => new()
        {
            Row = number,
            Profile = new CreateProfileRequest { Title = $"Client {number}" },
            SecretName = $"key-Client {number}",
            Email = $"client{number}@example.com",
            Fields = new Dictionary<string, string>(),
            Link = new OnboardingLink { Email = new ConnectEmail { To = $"client{number}@example.com" } },
        };
    }

    [Fact]
    public async Task A_key_that_the_vault_refuses_comes_out_though_the_disk_is_full_too()
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions { TimeScale = 1000 });
        using var client = new AyrshareClient(
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock },
            new HttpClient());
        var disk = new FullDisk(room: 150);
        using var journal = JournalOn(disk, sandbox);
        var turns = new Turns(sandbox, client, new RefusingVault(), journal);

        var outcome = await turns.RunAsync(
            new OnboardingClient
            {
                Row = 1,
                Profile = new CreateProfileRequest { Title = "Client 1" },
                SecretName = "key",
                Fields = new Dictionary<string, string>(),
                Link = new OnboardingLink(),
            });

        Assert.Equal((OnboardingStatus.KeyLost, sandbox.Profiles[0].ProfileKey), (outcome.Status, outcome.UnstoredKey?.Reveal()));
        Assert.Equal(ProblemKind.KeyNotStored, outcome.Problem?.Kind);
        Assert.Contains("The vault is full.", outcome.Problem?.Detail);
        using var file = new TemporaryFile(disk.ToArray());
        Assert.Equal([JournalEvent.Creating], JournalReader.Read(file.FullName).Select(entry => entry.Event));
    }

    private static RunJournal JournalOn(FullDisk disk, SandboxServer sandbox) =>
        new(new JournalWriter(new MemoryStream(), disk, () => { }, () => { }), new JournalState([]), sandbox.Clock);
}
