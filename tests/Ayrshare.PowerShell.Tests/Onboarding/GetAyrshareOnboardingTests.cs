using System;
using System.IO;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

public sealed class GetAyrshareOnboardingTests
{
    [Fact]
    public void All_rows_of_the_list_count_before_the_first_run_and_after_it()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@x.example\n\nBerta,wrong\n,c@x.example\nAcme,d@x.example\n");
        var before = job.Standing();
        job.Onboard("-SkipInvalid");
        File.AppendAllText(job.Csv, "Cafe,e@x.example\n");

        var after = job.Standing();
        var clients = job.Run($"Get-AyrshareOnboarding '{job.Csv}' -Detailed").ThrowIfFailed();

        Assert.Equal((0, 1, 3), Counts(before));
        Assert.Equal(0, before.Properties["Runs"].Value);
        Assert.Equal((1, 1, 3), Counts(after));
        Assert.Equal([2, 4, 5, 6, 7], clients.Property("Row"));
        Assert.Equal(["Done", "Invalid", "Invalid", "Invalid", "NotBegun"], clients.Property("Status"));
        Assert.Contains("wrong", $"{clients.Property("Error").ElementAt(1)}");
        Assert.Single(job.Run($"Get-AyrshareOnboarding -JournalPath '{job.Journal}' -Detailed").ThrowIfFailed().Output);

        static (int Done, int NotBegun, int Invalid) Counts(System.Management.Automation.PSObject standing) => (
            (int)standing.Properties["Done"].Value, (int)standing.Properties["NotBegun"].Value, (int)standing.Properties["Invalid"].Value);
    }

    [Fact]
    public void A_list_with_other_columns_needs_the_map_and_the_journal_alone_says_the_rest()
    {
        using var job = new OnboardingSession().With("Client,Mail\nAcme,a@x.example\nBerta,b@x.example\n");
        job.Onboard("-ColumnMap @{ Title = 'Client' }").ThrowIfFailed();
        File.AppendAllText(job.Csv, "Cafe,c@x.example\n");

        var without = job.Run($"Get-AyrshareOnboarding '{job.Csv}'").ThrowIfFailed();
        var with = job.Run($"Get-AyrshareOnboarding '{job.Csv}' -ColumnMap @{{ Title = 'Client' }}").ThrowIfFailed();

        Assert.Contains("-ColumnMap", Assert.Single(without.Warnings));
        Assert.Equal(2, without.Only.Properties["Done"].Value);
        Assert.Equal(0, without.Only.Properties["NotBegun"].Value);
        Assert.Equal(1, with.Only.Properties["NotBegun"].Value);
    }

    [Fact]
    public void Refresh_asks_who_opened_and_who_linked_and_records_nothing()
    {
        using var job = new OnboardingSession().With(4);
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Run(
            "$null = Invoke-WebRequest ($sandbox.Outbox | Where-Object To -eq client2@example.com).Link; "
            + "$sandbox.Link('Client-3', 'facebook')").ThrowIfFailed();
        var (journal, requests) = (File.ReadAllText(job.Journal), job.Requests);

        var known = job.Run($"Get-AyrshareOnboarding '{job.Csv}' -Detailed").ThrowIfFailed();
        Assert.Equal(requests, job.Requests);
        var fresh = job.Run($"Get-AyrshareOnboarding '{job.Csv}' -Detailed -Refresh -Vault Company").ThrowIfFailed();

        Assert.All(known.Property("OpenedAt").Concat(known.Property("LinkedAt")), Assert.Null);
        Assert.Equal([false, true, false, false], fresh.Property("OpenedAt").Select(at => at is not null));
        Assert.Equal(["Done", "Done", "Linked", "Done"], fresh.Property("Status"));
        // One for the list of profiles, and one for each link of a client that has not linked.
        Assert.Equal(4, job.Requests - requests);
        Assert.Equal(journal, File.ReadAllText(job.Journal));
        var counts = job.Run($"Get-AyrshareOnboarding '{job.Csv}' -Refresh -Vault Company").ThrowIfFailed().Only;
        Assert.Equal((1, 1), ((int)counts.Properties["Opened"].Value, (int)counts.Properties["Linked"].Value));
    }

    [Fact]
    public void ReportPath_writes_the_report_without_a_run_and_without_a_secret()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@x.example\nBerta,wrong\nCafe,c@x.example\n");
        job.Onboard("-SendEmail -SkipInvalid");
        File.AppendAllText(job.Csv, "Dora,d@x.example\n");
        var requests = job.Requests;

        job.Run($"Get-AyrshareOnboarding '{job.Csv}' -ReportPath '{job.File("report.html")}'").ThrowIfFailed();

        var page = File.ReadAllText(job.File("report.html"));
        Assert.Equal(requests, job.Requests);
        Assert.All(job.Secrets(), secret => Assert.DoesNotContain(secret, page));
        var rows = page.Split("<tr data-keys=").Skip(1).ToArray();
        Assert.Equal(4, rows.Length);
        Assert.Contains("\"wrong\" is not an email address", rows[0].Replace("&quot;", "\"", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("NotBegun", StringComparison.Ordinal));
        foreach (var step in new[] { "Created", "Key kept", "Link issued", "Emailed" })
            Assert.Contains($"<li><span>{step}</span> <b>2</b>", page);
        Assert.Contains("<li><span>Linked</span> <b>0</b>", page);
        Assert.Contains("UTC", page);
    }

    [Theory]
    [InlineData("clients.csv", "the list")]
    [InlineData("clients.csv.journal.jsonl", "the journal")]
    public void A_report_replaces_neither_the_list_nor_the_journal(string name, string what)
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();

        var result = job.RunOrEnd($"Get-AyrshareOnboarding '{job.Csv}' -ReportPath '{job.File(name)}'");

        Assert.Equal("ReportNotWritten", RunResult.Id(result.Terminating));
        Assert.Contains($"it is {what}.", result.Terminating.ToString());
    }

    [Fact]
    public void The_report_of_a_run_shows_the_skipped_rows_first_with_what_to_do()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@x.example\nBerta,wrong\n");

        job.Onboard($"-SkipInvalid -ReportPath '{job.File("report.html")}'");

        var rows = File.ReadAllText(job.File("report.html")).Split("<tr data-keys=").Skip(1).ToArray();
        Assert.Contains("Berta", rows[0]);
        Assert.Contains("Specify one plain address", rows[0]);
        Assert.Contains("Acme", rows[1]);
    }
}
