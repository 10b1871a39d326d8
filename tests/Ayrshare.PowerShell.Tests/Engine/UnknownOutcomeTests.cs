using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Answers that get lost: what changes something is never asked for twice, what does not is repeated.</summary>
public sealed class UnknownOutcomeTests
{
    private const string FastClock = "-TimeScale 1000";

    public static TheoryData<string> LostAnswers =>
    [
        "@{ Kind = 'DropAfter' }",
        "@{ Kind = 'DropBefore' }",
        "@{ Kind = 'MalformedBody' }",
        "@{ Kind = 'HalfBody' }",
        "@{ Kind = 'HugeBody' }",
        "@{ Kind = 'HtmlBody' }",
        "@{ Kind = 'HtmlBody'; Status = 502 }",
        "@{ Kind = 'Status'; Status = 500 }",
        "@{ Kind = 'Status'; Status = 503; Shape = 'ErrorsArray' }",
        "@{ Kind = 'Status'; Status = 504 }",
    ];

    public static TheoryData<string> PassingFailures =>
    [
        "@{ Kind = 'DropAfter' }",
        "@{ Kind = 'DropBefore' }",
        "@{ Kind = 'HalfBody' }",
        "@{ Kind = 'HtmlBody'; Status = 502 }",
        "@{ Kind = 'Status'; Status = 500 }",
        "@{ Kind = 'Status'; Status = 503; Shape = 'ErrorsArray' }",
        "@{ Kind = 'Status'; Status = 400; RetryAvailable = $true }",
    ];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public void A_profile_is_asked_for_once_and_the_next_rows_go_on(string fault)
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run($"$fault = {fault}; $fault.Count = 1; $sandbox.AddFault($fault)").ThrowIfFailed();

        var result = session.Run("'Acme', 'Berta', 'Cafe' | New-AyrshareProfile");

        Assert.Equal(["Berta", "Cafe"], result.Property("Title"));
        AssertUnknown(Assert.Single(result.Errors), "Row 1 (Acme): POST /profiles:");
        Assert.Equal(3, new SandboxWatch(session).Requests.Count);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public void A_mail_of_a_link_session_is_asked_for_once_and_the_next_rows_go_on(string fault)
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run($"$rows = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile -Email anna@acme.example; $fault = {fault}; $fault.Count = "
            + $"1; $sandbox.AddFault($fault)").ThrowIfFailed();

        var result = session.Run("$rows | New-AyrshareLinkSession -SendEmail");

        Assert.Equal(["Berta", "Cafe"], result.Property("Title"));
        AssertUnknown(Assert.Single(result.Errors), "Row 1 (Acme): POST /profiles/link-sessions:");
        Assert.Equal(3, new SandboxWatch(session).Requests.Count(request => request.Contains("link-sessions")));
        Assert.InRange(session.Run("$sandbox.Outbox").Output.Count, 2, 3);
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public void A_mail_is_asked_for_once_and_the_next_rows_go_on(string fault)
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run($"$rows = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile; $fault = {fault}; $fault.Count = 1; $sandbox.AddFault($fault)")
            .ThrowIfFailed();

        var result = session.Run("$rows | Send-AyrshareConnectEmail -To anna@acme.example -ThrottleLimit 1");

