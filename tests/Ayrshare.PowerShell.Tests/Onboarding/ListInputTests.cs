using System;
using System.IO;
using System.Linq;
using System.Text;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>Lists as spreadsheets, editors and other programs leave them.</summary>
public sealed class ListInputTests
{
    [Theory]
    [InlineData("sep=;\r\nTitle;Email\r\nAcme;a@x.example\r\n")]
    [InlineData("\"sep=|\"\r\nTitle|Email\r\nAcme|a@x.example\r\n")]
    [InlineData("\uFEFF#TYPE System.Management.Automation.PSCustomObject\r\n\"Title\",\"Email\"\r\n\"Acme\",\"a@x.example\"\r\n")]
    [InlineData("\uFEFF\uFEFFTitle,Email\nAcme,a@x.example\n")]
    [InlineData("Title\u200B,E\u200Bmail\nAcme,a@x.example\n")]
    [InlineData("\u00A0Title\u00A0,Email\nAcme,a@x.example\n")]
    [InlineData("Title,Email\n\uFEFFAcme\u200B,\u00A0a@x.example\n")]
    public void What_cannot_be_seen_does_not_count(string csv)
    {
        using var job = new OnboardingSession().With(csv);

        var result = job.Onboard();

        Assert.Equal(["Done"], OnboardingSession.Statuses(result));
        Assert.Equal(["Acme"], job.Sandbox.Profiles.Select(profile => profile.Title));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("\u001A", "U+001A")]
    [InlineData("Ac\u0007me", "U+0007")]
    [InlineData("Ac\u009Bme", "U+009B")]
    [InlineData("Acme\u202Eefil", "U+202E")]
    [InlineData("Ac\u200Bme", "U+200B")]
    public void A_title_with_a_character_that_cannot_be_seen_is_refused_and_the_character_named(string title, string character)
    {
        using var job = new OnboardingSession().With($"Title\n{title}\n");

        var result = job.Onboard();

        var error = result.Errors.First(found => RunResult.Id(found) == "InvalidTitle");
        Assert.Contains(character, $"{error}");
        Assert.DoesNotContain(title, $"{error}");
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Theory]
    [InlineData("Title;MessagingActive;HideLogo;AllowedSocial;Tags;ExpiresIn;Redirect\r\n"
        + "Acme;TRUE;FALSE;Twitter;a,b;60;HTTPS://x.example\r\n")]
    [InlineData("Title,MessagingActive,HideLogo,AllowedSocial,Tags,ExpiresIn,Redirect,Note\n"
        + "Acme,yes,0,twitter,a; b,60m,https://x.example/,new\n")]
    public void A_list_that_a_spreadsheet_has_saved_again_has_not_changed(string again)
    {
        const string Header = "Title,MessagingActive,HideLogo,AllowedSocial,Tags,ExpiresIn,Redirect\n";
        using var job = new OnboardingSession().With($"{Header}Acme,true,false,twitter,a;b,60,https://x.example/\n");
        job.Onboard().ThrowIfFailed();

        Assert.Equal(["AlreadyDone"], OnboardingSession.Statuses(job.With(again).Onboard()));
        Assert.Equal(
            ["Changed"],
            OnboardingSession.Statuses(job.With($"{Header}Acme,true,true,twitter,a;b,60,https://x.example/\n").Onboard()));
    }

    [Fact]
    public void A_row_that_is_cut_off_is_a_finding_and_creates_no_profile()
    {
        using var job = new OnboardingSession().With("Title,Email,Tags\nAcme,a@x.example,t\nBerta Baker");

        var result = job.Onboard();

        Assert.Contains("TooFewCells", result.ErrorIds);
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void A_list_without_rows_a_workbook_and_another_code_page_are_each_told()
    {
        using var job = new OnboardingSession().With("Title,Email\n");
        var empty = job.Onboard();

        File.WriteAllBytes(job.Csv, [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);
        var workbook = job.Onboard();

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(job.Csv, Encoding.GetEncoding(1251).GetBytes("Title\nЛавка\n"));
        var cyrillic = job.Onboard("-WhatIf");

        Assert.Contains("no rows", string.Concat(empty.Warnings));
        Assert.Equal("FileUnreadable", RunResult.Id(workbook.Terminating));
        Assert.Contains("Excel workbook", workbook.Terminating.ToString());
        Assert.Contains("Windows-1252", string.Concat(cyrillic.Warnings));
        Assert.Contains("UTF-8", string.Concat(cyrillic.Warnings));
    }

    [Fact]
    public void A_file_from_Get_Item_is_the_list_and_not_a_row()
    {
        using var job = new OnboardingSession().With(2);

        Assert.Equal(["Done", "Done"], OnboardingSession.Statuses(
            job.RunOrEnd($"Get-Item '{job.Csv}' | Invoke-AyrshareOnboarding -Vault Company").ThrowIfFailed()));
        Assert.True(File.Exists(job.Journal));
        Assert.Equal(
            "FileUnreadable",
            RunResult.Id(job.RunOrEnd(
                $"Get-Item '{job.Csv}', '{job.Journal}' | Invoke-AyrshareOnboarding -Vault Company").Terminating));
    }

    [Theory]
    [InlineData("Invoke-AyrshareOnboarding Nodrive:/list.csv -Vault Company", "FileUnreadable")]
    [InlineData("Invoke-AyrshareOnboarding Env:/PATH -Vault Company", "FileUnreadable")]
    [InlineData("Invoke-AyrshareOnboarding $csv -Vault Company -JournalPath Env:/journal", "JournalFailed")]
    [InlineData("Invoke-AyrshareOnboarding $csv -Vault Company -JournalPath Nodrive:/journal", "JournalFailed")]
    [InlineData("Get-AyrshareOnboarding Nodrive:/journal", "JournalUnreadable")]
    public void A_path_that_is_none_of_a_file_has_an_id_of_the_module(string command, string id)
    {
        using var job = new OnboardingSession().With(1);

        var result = job.RunOrEnd(command.Replace("$csv", $"'{job.Csv}'", StringComparison.Ordinal));

        Assert.Equal(id, RunResult.Id(result.Terminating));
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void A_journal_that_an_editor_has_saved_again_is_read()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        File.WriteAllText(
            job.Journal, File.ReadAllText(job.Journal).Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(true));

        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard()));
    }
}
