using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class SandboxCommandTests
{
    [Fact]
    public void A_sandbox_starts_with_what_another_program_needs_and_stops()
    {
        using var session = new Session();

        var sandbox = session.Run(
            "$sandbox = Start-AyrshareSandbox -PrivateKey $pem -ApiKey given-key -Domain id-given; $sandbox",
            ("pem", SandboxKey.Pem)).ThrowIfFailed().Only;

        Assert.Equal(
            ("given-key", "id-given", SandboxKey.Pem),
            (sandbox.Properties["ApiKey"].Value, sandbox.Properties["Domain"].Value, sandbox.Properties["PrivateKey"].Value));
        Assert.True(((Uri)sandbox.Properties["BaseUri"].Value).IsLoopback);
        Assert.Equal(["NotConnected"], session.Run("Get-AyrshareProfile").ErrorIds);
        Assert.Contains(session.Run("Get-AyrshareSandbox").ThrowIfFailed().Output, found => found.BaseObject == sandbox.BaseObject);
        session.Run("$sandbox | Stop-AyrshareSandbox -WhatIf").ThrowIfFailed();
        Assert.Contains(session.Run("Get-AyrshareSandbox").Output, found => found.BaseObject == sandbox.BaseObject);
        session.Run("$sandbox | Stop-AyrshareSandbox; $sandbox | Stop-AyrshareSandbox").ThrowIfFailed();
        Assert.DoesNotContain(session.Run("Get-AyrshareSandbox").Output, found => found.BaseObject == sandbox.BaseObject);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_that_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var session = new Session();

        var result = session.Run($"Start-AyrshareSandbox {((IPEndPoint)taken.LocalEndpoint).Port}");

        var error = Assert.Single(result.Errors);
        Assert.Equal(("SandboxNotStarted", ErrorCategory.ResourceUnavailable), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_private_key_that_is_none_is_an_error_that_does_not_show_it()
    {
        using var session = new Session();

        var result = session.Run("Start-AyrshareSandbox -PrivateKey not-a-key");

        Assert.Equal(["PrivateKeyUnusable"], result.ErrorIds);
        Assert.DoesNotContain("not-a-key", result.Errors[0].ToString());
    }

    [Fact]
    public void Only_sandboxes_can_be_stopped()
    {
        using var session = new Session();

        Assert.Equal(["NotASandbox"], session.Run("'text' | Stop-AyrshareSandbox").ErrorIds);
    }

    [Fact]
    public void What_the_sandbox_is_told_takes_effect()
    {
        using var session = Session.WithSandbox("-NoMaxPack -RateLimit 2 -TokenForm Opaque -LatencyMilliseconds 1 -TimeScale 10");

        var result = session.Run(
            "$sandbox | ForEach-Object { $_.MaxPack, $_.RateLimit, \"$($_.TokenForm)\", $_.Latency.TotalMilliseconds }").ThrowIfFailed();

        Assert.Equal([false, 2, "Opaque", 1d], result.Output.Select(value => value.BaseObject));
    }

    [Fact]
    public void A_session_can_go_on_while_its_sandbox_has_stopped()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run("Stop-AyrshareSandbox $sandbox").ThrowIfFailed();

        Assert.Equal(["Unreachable"], session.Run("New-AyrshareProfile Acme").ErrorIds);
        session.Run("$sandbox = Start-AyrshareSandbox -Connect").ThrowIfFailed();
        Assert.Equal("Acme", session.Run("New-AyrshareProfile Acme").ThrowIfFailed().Only.Properties["Title"].Value);
    }
}
