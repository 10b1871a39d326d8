using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>One job, killed at seeded moments until it is done, and what must be true then.</summary>
internal sealed class CrashRound : IDisposable
{
    private const string Vault = "Company";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-crash-");
    private readonly Session _session = Session.WithSandbox("-LatencyMilliseconds 2 -RateLimit 100000");
    private readonly Sandbox _sandbox;
    private readonly KillTrigger _trigger = new();
    private readonly Random _random;
    private readonly int _clients;
    private readonly Action<string> _log;
    private readonly FileSystemWatcher _files;
    private int _requests;
    private JobProcess _next;

    public CrashRound(int seed, int clients, Action<string> log)
    {
        (_random, _clients, _log) = (new Random(seed), clients, log);
        ClientList.Write(Csv, clients);
        _sandbox = new Sandbox(_session.Run("$sandbox").Only.BaseObject);
        _sandbox.OnStarted(_ =>
        {
            System.Threading.Interlocked.Increment(ref _requests);
            _trigger.Count(KillMoment.RequestArrived);
        });
        _sandbox.OnCompleted(_ => _trigger.Count(KillMoment.AnswerReady));
        Directory.CreateDirectory(VaultFolder);
        _files = new FileSystemWatcher(_folder.FullName) { IncludeSubdirectories = true };
        _files.Created += (_, file) => CountFile(file.FullPath, KillMoment.KeyBeingStored);
        _files.Renamed += (_, file) => CountFile(file.FullPath, KillMoment.KeyStored);
        _files.Changed += (_, file) => CountFile(file.FullPath, KillMoment.JournalWritten);
        _files.EnableRaisingEvents = true;
        _next = StartProcess();
    }

    private string Csv => Path.Combine(_folder.FullName, "clients.csv");

    private string Journal => Csv + ".journal.jsonl";

    private string VaultFolder => Path.Combine(_folder.FullName, "vaults", Vault);

    /// <summary>Runs and kills the job until it comes to its end by itself, or was killed often enough.</summary>
    /// <returns>How often it was killed.</returns>
    public async Task<int> KillUntilDoneAsync(int atMost)
    {
        var moments = new Dictionary<KillMoment, int>();
        for (var kills = 0; ; kills++)
        {
            var process = Next();
            if (kills == atMost)
                return Ended();
            var moment = (KillMoment)_random.Next(Enum.GetValues<KillMoment>().Length);
            var again = _random.Next(3) == 0 ? "-RecreateLost" : "";
            var killed = _trigger.Arm(moment, _random.Next(1, 13), process.Kill);
            process.Begin(Command(again));
            await process.Ended;
            _trigger.Disarm();
            if (!killed.IsCompleted)
                return Ended();
            moments[moment] = moments.GetValueOrDefault(moment) + 1;

            int Ended()
            {
                _log($"{kills} kills: {string.Join(", ", moments.Select(pair => $"{pair.Value} at {pair.Key}"))}.");
                process.Dispose();
                return kills;
            }
        }
    }

    /// <summary>Runs the job to its end, and checks what must be true of it.</summary>
    public async Task CompareAsync()
    {
        var ended = await RunAsync("");
        var keys = Keys();
        Assert.Equal(ClientList.Titles(_clients).Order(), _sandbox.Profiles.Select(profile => profile.Title).Order());
        Assert.Equal(_clients, ended.Count);
        Assert.DoesNotContain(ended, pair => pair.Value is not ("Done" or "AlreadyDone" or "KeyLost" or "MailUnknown"));
        foreach (var (title, key) in _sandbox.Profiles)
        {
            if (ended[title] == "KeyLost")
                Assert.DoesNotContain(SecretOf(title), keys.Keys);
            else
                Assert.Equal(key, keys[SecretOf(title)]);
        }

        CheckMails(ended);

        AgeRemovals();
        var healed = await RunAsync("-RecreateLost");
        Assert.DoesNotContain(healed, pair => pair.Value is not ("Done" or "AlreadyDone" or "MailUnknown"));
        Assert.Equal(
            _sandbox.Profiles.Select(profile => (SecretOf(profile.Title), profile.Key)).Order(),
            Keys().Select(pair => (pair.Key, pair.Value)).Order());
        CheckMails(healed);

        _requests = 0;
        var last = await RunAsync("");
        Assert.Equal(1, _requests);
        Assert.DoesNotContain(last, pair => pair.Value is not ("AlreadyDone" or "MailUnknown"));
        CheckJournal();
        var (lost, unknown) = (ended.Count(pair => pair.Value == "KeyLost"), last.Count(pair => pair.Value == "MailUnknown"));
        _log($"KeyLost {lost}, MailUnknown {unknown} of {_clients}.");
    }

