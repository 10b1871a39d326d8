using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>What a job says about the list as a whole.</summary>
public sealed class WholeJobTests
{
    [Theory]
    [InlineData("-Offboard -Force -SkipInvalid")]
    [InlineData("-Offboard -SkipInvalid -WhatIf")]
    public void Clients_that_stay_because_of_a_row_without_a_title_are_a_warning(string switches)
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard().ThrowIfFailed();
        job.With("Title,Email\nClient-1,client1@example.com\n,who@example.com\n");

        var run = job.Onboard(switches);
        var plan = job.RunOrEnd($"Get-AyrshareOnboardingPlan '{job.Csv}' -Vault Company -Offboard");

        const string Warning = "2 clients of the journal are not in the list, but row 3 has no title, so none of them is removed.";
        Assert.StartsWith(Warning, Assert.Single(run.Warnings));
        Assert.StartsWith(Warning, Assert.Single(plan.Warnings));
        Assert.Equal(3, job.Sandbox.Profiles.Count);
        Assert.Empty(job.Onboard("-SkipInvalid").Warnings);
    }

    [Fact]
    public void A_client_with_a_new_title_is_asked_about_beside_a_row_without_a_title()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@x.example\nBerta,b@x.example\n");
        job.Onboard().ThrowIfFailed();
        job.With("Title,Email\nAcme,a@x.example\nBerta Limited,b@x.example\n,who@x.example\n");

        var result = job.Onboard("-SkipInvalid");

        Assert.Contains("MayBeRenamed", result.ErrorIds);
        Assert.Equal(2, job.Sandbox.Profiles.Count);
    }

    [Fact]
    public void A_job_that_ends_early_counts_the_clients_that_it_did_not_reach()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(20);
        job.Run("Suspend-SecretVault -After 6 -Calls 10000").ThrowIfFailed();

        var result = job.Onboard("-ErrorOnFailure -ErrorAction SilentlyContinue");

        var done = result.Output.Count(output => (string)output.Properties["Status"].Value == "Done");
        Assert.InRange(result.Output.Count, done + 1, 19);
        Assert.Equal("ClientsNotDone", RunResult.Id(result.Terminating));
        Assert.Equal($"{20 - done} of 20 clients are not done.", $"{result.Terminating}");
    }

    [Fact]
    public void One_client_that_is_not_done_is_one()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@x.example\nBerta,none\n");

        var result = job.Onboard("-SkipInvalid -ErrorOnFailure -ErrorAction SilentlyContinue");

        Assert.Equal("1 of 2 clients is not done.", $"{result.Terminating}");
    }

    [Fact]
    public void A_row_that_repeats_a_title_does_not_show_the_other_client_in_the_report()
    {
        using var job = new OnboardingSession().With("Id,Title,Email\n1,Acme,a1@x.example\n2,Acme,a2@x.example\n1,Berta,b@x.example\n");
        var report = job.File("report.html");

        job.Onboard($"-SkipInvalid -SendEmail -ReportPath '{report}'");

        var rows = Regex.Matches(File.ReadAllText(report), "<tr data-keys.*?</tr>", RegexOptions.Singleline).Select(row => row.Value);
        Assert.Equal(3, rows.Count());
        Assert.Contains("Ayrshare-ProfileKey-Acme", Assert.Single(rows, row => row.Contains("a1@x.example")));
        Assert.All(
            rows.Where(row => !row.Contains("a1@x.example")), row =>
            {
                Assert.Contains("Invalid", row);
                Assert.DoesNotContain(">Emailed<", row);
                Assert.DoesNotContain("Ayrshare-ProfileKey-Acme", row);
            });
    }

    [Fact]
    public void Links_that_expired_before_the_job_ended_are_a_warning()
    {
        using var job = new OnboardingSession().With(3);
        job.Sandbox.OnStarted(request =>
        {
            if (request.StartsWith("POST /api/profiles/link-sessions", StringComparison.Ordinal))
                job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        });

        var result = job.Onboard("-ThrottleLimit 1").ThrowIfFailed();

        Assert.StartsWith("2 of 3 links expired before the job ended.", Assert.Single(result.Warnings));
        Assert.Empty(job.With(4).Onboard("-ThrottleLimit 1").ThrowIfFailed().Warnings);
    }

    [Theory]
    [InlineData(400, "", 1)]
    [InlineData(400, "-ExpiresIn 5", 1)]
    [InlineData(400, "-ExpiresIn 6", 0)]
    [InlineData(400, "-SendEmail", 0)]
    [InlineData(300, "", 0)]
    public void A_job_that_takes_longer_than_its_links_are_valid_warns_before_it_begins(int clients, string switches, int warnings)
    {
        using var job = new OnboardingSession().With(clients);

        var result = job.Onboard($"-WhatIf {switches}").ThrowIfFailed();

        Assert.Equal(
            warnings, result.Warnings.Count(warning => warning.Contains("at least 5 minutes") && warning.Contains("-ExpiresIn")));
        Assert.Equal(0, job.Posts);
    }

    [Fact]
    public void Renew_replaces_a_link_that_was_revoked()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard("-ExpiresIn 1440").ThrowIfFailed();
        var status = $"(Get-AyrshareOnboarding '{job.Csv}' {{0}}).Clients[0]";
        job.Run($"{string.Format(status, "")} | Revoke-AyrshareLinkSession -Vault Company").ThrowIfFailed();

        var known = job.Run(string.Format(status, "")).ThrowIfFailed().Only;
        var refreshed = job.Run(string.Format(status, "-Refresh -Vault Company")).ThrowIfFailed().Only;
        var plain = job.Onboard("-ExpiresIn 1440").ThrowIfFailed();
        var renewed = job.Onboard("-ExpiresIn 1440 -Renew").ThrowIfFailed();
        var again = job.Onboard("-ExpiresIn 1440 -Renew").ThrowIfFailed();

        Assert.Null(known.Properties["RevokedAt"].Value);
        Assert.NotNull(refreshed.Properties["RevokedAt"].Value);
        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(plain));
        Assert.Equal(["Done", "AlreadyDone"], OnboardingSession.Statuses(renewed));
        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(again));
        Assert.Null(job.Run(string.Format(status, "-Refresh -Vault Company")).ThrowIfFailed().Only.Properties["RevokedAt"].Value);
    }

    [Fact]
    public void Renew_looks_at_no_link_that_has_expired()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard("-ExpiresIn 60").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(61));
        var requests = job.Requests;

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-ExpiresIn 60 -Renew").ThrowIfFailed()));

        Assert.Equal(2, job.Requests - requests);
    }

    [Fact]
    public void X_is_no_warning_where_nobody_gets_a_link()
    {
        using var job = new OnboardingSession().With("Title,AllowedSocial\nAcme,twitter\n");

        Assert.Single(job.Onboard().ThrowIfFailed().Warnings);

        Assert.Empty(job.Onboard().ThrowIfFailed().Warnings);
        Assert.Empty(job.Onboard("-WhatIf").ThrowIfFailed().Warnings);
    }

    [Fact]
    public void Titles_that_differ_only_in_case_are_a_warning()
    {
        using var job = new OnboardingSession().With("Title\nCafé Acme\nBerta\nCAFÉ ACME\n");

        var result = job.Onboard().ThrowIfFailed();

        Assert.Equal(
            "The titles of rows 2 and 4, \"Café Acme\" and \"CAFÉ ACME\", differ only in case. They are two clients.",
            Assert.Single(result.Warnings));
        Assert.Equal(3, job.Sandbox.Profiles.Count);
    }

    [Theory]
    [InlineData("Title,Email\n", "", true)]
    [InlineData("Title,Email\n", "-JournalPath none.jsonl", true)]
    [InlineData("Client,Email\n", "-ColumnMap @{ Title = 'Client' }", true)]
    [InlineData("Client,Email\n", "", false)]
    public void A_list_without_rows_is_told_by_its_status(string csv, string switches, bool hasTitle)
    {
        using var job = new OnboardingSession().With(csv);

        var result = job.RunOrEnd($"Get-AyrshareOnboarding '{job.Csv}' {switches}");

        if (hasTitle)
        {
            Assert.Equal(0, result.ThrowIfFailed().Only.Properties["NotBegun"].Value);
            Assert.Equal($"The list {job.Csv} has a header and no rows.", Assert.Single(result.Warnings));
        }
        else
            Assert.Contains("There is no column \"Title\"; there are: Client, Email.", $"{Assert.Single(result.Errors)}");
    }

    [Fact]
    public void A_file_that_is_neither_a_list_nor_a_journal_is_told_as_such()
    {
        using var job = new OnboardingSession().With("Name\nAcme\n");

        var missing = job.RunOrEnd($"Get-AyrshareOnboarding '{job.File("none.csv")}'").Errors.Single();
        var other = job.RunOrEnd($"Get-AyrshareOnboarding '{job.Csv}'").Errors.Single();
        var folder = job.RunOrEnd($"Get-AyrshareOnboarding '{Path.GetDirectoryName(job.Csv)}'").Terminating;

        Assert.Equal($"There is no file {job.File("none.csv")}.", $"{missing}");
        Assert.Contains("is neither the list of a job nor its journal. As a list: There is no column \"Title\"", $"{other}");
        Assert.Contains("-ColumnMap", other.ErrorDetails.RecommendedAction);
        Assert.Contains("it is a folder.", $"{folder}");
        Assert.Equal("Specify the path of a file.", folder.ErrorDetails.RecommendedAction);
    }
}
