using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
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
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock }, new HttpClient());
        var vault = new MemoryVault();
        var disk = new FullDisk(room);
        using (var journal = new JournalWriter(new MemoryStream(), disk, () => { }, () => { }, sandbox.Clock))
        {
            var job = Job(journal, new JournalState([]));
            await Assert.ThrowsAsync<JournalFailedException>(() => Task.WhenAll(Enumerable.Range(1, Clients).Select(number => job.RunAsync(ClientOf(number), CancellationToken.None))));
        }

        using var file = new TemporaryFile(disk.ToArray());
        var recorded = JournalReader.Read(file.FullName).ToArray();
        Assert.Empty(sandbox.Profiles.Select(profile => profile.Title).Except(Titles(JournalEvent.Creating)));
        Assert.Empty(sandbox.Outbox.Select(mail => mail.Title).Except(Titles(JournalEvent.Mailing)));

        using (var journal = JournalWriter.Open(file.FullName, sandbox.Clock))
        {
            var job = Job(journal, new JournalState(recorded));
            var outcomes = await Task.WhenAll(Enumerable.Range(1, Clients).Select(number => job.RunAsync(ClientOf(number), CancellationToken.None)));
            Assert.All(outcomes, outcome => Assert.Contains(outcome.Status, new[] { OnboardingStatus.Done, OnboardingStatus.AlreadyDone, OnboardingStatus.MailUnknown }));
        }

        Assert.Equal(Clients, sandbox.Profiles.Count);
        Assert.All(sandbox.Profiles, profile => Assert.Equal(profile.ProfileKey, vault.Keys[$"key-{profile.Title}"]));
        Assert.All(sandbox.Outbox.GroupBy(mail => mail.Title), mails => Assert.Single(mails));

        IEnumerable<string?> Titles(JournalEvent what) => recorded.Where(entry => entry.Event == what).Select(entry => entry.Title);

        OnboardingJob Job(JournalWriter journal, JournalState before) =>
            new(client, vault, journal, before, new Dictionary<string, Profile>(), new OnboardingOptions { Advice = _ => "", SendEmail = true }, _ => { });

        OnboardingClient ClientOf(int number) => new()
        {
            Row = number,
            Profile = new CreateProfileRequest { Title = $"Client {number}" },
            SecretName = $"key-Client {number}",
            Email = $"client{number}@example.com",
            Content = "",
            Link = key => new GenerateJwtRequest
            {
                ProfileKey = key,
                Domain = sandbox.Domain,
                PrivateKey = new Secret(sandbox.PrivateKey),
                Email = new ConnectEmail { To = $"client{number}@example.com" },
            },
        };
    }

    [Fact]
    public async Task A_key_that_the_vault_refuses_comes_out_though_the_disk_is_full_too()
    {
        using var sandbox = SandboxServer.Start(new SandboxOptions { TimeScale = 1000 });
        using var client = new AyrshareClient(
            new AyrshareClientOptions { ApiKey = new Secret(sandbox.ApiKey), BaseAddress = sandbox.BaseUri, Clock = sandbox.Clock }, new HttpClient());
        var disk = new FullDisk(room: 150);
        using var journal = new JournalWriter(new MemoryStream(), disk, () => { }, () => { }, sandbox.Clock);
        var job = new OnboardingJob(
            client, new RefusingVault(), journal, new JournalState([]), new Dictionary<string, Profile>(), new OnboardingOptions { Advice = _ => "" }, _ => { });

        var outcome = await job.RunAsync(
            new OnboardingClient
            {
                Row = 1,
                Profile = new CreateProfileRequest { Title = "Client 1" },
                SecretName = "key",
                Content = "",
                Link = key => new GenerateJwtRequest { ProfileKey = key },
            },
            CancellationToken.None);

        Assert.Equal((OnboardingStatus.KeyLost, sandbox.Profiles[0].ProfileKey), (outcome.Status, outcome.UnstoredKey?.Reveal()));
        Assert.Contains("The vault is full.", outcome.Problem);
        using var file = new TemporaryFile(disk.ToArray());
        Assert.Equal([JournalEvent.Creating], JournalReader.Read(file.FullName).Select(entry => entry.Event));
    }

    private sealed class RefusingVault : IKeyVault
    {
        public Task<Secret?> FindAsync(string name, bool afresh = false) => Task.FromResult<Secret?>(null);

        public Task AddAsync(string name, Secret key) => Task.FromException(new KeyVaultException("The vault is full.", inner: null));
    }

    private sealed class MemoryVault : IKeyVault
    {
        public ConcurrentDictionary<string, string> Keys { get; } = new();

        public Task<Secret?> FindAsync(string name, bool afresh = false) => Task.FromResult(Keys.TryGetValue(name, out var key) ? new Secret(key) : null);

        public Task AddAsync(string name, Secret key)
        {
            Assert.True(Keys.TryAdd(name, key.Reveal()));
            return Task.CompletedTask;
        }
    }
}
