using System;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class GetAyrshareUsageTests
{
    [Fact]
    public void The_first_highest_count_is_the_peak_of_its_month_in_whatever_form_its_time_comes()
    {
        using var api = new RecordingApi("""
            {"profiles":{"userProfilesReport":[
              {"reported":"2026-03-01T23:59:59.999Z","userProfileCount":2},
              {"reported":1772236800000,"userProfileCount":5},
              {"reported":1772150400,"userProfileCount":5},
              {"reported":{"_seconds":1772496000,"_nanoseconds":0},"userProfileCount":"3"},
              {"reported":"2026-03-04T00:00:00Z"},
              {"userProfileCount":9}]}}
            """);
        using var session = new Session();

        var days = session.Run($"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Get-AyrshareUsage").ThrowIfFailed().Output
            .Select(day => $"{day.Properties["Reported"].Value:yyyy-MM-dd} {day.Properties["Count"].Value} "
                + $"{day.Properties["IsPeakOfMonth"].Value}");

        Assert.Equal(
            [" 9 False", "2026-02-27 5 True", "2026-02-28 5 False", "2026-03-01 2 False", "2026-03-03 3 True", "2026-03-04  False"], days);
        Assert.Empty(session.Run("Get-AyrshareUsage -ActionLog").ThrowIfFailed().Output);
    }

    [Fact]
    public void The_days_go_into_the_query()
    {
        using var api = new RecordingApi("""{"profiles":{}}""");
        using var session = new Session();

        session.Run(
            $"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Get-AyrshareUsage; Get-AyrshareUsage 7 -ActionLog").ThrowIfFailed();

        Assert.Equal(
            ["GET /api/profiles?actionLog=true HTTP/1.1", "GET /api/profiles?actionLog=7 HTTP/1.1"],
            api.Requests.Select(request => request.Line));
    }

    [Fact]
    public void The_sandbox_reports_what_was_done()
    {
        using var session = Session.WithSandbox();
        session.Run("'Acme', 'Berta' | New-AyrshareProfile | Select-Object -First 1 | Remove-AyrshareProfile -Force").ThrowIfFailed();

        var actions = session.Run(
            "Get-AyrshareUsage 7 -ActionLog | ForEach-Object { \"$($_.Action) $($_.Title)\" }").ThrowIfFailed().Output;
        var today = session.Run("(Get-AyrshareUsage)[-1]").ThrowIfFailed().Only;

        Assert.Contains("create Acme", actions.Select(action => $"{action}"));
        Assert.Contains("delete ", actions.Select(action => $"{action}"));
        Assert.Equal(
            actions.Sum(action => $"{action}".StartsWith("create", StringComparison.Ordinal) ? 1 : -1), today.Properties["Count"].Value);
    }

    [Theory]
    [InlineData("Get-AyrshareUsage 0")]
    [InlineData("Get-AyrshareUsage 366")]
    public void Days_are_1_to_365(string command)
    {
        using var session = Session.WithSandbox();

        Assert.NotNull(session.RunToEnd(command).Terminating);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_list_in_place_of_the_report_is_an_error()
    {
        using var api = new RecordingApi("""{"profiles":[]}""");
        using var session = new Session();

        Assert.Equal(["InvalidAnswer"], session.Run($"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Get-AyrshareUsage").ErrorIds);
    }
}
