using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What a user sees while a long pipeline runs.</summary>
public sealed class ProgressTests
{
    // A second and a half: the first second shows nothing.
    private const string SlowRows = "$sandbox.Latency = [timespan]::FromMilliseconds(100); $rows = 1..15 | ForEach-Object { \"Client "
        + "$_\" }; $rows | New-AyrshareProfile";

    [Fact]
    public void A_long_pipeline_shows_how_far_it_is_and_takes_the_bar_away()
    {
        using var session = Session.WithSandbox();

        var result = session.Run(SlowRows).ThrowIfFailed();

        var shown = result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing).ToArray();
        Assert.InRange(shown.Length, 2, 5 * 60);
        Assert.All(shown, record => Assert.Matches(@"^\d+ done, \d+\.\d a second", record.StatusDescription));
        Assert.All(shown, record => Assert.Equal("New-AyrshareProfile", record.Activity));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Single(result.Progress.Select(record => record.ActivityId).Distinct());
    }

    [Fact]
    public void The_bar_moves_at_most_five_times_a_second()
    {
        using var session = Session.WithSandbox("-LatencyMilliseconds 5 -RateLimit 10000");

        var result = session.Run("""
            $watch = [Diagnostics.Stopwatch]::StartNew()
            & { for ($i = 0; $watch.Elapsed.TotalSeconds -lt 2.5; $i++) { "Client $i" } } | New-AyrshareProfile -ThrottleLimit 8 |
                ForEach-Object { }
            $watch.Elapsed.TotalSeconds
            """).ThrowIfFailed();

        Assert.InRange(result.Progress.Count, 2, (int)((double)result.Only.BaseObject * 5) + 1);
    }

    [Fact]
    public void A_short_pipeline_shows_no_bar()
    {
        using var session = Session.WithSandbox();

        // On a busy machine one or the other of them may not be short.
        Assert.Contains(Enumerable.Range(1, 5), n => session.Run($"New-AyrshareProfile 'Client {n}'").ThrowIfFailed().Progress.Count == 0);
    }

    [Theory]
    [InlineData("| ForEach-Object { if ($_.Title -eq 'Client 12') { throw 'enough' } }")]
    [InlineData("| ForEach-Object { if ($_.Title -eq 'Client 12') { $sandbox.Suspended = $true } }")]
    [InlineData("| ForEach-Object { if ($_.Title -eq 'Client 12') { $sandbox.AddFault(@{ Kind = 'Status'; Status = 401 }) } }")]
    public void The_bar_goes_away_after_an_error_too(string then)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"{SlowRows} {then}");

        Assert.True(result.Thrown is not null || result.Errors.Count == 1);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_wait_for_the_rate_limit_is_shown_as_long_as_it_lasts()
    {
        using var session = Session.WithSandbox("-RateLimit 5");
        var sandbox = new Sandbox(session.Run("$sandbox").Only.BaseObject);
        using var shell = Shell.Create(session.Runspace);
        shell.AddScript("1..6 | ForEach-Object { \"Client $_\" } | New-AyrshareProfile -Verbose");
        var waits = 0;
        shell.Streams.Progress.DataAdded += (_, added) =>
        {
            // The window ends when its wait has been shown twice.
            if (shell.Streams.Progress[added.Index].StatusDescription.Contains("waiting", StringComparison.Ordinal) && ++waits == 2)
                sandbox.Advance(TimeSpan.FromMinutes(5));
        };

        var result = Session.Invoke(shell).ThrowIfFailed();

        var shown = result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing).ToArray();
        Assert.InRange(shown.Count(record => record.StatusDescription.Contains("waiting for the rate limit until")), 2, 5 * 60);
        Assert.Contains(
            result.Verbose, line => line.StartsWith("POST /profiles: the rate limit has no room until ", StringComparison.Ordinal));
    }

    [Fact]
    public void Verbose_tells_of_each_call_how_it_went()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");

        var created = session.Run("$profile = New-AyrshareProfile Acme -Verbose").ThrowIfFailed();
        var link = session.Run(
            "$sandbox.AddFault(@{ Kind = 'Status'; Status = 503; Count = 1 }); $null = $profile | New-AyrshareJwt -Verbose")
            .ThrowIfFailed();

        Assert.Matches(@"^POST /profiles: 200 in \d+ ms, 1 of 300 in the rate limit's window\.$", created.Verbose[^1]);
        Assert.Collection(
            link.Verbose.Where(line => line.StartsWith("POST", StringComparison.Ordinal)),
            line => Assert.Matches(@"^POST /profiles/generateJWT: 503 in \d+ ms", line),
            line => Assert.Matches(@"^POST /profiles/generateJWT: Ayrshare answered 503: .* Trying again in \d+\.\d s \(1 of 4\)\.$", line),
            line => Assert.Matches(@"^POST /profiles/generateJWT: 200 in \d+ ms", line));
    }
}
