using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Ayrshare.PowerShell.Tests.Onboarding;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Two shells of their own with a job each on one account, whose five minutes pass in three seconds.</summary>
public sealed class TwoProcessesTests(ITestOutputHelper output)
{
    private const int Requests = 700;

    // A connection to the sandbox of another process has the clock of this one. Its first request says that the shell is ready.
    private const string Ready = """
        $ErrorActionPreference = 'Stop'
        $clock = (Start-AyrshareSandbox -TimeScale 100).Clock
        $connection = Connect-Ayrshare $env:ACCOUNT -BaseUri $env:ADDRESS -PassThru
        $client = $connection.GetType().GetProperty('Client', [Reflection.BindingFlags]'NonPublic, Instance')
        $options = $client.GetValue($connection).Options
        $options.GetType().GetProperty('Clock').SetValue($options, $clock)
        $null = Get-AyrshareProfile
        Invoke-Expression ([Console]::In.ReadLine())
        """;

    [Fact]
    public async Task Both_end_their_jobs_with_no_429_after_the_first_and_neither_starves()
    {
        using var session = Session.WithSandbox("-TimeScale 100 -LatencyMilliseconds 5");
        var ready = new SandboxWatch(session, awaited: 2);
        var environment = new Dictionary<string, string>
        {
            ["ACCOUNT"] = (string)ready.Sandbox.ApiKey,
            ["ADDRESS"] = ((Uri)ready.Sandbox.BaseUri).AbsoluteUri,
        };
        string[] names = ["One", "Two"];
        var jobs = names.Select(_ => new JobProcess(environment)).ToArray();
        try
        {
            foreach (var job in jobs)
                job.Begin(OneLine(Ready));
            await ready.Reached;
            foreach (var (job, name) in jobs.Zip(names))
                job.Begin(OneLine(JobOf(name)));
            await Task.WhenAll(jobs.Select(job => job.Ended));

            foreach (var line in jobs.SelectMany(job => job.Output))
                output.WriteLine(line);
            var titles = session.Run("$sandbox.Profiles.Title").ThrowIfFailed().Output.Select(title => title.ToString()).ToArray();
            var refused = (int)session.Run("$sandbox.RateLimitedCount").Only.BaseObject;
            output.WriteLine($"HTTP 429: {refused}");
            Assert.All(names, name => Assert.Equal(Requests, titles.Count(title => title.StartsWith(name, StringComparison.Ordinal))));
            Assert.InRange(refused, 0, names.Length);

            // What the slower one had when the faster one was done.
            var ends = names.Select(name => Array.FindLastIndex(titles, title => title.StartsWith(name, StringComparison.Ordinal)));
            Assert.InRange(ends.Min() + 1 - Requests, Requests / 5, Requests);
        }
        finally
        {
            foreach (var job in jobs)
                job.Dispose();
        }
    }

    private static string JobOf(string name) => $$"""
        $start = $last = $clock.GetUtcNow(); $pause = [timespan]::Zero; $done = 0
        1..{{Requests}} | ForEach-Object { "{{name}} $_" } | New-AyrshareProfile | ForEach-Object {
        $done++; $now = $clock.GetUtcNow(); if ($now - $last -gt $pause) { $pause = $now - $last }; $last = $now }
        "{{name}}: $done requests in $($last - $start), longest pause $pause"
        """;

    private static string OneLine(string script) => script.Replace(Environment.NewLine, "; ", StringComparison.Ordinal).Replace(
        "{;", "{", StringComparison.Ordinal);
}
