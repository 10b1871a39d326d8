using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What fails every row alike ends the command with one error; what has been created still comes out.</summary>
public sealed class AccountRefusalTests
{
    private const string FiveHundred = "1..500 | ForEach-Object { if ($_ -eq 250) { $sandbox.Suspended = $true }; \"Client $_\" }";

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_wrong_API_key_is_told_once_after_one_request(int throttle)
    {
        using var session = Session.WithSandbox();
        session.Run("Connect-Ayrshare -ApiKey wrong -BaseUri $sandbox.BaseUri").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run($"1..50 | ForEach-Object {{ \"Client $_\" }} | New-AyrshareProfile -ThrottleLimit {throttle}");

        AssertEnded(result, "Unauthorized", ErrorCategory.AuthenticationError);
        Assert.Empty(result.Output);
        Assert.Equal(1, watch.Started);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_401_in_the_middle_ends_the_command_and_what_was_created_comes_out(int throttle)
    {
        using var session = Session.WithSandbox();
        var watch = new SandboxWatch(session);

        var result = session.Run($$"""
            1..100 | ForEach-Object { if ($_ -eq 30) { $sandbox.AddFault(@{ Kind = 'Status'; Status = 401 }) }; "Client $_" } |
                New-AyrshareProfile -ThrottleLimit {{throttle}}
            """);

        AssertEnded(result, "Unauthorized", ErrorCategory.AuthenticationError);
        AssertAllOut(session, result);
        Assert.InRange(watch.Started, result.Output.Count + 1, result.Output.Count + throttle);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_suspended_account_ends_the_command_at_the_start(int throttle)
    {
        using var session = Session.WithSandbox();
        session.Run("$sandbox.Suspended = $true").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run($"1..50 | ForEach-Object {{ \"Client $_\" }} | New-AyrshareProfile -ThrottleLimit {throttle}");

        // Those under way, and the question whether it is the account.
        AssertEnded(result, "Forbidden", ErrorCategory.PermissionDenied);
        Assert.InRange(watch.Started, 2, throttle + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_suspended_account_ends_the_command_in_the_middle_and_what_was_created_comes_out(int throttle)
    {
        using var session = Session.WithSandbox("-RateLimit 10000");
        var watch = new SandboxWatch(session);

        var result = session.Run($"{FiveHundred} | New-AyrshareProfile -ThrottleLimit {throttle}");

        AssertEnded(result, "Forbidden", ErrorCategory.PermissionDenied);
        AssertAllOut(session, result);
        Assert.InRange(result.Output.Count, 241, 250);
        Assert.InRange(watch.Started, result.Output.Count + 2, result.Output.Count + throttle + 1);
    }

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("Send-AyrshareConnectEmail -To anna@acme.example")]
    [InlineData("New-AyrshareLinkSession")]
    public void A_suspended_account_ends_links_though_a_suspended_profile_came_before(string command)
    {
        using var session = Session.WithSandbox("-RateLimit 10000");
        session.Run(
            "$rows = 1..60 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }; $sandbox.SuspendProfile('Client 5')").ThrowIfFailed();

        var result = session.Run(
            $"$n = 0; $rows | ForEach-Object {{ if (++$n -eq 40) {{ $sandbox.Suspended = $true }}; $_ }} | {command} -ThrottleLimit 2");

        Assert.Equal(["Forbidden", "Forbidden"], result.ErrorIds);
        Assert.StartsWith("Row 5 (Client 5): ", result.Errors[0].ToString());
        Assert.Matches("^Row (3[0-9]|4[01]) ", result.Errors[1].ToString());
        Assert.InRange(result.Output.Count, 30, 40);
    }

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("Send-AyrshareConnectEmail -To anna@acme.example")]
    [InlineData("New-AyrshareLinkSession")]
    public void A_suspended_profile_is_one_rows_error(string command)
    {
        using var session = Session.WithSandbox();
        session.Run("$rows = 1..20 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }; 3, 4 | ForEach-Object { "
            + "$sandbox.SuspendProfile(\"Client $_\") }").ThrowIfFailed();

        var result = session.Run($"$rows | {command} -ThrottleLimit 8");

        Assert.Equal(["Forbidden", "Forbidden"], result.ErrorIds);
        Assert.Equal(Enumerable.Range(1, 20).Where(n => n is not (3 or 4)).Select(n => $"Client {n}"), result.Property("Title"));
    }

    [Theory]
    [InlineData("'New 1', 'New 2', 'New 3' | New-AyrshareProfile", "POST")]
    [InlineData("1..3 | ForEach-Object { [pscustomobject]@{ Title = \"Client $_\" } } | Remove-AyrshareProfile -Force -PassThru", "DELETE")]
    public void A_call_without_a_profile_key_that_is_refused_for_one_row_is_that_rows_error(string command, string method)
    {
        using var session = Session.WithSandbox();
        session.Run($"1..3 | ForEach-Object {{ $null = $sandbox.AddProfile(\"Client $_\") }}; $sandbox.AddFault(@{{ Kind = 'Status'; "
            + $"Status = 403; Method = '{method}'; Path = 'profiles'; Count = 1 }})").ThrowIfFailed();

        var result = session.Run($"{command} -ThrottleLimit 1");

        Assert.Equal("Forbidden", Assert.Single(result.ErrorIds));
        Assert.StartsWith("Row 1 ", result.Errors[0].ToString());
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("New-AyrshareProfile")]
    public void An_account_that_is_suspended_while_each_row_is_refused_ends_the_command(string command)
    {
        using var session = Session.WithSandbox();
        session.Run("$rows = 1..40 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }; $sandbox.AddFault(@{ Kind = 'Status'; "
            + "Status = 403; Method = 'POST' })").ThrowIfFailed();

        var result = session.Run(
            $"$n = 0; $rows | ForEach-Object {{ if (++$n -eq 12) {{ $sandbox.Suspended = $true }}; $_ }} | {command} -ThrottleLimit 1");

        // The twelfth row is taken in when at most three before it are not answered yet; every fifth refusal asks.
        Assert.All(result.ErrorIds, id => Assert.Equal("Forbidden", id));
        Assert.Matches("^Row 1[1-6] ", result.Errors[^1].ToString());
        Assert.InRange(result.Errors.Count, 11, 16);
    }

    [Fact]
    public void Links_queued_behind_a_slow_one_are_not_asked_for_after_a_401()
    {
        using var session = Session.WithSandbox();
        session.Run("""
            $rows = 1..60 | ForEach-Object { $sandbox.AddProfile("Client $_") }
            $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromSeconds(1); Count = 1 })
            $sandbox.AddFault(@{ Kind = 'Status'; Status = 401; Count = 1 })
            """).ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run("$rows | New-AyrshareJwt -ThrottleLimit 2");

        AssertEnded(result, "Unauthorized", ErrorCategory.AuthenticationError);
        Assert.Single(result.Output);
        Assert.Equal(2, watch.Started);
    }

    [Fact]
    public void Rows_that_wait_for_the_rate_limit_are_not_asked_for_after_a_401()
    {
        using var session = Session.WithSandbox("-RateLimit 20 -TimeScale 200");
        var watch = new SandboxWatch(session, awaited: 20);

        var result = session.Run("""
            1..100 | ForEach-Object { if ($_ -eq 18) { $sandbox.AddFault(@{ Kind = 'Status'; Status = 401 }) }; "Client $_" } |
                New-AyrshareProfile -ThrottleLimit 8
            """);

        AssertEnded(result, "Unauthorized", ErrorCategory.AuthenticationError);
        AssertAllOut(session, result);
        Assert.InRange(watch.Started, result.Output.Count + 1, 20);
    }

    private static void AssertEnded(RunResult result, string id, ErrorCategory category)
    {
        var error = Assert.Single(result.Errors);
        Assert.Equal((id, category), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    private static void AssertAllOut(Session session, RunResult result) =>
        Assert.Equal(
            session.Run("$sandbox.Profiles.Title").Output.Select(title => $"{title}").Order(),
            result.Property("Title").Select(title => $"{title}").Order());
}
