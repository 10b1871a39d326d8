using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>Where the links of an onboarding go, and how long they live.</summary>
public sealed class LinkPathTests
{
    [Fact]
    public void Links_are_in_the_file_and_later_runs_add_to_it()
    {
        using var job = new OnboardingSession().With(3);
        var first = job.Onboard($"-ThrottleLimit 1 -LinkPath '{job.File("links.csv")}'").ThrowIfFailed();
        job.With(5);

        var second = job.Onboard($"-ThrottleLimit 1 -LinkPath '{job.File("links.csv")}'").ThrowIfFailed();

        var rows = job.Run($"Import-Csv '{job.File("links.csv")}'").ThrowIfFailed();
        Assert.Equal(ClientList.Titles(5), rows.Property("Title"));
        Assert.Equal(Enumerable.Range(1, 5).Select(ClientList.Email), rows.Property("Email"));
        Assert.Equal(
            first.Property("Url").Concat(second.Property("Url")).OfType<Uri>().Select(url => url.AbsoluteUri), rows.Property("Url"));
        Assert.All(rows.Property("Emailed"), emailed => Assert.Equal("false", emailed));
    }

    [Fact]
    public void Links_that_are_emailed_are_in_the_file_too()
    {
        using var job = new OnboardingSession().With(2);

        job.Onboard($"-SendEmail -LinkPath '{job.File("links.csv")}'").ThrowIfFailed();

        var rows = job.Run($"Import-Csv '{job.File("links.csv")}'").ThrowIfFailed();
        Assert.Equal(job.Sandbox.Outbox.Select(mail => mail.Link).Order(), rows.Property("Url").Order());
        Assert.All(rows.Property("Emailed"), emailed => Assert.Equal("true", emailed));
    }

