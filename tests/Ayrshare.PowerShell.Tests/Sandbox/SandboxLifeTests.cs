using System;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class SandboxLifeTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Takes_the_account_s_values_that_it_is_given()
    {
        var sandbox = _session.Run(
            "$sandbox = Start-AyrshareSandbox -ApiKey my-key -Domain id-mine -PrivateKey $key -Connect -NoMaxPack -TokenForm opaque "
            + "-RateLimit 7 -LatencyMilliseconds 3; $sandbox",
            ("key", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(TestKeys.Pem)))).ThrowIfFailed().Only;

        Assert.Equal("my-key", sandbox.Properties["ApiKey"].Value);
        Assert.Equal("id-mine", sandbox.Properties["Domain"].Value);
        Assert.Equal(TestKeys.Pem.Trim(), sandbox.Properties["PrivateKey"].Value.ToString()!.Trim());
        Assert.Equal(false, sandbox.Properties["MaxPack"].Value);
        Assert.Equal("Opaque", sandbox.Properties["TokenForm"].Value.ToString());
        Assert.Equal(7, sandbox.Properties["RateLimit"].Value);
        Assert.Equal(TimeSpan.FromMilliseconds(3), sandbox.Properties["Latency"].Value);
        Assert.Equal(
            "6 of 7 requests left in these five minutes.", _session.Run("(Test-AyrshareConnection).RateBudget.Detail").Only.ToString());
        Assert.StartsWith(
            "ayr_ls_",
            _session.Run(
                "$key = $sandbox.AddProfile('A').ProfileKey; (New-AyrshareJwt -ProfileKey $key).Token").ThrowIfFailed().Only.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(["MaxPackMissing"], _session.Run("New-AyrshareJwt -ProfileKey $key -ExpiresIn 60").ErrorIds);
    }

    [Fact]
    public void Connect_leads_to_the_sandbox_and_runs_by_its_clock()
    {
        var expired = _session.Run(
            """
            $sandbox = Start-AyrshareSandbox -Connect
            $link = New-AyrshareJwt -ProfileKey $sandbox.AddProfile('A').ProfileKey
            $link.IsExpired
            $sandbox.Clock.Advance('01:00:00')
            $link.IsExpired
            (Get-AyrshareConnection).ApiKeySource
            """).ThrowIfFailed().Output;

        Assert.Equal([false, true, "sandbox"], expired.Select(value => value.BaseObject));
    }

    [Fact]
    public void Faults_and_the_plan_are_switched_as_a_user_would()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");

        var failed = session.Run(
            """
            $sandbox.AddFault(@{ Kind = 'Status'; Status = 503; Count = 2 })
            $sandbox.AddFault(@{
                Kind = 'Slow'; Delay = '00:00:00.001'; Path = 'profiles/generateJWT'; Method = 'post'; Share = 0.5; Seed = 7
            })
            New-AyrshareProfile First
            $sandbox.ClearFaults()
            $null = New-AyrshareProfile Second -OutVariable created
            $sandbox.MaxPack = $false
            $created | Send-AyrshareConnectEmail -To a@b.example
            $sandbox.Suspended = $true
            """);

        Assert.Equal(["OutcomeUnknown", "MaxPackMissing"], failed.ErrorIds);
        Assert.Equal("Forbidden", RunResult.Id(session.RunToEnd("Get-AyrshareProfile").Terminating));
    }

    [Fact]
    public void Several_run_beside_each_other_and_each_stops_by_itself()
    {
        var left = _session.Run(
            """
            $one = Start-AyrshareSandbox; $two = Start-AyrshareSandbox
            $one | Stop-AyrshareSandbox
            $one | Stop-AyrshareSandbox
            (Get-AyrshareSandbox).BaseUri -contains $one.BaseUri
            (Get-AyrshareSandbox).BaseUri -contains $two.BaseUri
            Stop-AyrshareSandbox $two -WhatIf
            (Get-AyrshareSandbox).BaseUri -contains $two.BaseUri
            Stop-AyrshareSandbox $two
            (Get-AyrshareSandbox).BaseUri -contains $two.BaseUri
            """).ThrowIfFailed().Output;

        Assert.Equal([false, true, true, false], left.Select(value => value.BaseObject));
    }

    [Fact]
    public void WhatIf_starts_nothing()
    {
        Assert.Empty(_session.Run("Start-AyrshareSandbox -Connect -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(_session.Run("Get-AyrshareConnection").Output);
    }

    [Theory]
    [InlineData("Stop-AyrshareSandbox 'text'", "NotASandbox")]
    [InlineData("Stop-AyrshareSandbox $nothing", "ParameterArgumentValidationError")]
    [InlineData("$null | Stop-AyrshareSandbox", "ParameterArgumentValidationError")]
    public void What_is_not_a_sandbox_stops_none(string command, string id)
    {
        var result = _session.Run($"$sandbox = Start-AyrshareSandbox; {command}; (Get-AyrshareSandbox).BaseUri -contains $sandbox.BaseUri");

        Assert.Equal(true, result.Only.BaseObject);
        Assert.Equal([id], result.ErrorIds);
    }
}
