using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>List, journal and report: what cannot be used is refused before anything is done, and nobody else can read them.</summary>
public sealed class FileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory]
    [InlineData("clients.csv", "the list")]
    [InlineData("clients.csv.journal.jsonl", "the journal")]
    [InlineData("clients.csv.journal.jsonl.lock", "the lock of the journal")]
    public void A_report_replaces_neither_the_list_nor_the_journal_however_the_path_is_written(string name, string what)
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();
        var (list, journal, requests) = (File.ReadAllText(job.Csv), File.ReadAllText(job.Journal), job.Requests);
        var folder = Path.GetDirectoryName(job.Csv)!;
        job.Run($"Set-Location '{folder}'").ThrowIfFailed();
        var paths = new[] { job.File(name), name, $"./none/../{name}", $"{folder}/./{name}" }.ToList();
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(job.File("report.html"), job.File(name));
            Directory.CreateSymbolicLink(job.File("linked"), folder);
            paths.AddRange(["report.html", $"linked/{name}", "linked/report.html"]);
        }

        foreach (var path in paths)
        {
            var result = job.Onboard($"-ReportPath '{path}'");

            Assert.Equal("ReportNotWritten", RunResult.Id(result.Terminating));
            Assert.Contains($"it is {what}.", result.Terminating.ToString());
        }

        Assert.Equal((list, journal, requests), (File.ReadAllText(job.Csv), File.ReadAllText(job.Journal), job.Requests));
    }

    [Theory]
    [InlineData("{\n  \"name\": \"value\"\n}\n")]
    [InlineData("{\"name\":\"value\"}")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00+00:00\",\"level\":\"information\"}\n")]
    [InlineData("[]")]
    public void A_file_of_another_kind_is_no_journal(string content)
    {
        using var job = new OnboardingSession().With(1);
        var path = job.File("settings.json");
        File.WriteAllText(path, content);

        Assert.Equal("JournalUnreadable", RunResult.Id(job.Onboard($"-JournalPath '{path}'").Terminating));
        Assert.Equal("JournalUnreadable", job.Run($"Get-AyrshareOnboarding '{path}'").ErrorIds.Single());

        Assert.Equal(content, File.ReadAllText(path));
        Assert.Equal(["clients.csv", "settings.json"], Files(job));
        Assert.Equal(0, job.Requests);
    }

    [Theory]
    [InlineData("Title,PSObject\nAcme,x\n", "PSObject")]
    [InlineData("Name\nAcme\n", "Title")]
    [InlineData(null, "clients.csv")]
    public void A_list_that_cannot_be_used_is_told_and_leaves_no_file(string? csv, string expected)
    {
        using var job = new OnboardingSession();
        if (csv is not null)
            job.With(csv);

        var result = job.Onboard();

        Assert.Equal(csv is null || expected == "PSObject" ? "FileUnreadable" : "ColumnMissing", RunResult.Id(result.Terminating));
        Assert.Contains(expected, result.Terminating.ToString());
        Assert.Equal(csv is null ? [] : ["clients.csv"], Files(job));
        Assert.Equal(0, job.Requests);
    }

    [Fact]
    public void Pipes_and_devices_are_neither_a_list_nor_a_journal_nor_a_report()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files in folders.");
        using var job = new OnboardingSession().With(1);
        Process.Start("mkfifo", [job.File("pipe")]).WaitForExit();
        File.CreateSymbolicLink(job.File("link"), job.File("pipe"));

        foreach (var path in new[] { job.File("pipe"), job.File("link"), "/dev/zero", "/dev/null" })
        {
            AssertRefused("FileUnreadable", $"Invoke-AyrshareOnboarding '{path}' -Vault Company");
            AssertRefused("JournalFailed", job.Command($"-JournalPath '{path}'"));
            AssertRefused("ReportNotWritten", job.Command($"-ReportPath '{path}'"));
            AssertRefused("JournalUnreadable", $"Get-AyrshareOnboarding '{path}'");
        }

        Assert.Equal(["clients.csv", "link", "pipe"], Files(job));
        Assert.Equal(0, job.Requests);

        void AssertRefused(string id, string command)
        {
            var result = job.RunOrEnd(command);
            Assert.Equal(id, RunResult.Id(result.Terminating));
            Assert.Contains("it is not a file but a", result.Terminating.ToString());
        }
    }

    [Fact]
    public void A_folder_in_which_no_report_can_be_created_is_found_before_the_job()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that refuses root too.");
        using var job = new OnboardingSession().With(1);

        Assert.Equal("ReportNotWritten", RunResult.Id(job.Onboard("-ReportPath /proc/report.html").Terminating));

        Assert.Equal(["clients.csv"], Files(job));
        Assert.Equal(0, job.Requests);
    }

    [Theory]
    [InlineData("\"at\":\"0001-01-01T00:00:00+00:00\"")]
    [InlineData("\"at\":\"9999-12-31T23:59:59+00:00\"")]
    public void A_journal_with_a_time_that_is_not_possible_is_refused_and_the_line_named(string time)
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();
        var lines = File.ReadAllLines(job.Journal);
        lines[1] = $"{{{time},\"event\":\"Removing\",\"title\":\"Client-1\"}}";
        File.WriteAllLines(job.Journal, lines);
        var requests = job.Requests;

        var standing = job.Run($"Get-AyrshareOnboarding '{job.Csv}'").Errors.Single();
        var results = new[] { job.Onboard().Terminating, job.Onboard("-WhatIf").Terminating, standing };

        Assert.All(results, error => Assert.Equal("JournalUnreadable", RunResult.Id(error)));
        Assert.All(results, error => Assert.Contains("line 2 ", error.ToString()));
        Assert.Equal(lines, File.ReadAllLines(job.Journal));
        Assert.Equal(requests, job.Requests);
    }

    [Fact]
    public void A_damaged_line_within_a_journal_is_told_and_a_torn_last_one_is_not()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        File.AppendAllText(job.Journal, "{\"at\":\"2026-01-01T00:00:00+00:00\",\"event\":\"Mail");

        Assert.Empty(job.Onboard().ThrowIfFailed().Warnings);
        Assert.Empty(job.Onboard().ThrowIfFailed().Warnings);

        var lines = File.ReadAllLines(job.Journal);
        lines[2] = lines[2][..^3];
        File.WriteAllLines(job.Journal, lines);

        foreach (var command in new[] { job.Command(), job.Command("-WhatIf"), $"Get-AyrshareOnboarding '{job.Csv}'" })
        {
            var warning = Assert.Single(job.RunOrEnd(command).ThrowIfFailed().Warnings);
            Assert.Contains("line 3 ", warning);
            Assert.Contains(job.Journal, warning);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Journal_and_report_are_their_owner_s_only_also_where_there_was_a_link_or_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, the folder decides.");
        using var job = new OnboardingSession().With(1);
        const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

        job.Onboard($"-ReportPath '{job.File("report.html")}'").ThrowIfFailed();
        Assert.Equal(["clients.csv", "clients.csv.journal.jsonl", "clients.csv.journal.jsonl.lock", "report.html"], Files(job));
        Assert.All(Files(job)[1..], name => Assert.Equal(OwnerOnly, File.GetUnixFileMode(job.File(name))));

        File.Move(job.Journal, job.File("elsewhere.jsonl"));
        File.SetUnixFileMode(job.File("elsewhere.jsonl"), Everybody);
        File.CreateSymbolicLink(job.Journal, job.File("elsewhere.jsonl"));
        File.WriteAllText(job.File("other.txt"), "mine");
        File.SetUnixFileMode(job.File("other.txt"), Everybody);
        File.CreateSymbolicLink(job.File("second.html"), job.File("other.txt"));
        File.CreateSymbolicLink(job.File("new.jsonl"), job.File("target.jsonl"));

        Assert.Equal(["AlreadyDone"], OnboardingSession.Statuses(job.Onboard($"-ReportPath '{job.File("second.html")}'").ThrowIfFailed()));
        job.Onboard($"-JournalPath '{job.File("new.jsonl")}'").ThrowIfFailed();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(job.File("elsewhere.jsonl")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(job.File("target.jsonl")));
        Assert.Equal("mine", File.ReadAllText(job.File("other.txt")));
        Assert.Null(new FileInfo(job.File("second.html")).LinkTarget);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(job.File("second.html")));
    }

    private static string[] Files(OnboardingSession job)
    {
        var entries = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(job.Csv)!);
        return [.. entries.Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
    }
}