    [Fact]
    public void A_link_is_in_the_file_before_a_pipeline_that_ends_early_loses_its_result()
    {
        using var job = new OnboardingSession().With(10);

        var ended = job.Run($"{job.Command($"-LinkPath '{job.File("links.csv")}'")} | ForEach-Object {{ throw 'enough' }}");

        Assert.NotNull(ended.Thrown);
        var linked = File.ReadAllLines(job.Journal).Count(line => line.Contains("\"LinkIssued\"", StringComparison.Ordinal));
        Assert.InRange(linked, 1, 9);
        Assert.Equal(linked, job.Run($"Import-Csv '{job.File("links.csv")}'").ThrowIfFailed().Output.Count);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, the folder decides.");
        using var job = new OnboardingSession().With(1);

        job.Onboard($"-LinkPath '{job.File("links.csv")}'").ThrowIfFailed();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(job.File("links.csv")));
    }

    [Theory]
    [InlineData("clients.csv", "it is the list.")]
    [InlineData("clients.csv.journal.jsonl", "it is the journal.")]
    [InlineData("clients.csv.journal.jsonl.lock", "it is the lock of the journal.")]
    [InlineData("none/links.csv", "its folder does not exist.")]
    [InlineData("other.csv", "it is not a file of links")]
    public void A_file_that_cannot_take_links_is_found_before_anything_is_done(string name, string problem)
    {
        using var job = new OnboardingSession().With(1);
        File.WriteAllText(job.File("other.csv"), "A,B\n1,2\n");

        var result = job.Onboard($"-LinkPath '{job.File(name)}'");

        Assert.Equal("LinksNotWritten", RunResult.Id(result.Terminating));
        Assert.Contains(problem, $"{result.Terminating}");
        Assert.Equal(name.Contains("clients"), result.Terminating.ErrorDetails.RecommendedAction == "Specify the path of another file.");
        Assert.Equal(0, job.Posts);
        Assert.Equal("A,B\n1,2\n", File.ReadAllText(job.File("other.csv")));
    }

    [Fact]
    public void A_report_does_not_replace_the_links()
    {
        using var job = new OnboardingSession().With(1);

        var result = job.Onboard($"-LinkPath '{job.File("a.csv")}' -ReportPath '{job.File("a.csv")}'");

        Assert.Equal("ReportNotWritten", RunResult.Id(result.Terminating));
        Assert.Equal(0, job.Requests);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-SkipInvalid -WhatIf")]
    public void WhatIf_leaves_no_file(string switches)
    {
        using var job = new OnboardingSession().With(1);

        job.Onboard($"-LinkPath '{job.File("links.csv")}' {switches}").ThrowIfFailed();

        Assert.False(File.Exists(job.File("links.csv")));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("-SendEmail", false)]
    [InlineData("-LinkPath $links", false)]
    [InlineData("| Select-Object Url", false)]
    public void Where_the_links_are_is_said_where_nothing_is_known_to_take_them(string rest, bool isSaid)
    {
        using var job = new OnboardingSession().With(2);

        var result = job.RunOrEnd($"$links = '{job.File("links.csv")}'; {job.Command(rest)}").ThrowIfFailed();

        Assert.Equal(isSaid ? ["2 links issued, in the property Url of the results. To write links to a file, use -LinkPath."] : [],
            result.Information);
        Assert.Empty(job.Onboard().ThrowIfFailed().Information);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SendEmail")]
    public void A_screen_shows_no_link(string switches)
    {
        using var job = new OnboardingSession().With(2);

        var shown = job.Session.Format(job.Command(switches));

        Assert.Contains("Client-2", shown);
        Assert.DoesNotContain("http", shown);
        Assert.DoesNotContain("jwt=", shown);
    }

    [Theory]
    [InlineData("-SendEmail", "", 1440)]
    [InlineData("-SendEmail -ExpiresIn 2h", "", 120)]
    [InlineData("-SendEmail -ExpiresIn 2h", "30", 30)]
    [InlineData("", "", 5)]
    public void Emailed_links_live_a_day(string switches, string cell, int minutes)
    {
        using var job = new OnboardingSession().With($"Title,Email,ExpiresIn\nAcme,a@x.example,{cell}\n");

        var result = job.Onboard($"{switches} -LinkPath '{job.File("links.csv")}'").ThrowIfFailed();

        var row = job.Run($"Import-Csv '{job.File("links.csv")}'").ThrowIfFailed().Only;
        var (issued, expires) = ($"{row.Properties["IssuedAt"].Value}", $"{row.Properties["ExpiresAt"].Value}");
        Assert.InRange((DateTimeOffset.Parse(expires) - DateTimeOffset.Parse(issued)).TotalMinutes, minutes - 0.1, minutes + 0.1);
        Assert.NotNull(result.Only.Properties["ExpiresAt"].Value);
    }

    [Theory]
    [InlineData("Company")]
    [InlineData("ContactEmail")]
    [InlineData("TermsUrl")]
    [InlineData("PrivacyUrl")]
    [InlineData("Bcc")]
    public void A_parameter_of_the_email_without_an_email_is_an_error(string parameter)
    {
        using var job = new OnboardingSession().With(1);

        foreach (var command in new[] { "Invoke-AyrshareOnboarding", "Get-AyrshareOnboardingPlan" })
        {
            var result = job.RunOrEnd($"{command} '{job.Csv}' -Vault Company -{parameter} x@x.example");

            Assert.Equal("SendEmailMissing", RunResult.Id(result.Terminating));
            Assert.Contains($"-{parameter} ", $"{result.Terminating}");
        }

        Assert.Equal(0, job.Requests);
    }

    [Theory]
    [InlineData("Send-AyrshareConnectEmail", 1)]
    [InlineData("Send-AyrshareConnectEmail -ExpiresIn 1440", 0)]
    [InlineData("Send-AyrshareConnectEmail -WhatIf", 0)]
    [InlineData("New-AyrshareLinkSession -SendEmail", 1)]
    [InlineData("New-AyrshareLinkSession -SendEmail -ExpiresIn '1d'", 0)]
    [InlineData("New-AyrshareLinkSession", 0)]
    public void The_single_commands_warn_once_that_an_emailed_link_lives_five_minutes(string command, int warnings)
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            "$rows = 1..3 | ForEach-Object { $sandbox.AddProfile($_) } | "
            + $"Select-Object ProfileKey, @{{ Name = 'Email'; Expression = {{ 'a@x.example' }} }}; $rows | {command}").ThrowIfFailed();

        Assert.Equal(warnings, result.Warnings.Count);
        Assert.All(result.Warnings, warning => Assert.Contains("-ExpiresIn 1440", warning));
    }

    [Theory]
    [InlineData("New-AyrshareLinkSession -ThrottleLimit 1", "2 of 3 links expired before the command ended.")]
    [InlineData("New-AyrshareJwt -ThrottleLimit 1", "2 of 3 links expired before the command ended.")]
    [InlineData("New-AyrshareLinkSession -ExpiresIn 1d", null)]
    [InlineData("New-AyrshareLinkSession | Select-Object -First 1", null)]
    public void The_single_commands_warn_of_links_that_expired_while_they_ran(string command, string? warning)
    {
        using var session = Session.WithSandbox();

        var sandbox = new Sandbox(session.Run("$sandbox").Only.BaseObject);
        sandbox.OnStarted(_ => sandbox.Advance(TimeSpan.FromMinutes(6)));

        var result = session.Run("1..3 | ForEach-Object { $sandbox.AddProfile($_) } | " + command).ThrowIfFailed();

        Assert.Equal(warning is null ? 0 : 1, result.Warnings.Count);
        Assert.All(result.Warnings, told => Assert.StartsWith(warning!, told));
    }
}