    public void Dispose()
    {
        _next.Dispose();
        _files.Dispose();
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    // A removal that a kill left open is tried again only when lists cannot be older than it any more: as if it were by then.
    private void AgeRemovals()
    {
        var anHourAgo = $"\"at\":\"{DateTimeOffset.UtcNow.AddHours(-1):O}\"";
        var journal = File.ReadAllText(Journal);
        File.WriteAllText(Journal, Regex.Replace(journal, "\"at\":\"[^\"]*\"(?=,\"event\":\"Removing\")", anHourAgo));
    }

    private static string SecretOf(string title) => $"Ayrshare-ProfileKey-{title}";

    private string Command(string switches) =>
        $"Register-SecretVault {Vault}; Invoke-AyrshareOnboarding -Path '{Csv}' -Vault {Vault} -SendEmail {switches} "
        + "| ForEach-Object { \"$($_.Title)|$($_.Status)\" }";

    private async Task<Dictionary<string, string>> RunAsync(string switches)
    {
        using var process = Next();
        process.Begin(Command(switches));
        await process.Ended;
        return process.Output.Select(line => line.Split('|')).ToDictionary(cells => cells[0], cells => cells[1]);
    }

    // The next process starts while this one runs, to save time.
    private JobProcess Next()
    {
        var process = _next;
        _next = StartProcess();
        return process;
    }

    private JobProcess StartProcess() => new(new()
    {
        ["AYRSHARE_BASE_URI"] = _sandbox.BaseUri,
        ["AYRSHARE_API_KEY"] = _sandbox.ApiKey,
        ["AYRSHARE_DOMAIN"] = _sandbox.Domain,
        ["AYRSHARE_PRIVATE_KEY"] = _sandbox.PrivateKey,
        ["SECRET_STAND_IN_FOLDER"] = Path.GetDirectoryName(VaultFolder)!,
    });

    private void CountFile(string path, KillMoment moment)
    {
        if (path.StartsWith(VaultFolder, StringComparison.Ordinal) == moment is KillMoment.KeyBeingStored or KillMoment.KeyStored)
            _trigger.Count(moment);
    }

    // The vault also has the key of the journal, and one more for each run that was killed before it could record that name.
    private Dictionary<string, string> Keys() =>
        Directory.EnumerateFiles(VaultFolder)
            .Where(file => !file.EndsWith(".new", StringComparison.Ordinal))
            .Where(file => !Path.GetFileName(file).StartsWith("Ayrshare-JournalKey-", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private void CheckMails(Dictionary<string, string> ended)
    {
        var mails = _sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        for (var number = 1; number <= _clients; number++)
        {
            var count = mails.GetValueOrDefault(ClientList.Email(number));
            Assert.True(
                ended[ClientList.Title(number)] switch
                {
                    "Done" or "AlreadyDone" => count == 1,
                    "KeyLost" => count == 0,
                    _ => count <= 1,
                },
                $"{ClientList.Title(number)} is {ended[ClientList.Title(number)]} and has {count} mails.");
        }
    }

    private void CheckJournal()
    {
        var text = File.ReadAllText(Journal);
        var torn = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var entry = JsonDocument.Parse(line);
                Assert.True(entry.RootElement.TryGetProperty("event", out _));
            }
            catch (JsonException)
            {
                torn++;
            }
        }

        _log($"{text.Count(c => c == '\n')} lines in the journal, {torn} of them torn.");
        var links = _sandbox.Outbox.Select(mail => mail.Link);
        foreach (var secret in _sandbox.Profiles.Select(profile => profile.Key).Concat(links).Append(_sandbox.ApiKey))
            Assert.DoesNotContain(secret, text);
    }
}
