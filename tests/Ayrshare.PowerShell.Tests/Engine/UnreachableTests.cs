using System;
using System.IO;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What a user sees, and for how long, where there is no server.</summary>
public sealed class UnreachableTests
{
    // A host that has a person.
    private const string Editor = "Visual Studio Code Host";

    // The sandbox's clock goes on, and its port is free.
    private const string Stopped = "Stop-AyrshareSandbox $sandbox";

    private const string StartAndStop = $"$sandbox = Start-AyrshareSandbox -Connect -TimeScale 1000; {Stopped}";

    [Theory]
    [InlineData("New-AyrshareProfile Acme")]
    [InlineData("Test-AyrshareConnection")]
    public void Each_further_attempt_shows_as_progress_with_host_reason_and_time(string command)
    {
        using var session = Session.WithSandbox("-TimeScale 3");
        session.Run(Stopped).ThrowIfFailed();

        var result = session.Run(command);

        var host = ((Uri)new SandboxWatch(session).Sandbox.BaseUri).Authority;
        Assert.Contains(result.Progress, record =>
            Regex.IsMatch(record.StatusDescription, $"^attempt 5 of 5 at .+, {host}: connection refused; 0 done"));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_job_that_nobody_watches_tries_four_times_more_and_says_so_in_its_error()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run(Stopped).ThrowIfFailed();

        var error = Assert.Single(session.Run("New-AyrshareProfile Acme").Errors);

        Assert.Equal("Unreachable", RunResult.Id(error));
        Assert.Matches(@"It was tried 5 times in \d+ (s|minutes)\.$", error.ToString());
        Assert.StartsWith("Check the host and the port in -BaseUri", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Visual Studio Code Host", 2)]
    [InlineData("Windows PowerShell ISE Host", 2)]
    [InlineData("ServerRemoteHost", 5)]
    [InlineData("Default Host", 5)]
    [InlineData("OrchestratorHost", 5)]
    public void A_person_learns_after_one_more_attempt_that_nothing_listens(string host, int times)
    {
        using var session = At(host);
        session.Run(StartAndStop).ThrowIfFailed();

        Assert.Contains($"It was tried {times} times in", Assert.Single(session.Run("New-AyrshareProfile Acme").Errors).ToString());
    }

    [Fact]
    public void A_person_whose_server_was_there_before_waits_as_a_job_does()
    {
        using var session = At(Editor);
        session.Run("$sandbox = Start-AyrshareSandbox -Connect -TimeScale 1000; $null = Get-AyrshareProfile; Stop-AyrshareSandbox $sandbox")
            .ThrowIfFailed();

        Assert.Contains("tried 5 times", Assert.Single(session.Run("Get-AyrshareProfile").Errors).ToString());
    }

    [Fact]
    public void A_person_learns_soon_that_a_host_name_is_wrong()
    {
        using var session = At(Editor);
        session.Run("$null = Connect-Ayrshare key-0123456789-ABCDEFGH -BaseUri https://ayrshare.invalid/api").ThrowIfFailed();

        var error = Assert.Single(session.Run("New-AyrshareProfile Acme").Errors);

        Assert.Equal("Unreachable", RunResult.Id(error));
        Assert.Contains("no connection to ayrshare.invalid", error.ToString());
        Assert.Contains("tried 2 times", error.ToString());
        Assert.StartsWith("Check the spelling of the host in -BaseUri", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_console_whose_input_is_no_keyboard_has_nobody()
    {
        var line = FreshShell.Run($$"""
            Import-Module '{{Session.ModulePath}}'
            {{StartAndStop}}
            try { Get-AyrshareProfile -ErrorAction Stop } catch { "$_" }
            """)[0];

        Assert.Contains("tried 5 times", line);
    }

    private static Session At(string host) => new(new TextHost(TextWriter.Null, width: 200, host));
}
