using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A job in processes of its own, which are killed at seeded moments, against one sandbox and one vault.</summary>
internal sealed class KilledJob : IDisposable
{
    private const string Vault = "Company";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-crash-");
    private readonly Session _session = Session.WithSandbox("-LatencyMilliseconds 2 -RateLimit 100000");
    private readonly KillTrigger _trigger = new();
    private readonly Action<string> _log;
    private readonly FileSystemWatcher _files;
    private int _requests;
    private JobProcess _next;

    public KilledJob(int seed, Action<string> log)
    {
        (Random, _log) = (new Random(seed), log);
        Sandbox = new Sandbox(_session.Run("$sandbox").Only.BaseObject);
        Sandbox.OnStarted(_ =>
        {
            System.Threading.Interlocked.Increment(ref _requests);
            _trigger.Count(KillMoment.RequestArrived);
        });
        Sandbox.OnCompleted(_ => _trigger.Count(KillMoment.AnswerReady));
        Directory.CreateDirectory(VaultFolder);
        _files = new FileSystemWatcher(_folder.FullName) { IncludeSubdirectories = true };
        _files.Created += (_, file) => CountFile(file.FullPath, KillMoment.KeyBeingStored);
        _files.Renamed += (_, file) => CountFile(file.FullPath, KillMoment.KeyStored);
        _files.Changed += (_, file) => CountFile(file.FullPath, KillMoment.JournalWritten);
        _files.EnableRaisingEvents = true;
        _next = StartProcess();
    }

    public Random Random { get; }

    public Session Session => _session;

    public Sandbox Sandbox { get; }

    public string Csv => Path.Combine(_folder.FullName, "clients.csv");

    public string Journal => Csv + ".journal.jsonl";

    /// <summary>Requests since the start.</summary>
    public int Requests => _requests;

    private string VaultFolder => Path.Combine(_folder.FullName, "vaults", Vault);

    public static string SecretOf(string title) => $"Ayrshare-ProfileKey-{title}";

    /// <summary>Runs and kills the job until it comes to its end by itself, or was killed often enough.</summary>
    /// <param name="atMost">How often it is killed.</param>
    /// <param name="switches">The switches of the next run.</param>
    /// <returns>How often it was killed.</returns>
    public async Task<int> KillUntilDoneAsync(int atMost, Func<string> switches)
    {
        var moments = new Dictionary<KillMoment, int>();
        for (var kills = 0; ; kills++)
        {
            var process = Next();
            if (kills == atMost)
                return Ended();
            var moment = (KillMoment)Random.Next(Enum.GetValues<KillMoment>().Length);
            var command = Command(switches());
            var killed = _trigger.Arm(moment, Random.Next(1, 13), process.Kill);
            process.Begin(command);
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

    /// <summary>Runs the job to its end.</summary>
    /// <returns>The status of each client.</returns>
    public async Task<Dictionary<string, string>> RunAsync(string switches)
    {
        using var process = Next();
        process.Begin(Command(switches));
        await process.Ended;
        return process.Output.Select(line => line.Split('|')).ToDictionary(cells => cells[0], cells => cells[1]);
    }

    /// <summary>The profile keys in the vault, which also has the key of the journal, and one more for each run that was killed before it
    /// could record that name.</summary>
    public Dictionary<string, string> Keys() =>
        Directory.EnumerateFiles(VaultFolder)
            .Where(file => !file.EndsWith(".new", StringComparison.Ordinal))
            .Where(file => !Path.GetFileName(file).StartsWith("Ayrshare-JournalKey-", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public void Dispose()
    {
        _next.Dispose();
        _files.Dispose();
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Command(string switches) =>
        $"Register-SecretVault {Vault}; Invoke-AyrshareOnboarding -Path '{Csv}' -Vault {Vault} -SendEmail {switches} "
        + "| ForEach-Object { \"$($_.Title)|$($_.Status)\" }";

    // The next process starts while this one runs, to save time.
    private JobProcess Next()
    {
        var process = _next;
        _next = StartProcess();
        return process;
    }

    private JobProcess StartProcess() => new(new()
    {
        ["AYRSHARE_BASE_URI"] = Sandbox.BaseUri,
        ["AYRSHARE_API_KEY"] = Sandbox.ApiKey,
        ["AYRSHARE_DOMAIN"] = Sandbox.Domain,
        ["AYRSHARE_PRIVATE_KEY"] = Sandbox.PrivateKey,
        ["SECRET_STAND_IN_FOLDER"] = Path.GetDirectoryName(VaultFolder)!,
    });

    private void CountFile(string path, KillMoment moment)
    {
        if (path.StartsWith(VaultFolder, StringComparison.Ordinal) == moment is KillMoment.KeyBeingStored or KillMoment.KeyStored)
            _trigger.Count(moment);
    }
}
