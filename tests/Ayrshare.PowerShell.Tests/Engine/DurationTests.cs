using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Ayrshare.PowerShell.Tests.Onboarding;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>A duration means the same for every command, however it is written.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("'90'", 90)]
    [InlineData("90s", 90)]
    [InlineData("'90s'", 90)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("00:00:02", 2)]
    [InlineData("([timespan] '0:0:2')", 2)]
    [InlineData("([long] 90)", 90)]
    public void A_number_of_seconds_can_be_written_as_a_duration(string given, int seconds)
    {
        using var session = new Session();

        var connection = session.Run($"Connect-Ayrshare key -PassThru -TimeoutSec {given}").ThrowIfFailed().Only;

        Assert.Equal(seconds, connection.Properties["TimeoutSec"].Value);
    }

    [Theory]
    [InlineData("Connect-Ayrshare key -TimeoutSec (2d)", "write '2d' in quotation marks")]
    [InlineData("$given = @{ TimeoutSec = 90s }; Connect-Ayrshare key @given", "write '90s' in quotation marks")]
    [InlineData("Connect-Ayrshare key -TimeoutSec (30y)", "write [int]30")]
    [InlineData("Connect-Ayrshare key -TimeoutSec 1kb", "is not a whole number of seconds")]
    [InlineData("Connect-Ayrshare key -TimeoutSec ([timespan]::FromSeconds(1.5))", "is not a whole number of seconds")]
    [InlineData("Connect-Ayrshare key -TimeoutSec ''", "is not a whole number of seconds")]
    [InlineData("Connect-Ayrshare key -TimeoutSec 2d", "maximum")]
    [InlineData("Wait-AyrshareSocialAccount -Title Acme -TimeoutSec 8d", "maximum")]
    [InlineData("Wait-AyrshareSocialAccount -Title Acme -TimeoutSec (8d)", "write '8d' in quotation marks")]
    [InlineData("ConvertFrom-AyrshareWebhook -RawBody x -Headers @{} -MaximumAgeSec (5s)", "write '5s' in quotation marks")]
    [InlineData("Start-AyrshareSandbox -LatencyMilliseconds (2s)", "write '2s' in quotation marks")]
    public void A_number_that_has_lost_its_unit_is_refused(string command, string advice)
    {
        using var session = Session.WithSandbox();

        var error = Assert.Single(session.Run(command).Errors.Select(error => $"{error}").Distinct());

        Assert.Contains(advice, error);
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Title = 'Acme'; ExpiresIn = 90s }", "write '90s' in quotation marks")]
    [InlineData("[pscustomobject] @{ Title = 'Acme'; ExpiresIn = 2d }", "write '2d' in quotation marks")]
    [InlineData("[pscustomobject] @{ Title = 'Acme'; ExpiresIn = [timespan]::FromSeconds(90) }", "\"00:01:30\"")]
    public void The_rows_of_an_onboarding_are_read_alike(string row, string told)
    {
        using var job = new OnboardingSession();

        var result = job.RunOrEnd($"{row} | Invoke-AyrshareOnboarding -Vault Company -JournalPath '{job.Journal}'");

        var error = result.Errors[0];
        Assert.Equal("InvalidMinutes", RunResult.Id(error));
        Assert.Contains(told, $"{error} {error.ErrorDetails.RecommendedAction}");
        Assert.Equal(0, job.Posts);
    }

    [Theory]
    [InlineData("3", "has no unit", "Write 3d for days, or 3h for hours.")]
    [InlineData("'3'", "has no unit", "Write 3d for days, or 3h for hours.")]
    [InlineData("(3d)", "is not a duration", "write '3d' in quotation marks")]
    [InlineData("366d", "is not a duration of up to 365 days", "Specify a duration such as 3d or 48h.")]
    [InlineData("0d", "is not a duration of up to 365 days", "Specify a duration such as 3d or 48h.")]
    public void The_time_before_a_reminder_needs_a_unit(string given, string told, string action)
    {
        using var job = new OnboardingSession().With(1);

        var result = job.Onboard($"-SendEmail -Remind -RemindAfter {given}");

        Assert.Equal("InvalidMinutes", RunResult.Id(result.Terminating));
        Assert.Contains(told, $"{result.Terminating}");
        Assert.Contains(action, result.Terminating.ErrorDetails.RecommendedAction);
        Assert.Equal(0, job.Posts);
    }

    [Theory]
    [InlineData("'90m'", 90)]
    [InlineData("90", 90)]
    [InlineData("([timespan]'1:30:00')", 90)]
    public void A_function_with_the_type_of_the_parameter_passes_a_duration_on(string value, int minutes)
    {
        using var session = Session.WithSandbox();

        var link = session.Run("function New-Link { param([Ayrshare.PowerShell.Duration] $ExpiresIn, $Client) $Client | New-AyrshareJwt "
            + $"-ExpiresIn $ExpiresIn }}; New-Link -ExpiresIn {value} -Client (New-AyrshareProfile Acme)").ThrowIfFailed().Only;

        Assert.Equal(minutes, link.Properties["ExpiresIn"].Value);
    }

    [Fact]
    public void Help_says_where_a_duration_can_be_written()
    {
        using var session = new Session();

        var types = session.Run(
            "(Get-Help New-AyrshareJwt -Parameter ExpiresIn).type.name; "
            + "(Get-Help Invoke-AyrshareOnboarding -Parameter RemindAfter).type.name; "
            + "(Get-Help Wait-AyrshareSocialAccount -Parameter TimeoutSec).type.name").ThrowIfFailed().Output;

        Assert.Equal(["Duration", "Duration", "Duration"], types.Select(type => $"{type}"));
    }
}