        Assert.Equal(["Berta", "Cafe"], result.Property("Title"));
        AssertUnknown(Assert.Single(result.Errors), "Row 1 (Acme): POST /profiles/generateJWT:");
        Assert.Equal(3, new SandboxWatch(session).Requests.Count(request => request.Contains("generateJWT")));
        Assert.InRange(session.Run("$sandbox.Outbox").Output.Count, 2, 3);
    }

    [Theory]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile", "Row 1 (Acme): POST /profiles: no response within 1 s.")]
    [InlineData(
        "$one, $two | Send-AyrshareConnectEmail -To anna@acme.example", "Row 1 (One): POST /profiles/generateJWT: no response within 1 s.")]
    public void An_answer_that_takes_longer_than_TimeoutSec_leaves_the_outcome_open(string command, string message)
    {
        using var session = Session.WithSandbox();
        session.Run("""
            $one, $two = 'One', 'Two' | ForEach-Object { $sandbox.AddProfile($_) }
            Connect-Ayrshare -ApiKey $sandbox.ApiKey -BaseUri $sandbox.BaseUri -TimeoutSec 1
            $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMinutes(5); Count = 1 })
            """).ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run(command);

        Assert.Single(result.Output);
        AssertUnknown(Assert.Single(result.Errors), message);
        Assert.Equal(2, watch.Started);
    }

    [Fact]
    public void An_answer_in_another_encoding_that_says_so_is_read()
    {
        using var session = Session.WithSandbox();
        session.Run("$sandbox.AddFault(@{ Kind = 'OtherEncoding' })").ThrowIfFailed();

        var result = session.Run("'Käthe' | New-AyrshareProfile | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal("Käthe", result.Only.Properties["Title"].Value);
    }

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public void Plain_links_and_lists_are_asked_for_again_until_they_come(string fault)
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run("$profile = New-AyrshareProfile Acme").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var link = session.Run(
            $"$fault = {fault}; $fault.Count = 2; $sandbox.AddFault($fault); $profile | New-AyrshareJwt -Verbose").ThrowIfFailed();
        var asked = session.Run($"$other = $profile | New-AyrshareLinkSession -ExpiresIn 2880; $fault = {fault}; $fault.Count = 2; "
            + $"$sandbox.AddFault($fault); $other | Get-AyrshareLinkSession").ThrowIfFailed();
        var list = session.Run($"$fault = {fault}; $fault.Count = 3; $sandbox.AddFault($fault); Get-AyrshareProfile").ThrowIfFailed();

        Assert.Equal("Acme", link.Only.Properties["Title"].Value);
        Assert.Equal("Acme", list.Only.Properties["Title"].Value);
        Assert.Equal("Pending", $"{asked.Only.Properties["Status"].Value}");
        Assert.Equal(3 + 1 + 3 + 4, watch.Started);
        Assert.Equal(2, link.Verbose.Count(line => line.Contains("Trying again in")));
    }

    [Fact]
    public void A_failure_that_does_not_pass_is_the_rows_error_after_five_attempts()
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run("$rows = 'Acme', 'Berta' | New-AyrshareProfile; $sandbox.AddFault(@{ Kind = 'Status'; Status = 500; Count = 5 })")
            .ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run("$rows | New-AyrshareJwt -ThrottleLimit 1");

        Assert.Equal(["Berta"], result.Property("Title"));
        Assert.Equal(["ServerError"], result.ErrorIds);
        Assert.Equal(6, watch.Started);
    }

    [Theory]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile", 2)]
    [InlineData("$rows | Send-AyrshareConnectEmail -To anna@acme.example", 2)]
    [InlineData("$rows | New-AyrshareJwt", 2)]
    [InlineData("Get-AyrshareProfile -Title One", 1)]
    public void After_429_everything_waits_for_the_window_and_goes_on(string command, int outputs)
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run("$rows = 'One', 'Two' | ForEach-Object { $sandbox.AddProfile($_) }; $sandbox.AddFault(@{ Kind = 'Status'; Status = "
            + "429; Count = 1 })").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var result = session.Run(command).ThrowIfFailed();

        Assert.Equal(outputs, result.Output.Count);
        Assert.Equal(outputs + 1, watch.Started);
    }

    [Fact]
    public void Nothing_is_done_where_nothing_listens_and_every_row_says_so()
    {
        using var session = Session.WithSandbox(FastClock);
        session.Run("$rows = 'One', 'Two' | ForEach-Object { $sandbox.AddProfile($_) }; Stop-AyrshareSandbox $sandbox").ThrowIfFailed();

        var created = session.Run("'Acme', 'Berta' | New-AyrshareProfile");
        var mailed = session.Run("$rows | Send-AyrshareConnectEmail -To anna@acme.example");
        var listed = session.Run("Get-AyrshareProfile");

        Assert.Equal(["Unreachable", "Unreachable"], created.ErrorIds);
        Assert.Equal(["Unreachable", "Unreachable"], mailed.ErrorIds);
        Assert.Equal(["Unreachable"], listed.ErrorIds);
        Assert.Equal(ErrorCategory.ConnectionError, created.Errors[0].CategoryInfo.Category);
    }

    private static void AssertUnknown(ErrorRecord error, string message)
    {
        Assert.Equal(("OutcomeUnknown", ErrorCategory.InvalidResult), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.StartsWith(message, error.ToString());
        Assert.EndsWith("It is unknown whether it took effect.", error.ToString());
        Assert.StartsWith("Do not run it again yet", error.ErrorDetails.RecommendedAction);
    }
}
