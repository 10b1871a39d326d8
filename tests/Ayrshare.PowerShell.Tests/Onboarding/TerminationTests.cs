using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A job whose process is asked to end, by systemd, a container or a runbook host.</summary>
public sealed class TerminationTests : IDisposable
{
    private const int Clients = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-termination-");
    private readonly Session _session = Session.WithSandbox("-LatencyMilliseconds 20");
    private readonly Sandbox _sandbox;

    public TerminationTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        _sandbox = new Sandbox(_session.Run("$sandbox").Only.BaseObject);
        ClientList.Write(Csv, Clients);
    }

    private string Csv => Path.Combine(_folder.FullName, "clients.csv");

    [Theory]
    [InlineData("POST /api/profiles", 7)]
    [InlineData("POST /api/profiles/link-sessions", 9)]
    public async Task What_is_in_progress_is_completed_and_the_next_run_continues(string request, int count)
    {
        using var job = StartProcess();
        var requests = 0;
        _sandbox.OnStarted(started =>
        {
            if (started != request || Interlocked.Increment(ref requests) != count)
                return;
            // The job must not finish before its process has noticed the signal, which can take some time on a busy machine.
            _sandbox.Latency = TimeSpan.FromMilliseconds(300);
            job.Terminate();
        });

        job.Begin(Command);
        await job.Ended.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.Equal(128 + 15, job.ExitCode);
        Assert.InRange(_sandbox.Profiles.Count, 1, Clients - 1);
        Assert.DoesNotContain(LastEvents(), last => last is "Creating" or "Mailing");

        _sandbox.Latency = TimeSpan.Zero;
        using var next = StartProcess();
        next.Begin(Command);
        await next.Ended.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.All(next.Output, line => Assert.Contains(line.Split('|')[1], new[] { "Done", "AlreadyDone" }));
        Assert.Equal(ClientList.Titles(Clients).Order(), _sandbox.Profiles.Select(profile => profile.Title).Order());
        Assert.Equal(Clients, _sandbox.Outbox.Count);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Command =>
        $"Register-SecretVault Company; Invoke-AyrshareOnboarding -Path '{Csv}' -Vault Company -SendEmail "
        + "| ForEach-Object { \"$($_.Title)|$($_.Status)\" }";

    private IEnumerable<string?> LastEvents() => File.ReadLines(Csv + ".journal.jsonl")
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(entry => entry.TryGetProperty("title", out _))
        .GroupBy(entry => entry.GetProperty("title").GetString())
        .Select(entries => entries.Last().GetProperty("event").GetString());

    private JobProcess StartProcess() => new(new()
    {
        ["AYRSHARE_BASE_URI"] = _sandbox.BaseUri,
        ["AYRSHARE_API_KEY"] = _sandbox.ApiKey,
        ["AYRSHARE_DOMAIN"] = _sandbox.Domain,
        ["AYRSHARE_PRIVATE_KEY"] = _sandbox.PrivateKey,
        ["SECRET_STAND_IN_FOLDER"] = Path.Combine(_folder.FullName, "vaults"),
    });
}
