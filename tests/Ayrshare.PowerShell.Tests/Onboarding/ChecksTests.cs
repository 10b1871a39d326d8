using System;
using System.IO;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>What is found out before anything is done.</summary>
public sealed class ChecksTests
{
    private const string GoodAndBad = """
        Title,Email,DisableSocial,HideLogo,ExpiresIn,Redirect,SecretName
        Acme,anna@acme.example,,,,,
        ,nobody@x.example,,,,,
        Berta,berta@@example,,,,,
        Cafe,c@x.example,facbook,,,,
        Dora,d@x.example,,perhaps,,,
        Emil,e@x.example,,,9999,,
        Fritz,f@x.example,,,,ftp://x,
        Acme,a2@x.example,,,,,
        Gina,,,,,,
        Hugo,h@x.example,,,,,ayrshare-profilekey-acme
        Iris, Inc.,i@x.example,,,,,key
        Jola,j@x.example,,,,,

        """;

    [Fact]
    public void Every_finding_names_row_column_value_and_cure_and_nothing_is_done()
    {
        using var job = new OnboardingSession().With(GoodAndBad);

        var result = job.Onboard("-SendEmail");

        Assert.Equal("ChecksFailed", RunResult.Id(result.Terminating));
        Assert.Contains("10 of 12 rows", result.Terminating.ToString());
        Assert.Equal(
            [
                "TitleMissing", "InvalidEmail", "UnknownNetwork", "InvalidFlag", "InvalidMinutes", "InvalidUrl", "TitleTwice",
                "EmailMissing", "SecretNameTwice", "TooManyCells",
            ],
            result.ErrorIds.Where(id => id != "ChecksFailed").Distinct());
        string[][] told =
        [
            ["Row 12:", "cells", "The row contains Title \"Iris\", Email \"Inc.\""],
            ["Row 3:", "Title", "The row contains Email \"nobody@x.example\"."], ["Row 4 (Berta):", "Email", "berta@@example"],
            ["Row 5 (Cafe):", "DisableSocial", "facbook"], ["Row 6 (Dora):", "HideLogo", "perhaps"],
            ["Row 7 (Emil):", "ExpiresIn", "9999"], ["Row 8 (Fritz):", "Redirect", "ftp://x"],
            ["Row 9 (Acme):", "Title", "row 2"], ["Row 10 (Gina):", "Email"], ["Row 11 (Hugo):", "SecretName", "ayrshare-profilekey-acme"],
        ];
        foreach (var parts in told)
        {
            var error = Assert.Single(
                result.Errors,
                error => $"{error}".StartsWith(parts[0], StringComparison.Ordinal)
                    && (parts[0] != "Row 12:" || $"{error}".Contains("cells")));
            Assert.All(parts, part => Assert.Contains(part, $"{error}"));
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }

        Assert.Empty(result.Output);
        Assert.Equal(0, job.Posts);
        Assert.Empty(job.Sandbox.Profiles);
        Assert.False(File.Exists(job.Journal));
    }

    [Fact]
    public void SkipInvalid_goes_on_with_the_good_rows()
    {
        using var job = new OnboardingSession().With(GoodAndBad);

        var result = job.Onboard("-SendEmail -SkipInvalid -ErrorOnFailure");

        Assert.Equal(["Acme", "Jola"], result.Property("Title").Order());
        Assert.Equal(["Done", "Done"], OnboardingSession.Statuses(result));
        Assert.Equal("ClientsNotDone", RunResult.Id(result.Terminating));
        Assert.Contains("10 of 12", result.Terminating.ToString());
    }

    [Theory]
    [InlineData("facebook;twitter", "", 1)]
    [InlineData("twitter", "-WhatIf", 1)]
    [InlineData("facebook", "-AllowedSocial twitter", 0)]
    [InlineData("", "-AllowedSocial twitter", 1)]
    [InlineData("", "", 0)]
    public void A_list_with_X_is_one_warning_where_there_are_no_keys_of_an_app(string networks, string switches, int warnings)
    {
        using var job = new OnboardingSession().With($"Title,AllowedSocial\nAcme,{networks}\nBerta,{networks}\n");

        var withoutKeys = job.Onboard(switches).ThrowIfFailed();
        job.Run("Connect-Ayrshare $sandbox.ApiKey -BaseUri $sandbox.BaseUri -XApiKey k -XApiSecret s").ThrowIfFailed();
        var withKeys = job.Onboard(switches).ThrowIfFailed();

        Assert.Equal(
            warnings,
            withoutKeys.Warnings.Count(warning => warning.StartsWith("Clients cannot link X (twitter)", StringComparison.Ordinal)));
        Assert.Empty(withKeys.Warnings);
    }

    [Fact]
    public void A_title_that_the_account_has_already_is_found_before_anything_is_done()
    {
        using var job = new OnboardingSession().With(3);
        job.Run("$sandbox.AddProfile('Client-2')");

        var result = job.Onboard();

        Assert.Equal("TitleTaken", result.ErrorIds.First());
        Assert.StartsWith("Row 3 (Client-2): Title:", $"{result.Errors[0]}");
        Assert.Contains("Import-AyrshareProfileKey -Vault Company", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(0, job.Posts);
    }

    [Fact]
    public void WhatIf_prints_the_plan_and_changes_nothing()
    {
        using var job = new OnboardingSession().With(
            "Title,Email,SecretName\nNew,n@x.example,\nKept,k@x.example,Ayrshare-ProfileKey-Old\n");
        job.Run(
            "$kept = $sandbox.AddProfile('Kept'); "
            + "Set-Secret -Vault Company -Name Ayrshare-ProfileKey-Old -Secret $kept.ProfileKey").ThrowIfFailed();

        var before = Plan("-SendEmail");
        Assert.Contains("New", before);
        Assert.Contains("Create the profile, store its key, email a link to n@x.example", before);
        Assert.Contains("Adopt the profile whose key is in the vault, email a link to k@x.example", before);
        Assert.False(File.Exists(job.Journal));

        job.Onboard().ThrowIfFailed();
        var posts = job.Posts;
        Assert.Contains("Skip 2 clients (2 AlreadyDone)", Plan(""));
        Assert.Contains("Email a link to n@x.example", Plan("-SendEmail"));
        Assert.Equal(posts, job.Posts);

        string Plan(string switches) => job.Session.Show(job.Command($"{switches} -WhatIf"));
    }

    [Theory]
    [InlineData("Client name;Mail\nAcme;a@x.example\n", "-ColumnMap @{ Title = 'Client name'; email = 'Mail' }", "Acme")]
    [InlineData("Title\tEmail\nAcme\ta@x.example\n", "", "Acme")]
    [InlineData("title,EMAIL,TopHeader\nTwo,a@x.example,\"Two\nlines\"\n", "", "Two")]
    public void Foreign_files_are_read(string csv, string switches, string title)
    {
        using var job = new OnboardingSession().With(csv);

        var result = job.Onboard($"-SendEmail {switches}").ThrowIfFailed();

        Assert.Equal(title, Assert.Single(result.Property("Title")));
        Assert.Equal("a@x.example", Assert.Single(job.Sandbox.Outbox).To);
    }

    [Theory]
    [InlineData("Name,Email\nAcme,a@x.example\n", "", "ColumnMissing", "Name, Email")]
    [InlineData("Title\nAcme\n", "-ColumnMap @{ Titel = 'Title' }", "UnknownColumn", "\"Titel\"")]
    [InlineData("Title,Email,email\nAcme,a,b\n", "", "FileUnreadable", "\"email\" is there twice")]
    [InlineData("Title,Email\nAcme,\"a\nBerta,b\n", "", "FileUnreadable", "line 2")]
    [InlineData("", "", "FileUnreadable", "empty")]
    [InlineData("Title\nAcme\n", "-Vault Nowhere", "VaultNotFound", "Nowhere")]
    [InlineData("Title\nAcme\n", "-JournalPath /nowhere/j.jsonl", "JournalFailed", "/nowhere/j.jsonl")]
    public void What_is_wrong_with_the_whole_job_is_one_terminating_error(string csv, string switches, string id, string told)
    {
        using var job = new OnboardingSession().With(csv);

        var result = job.RunOrEnd($"Invoke-AyrshareOnboarding '{job.Csv}' {switches}");

        Assert.Equal(id, RunResult.Id(result.Terminating));
        Assert.Contains(told, $"{result.Terminating}");
        Assert.NotEmpty(result.Terminating.ErrorDetails.RecommendedAction);
        Assert.Equal(0, job.Requests);
    }

    [Fact]
    public void A_file_that_is_missing_a_folder_or_in_use_is_told_apart_from_a_broken_one()
    {
        using var job = new OnboardingSession();

        Assert.Contains("clients.csv", Failure($"Invoke-AyrshareOnboarding '{job.Csv}'"));
        Assert.Contains("it is a folder.", Failure($"Invoke-AyrshareOnboarding '{Path.GetDirectoryName(job.Csv)}'"));
        using (File.Open(job.With(1).Csv, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains("another process", Failure($"Invoke-AyrshareOnboarding '{job.Csv}'"));

        string Failure(string command)
        {
            var result = job.RunOrEnd($"{command} -Vault Company -JournalPath '{job.File("j")}'");
            Assert.Equal("FileUnreadable", RunResult.Id(result.Terminating));
            return $"{result.Terminating}";
        }
    }

    [Fact]
    public void A_journal_path_that_names_the_list_itself_leaves_the_list_as_it_is()
    {
        using var job = new OnboardingSession().With(1);
        var list = File.ReadAllText(job.Csv);

        Assert.Equal("JournalUnreadable", RunResult.Id(job.Onboard($"-JournalPath '{job.Csv}'").Terminating));
        Assert.Equal(1, job.Standing().Properties["NotBegun"].Value);
        Assert.Equal(list, File.ReadAllText(job.Csv));
        Assert.Equal(0, job.Requests);
    }

    [Fact]
    public void A_vault_that_refuses_is_found_out_before_anything_is_created()
    {
        using var job = new OnboardingSession().With(2);
        job.Run("Register-SecretVault Locked -Failing");

        var result = job.RunOrEnd($"Invoke-AyrshareOnboarding '{job.Csv}' -Vault Locked");

        Assert.Equal("VaultLocked", RunResult.Id(result.Terminating));
        Assert.Contains("Locked", $"{result.Terminating}");
        Assert.Equal(0, job.Posts);
    }

    [Fact]
    public void A_secret_that_may_be_anything_is_not_sent_to_Ayrshare()
    {
        using var job = new OnboardingSession().With("Title,SecretName\nAcme,AdminPassword\n");
        job.Run("Set-Secret -Vault Company -Name AdminPassword -Secret secret").ThrowIfFailed();
        var before = job.Requests;

        var result = job.Onboard();

        Assert.Equal(["Failed"], OnboardingSession.Statuses(result));
        Assert.Contains("\"AdminPassword\"", $"{Assert.Single(result.Errors)}");
        Assert.Equal(1, job.Requests - before);
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void A_secret_that_may_be_anything_is_not_sent_to_Ayrshare_for_a_client_that_is_known()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@acme.example\n");
        job.Onboard().ThrowIfFailed();
        job.Run("Set-Secret -Vault Company -Name AdminPassword -Secret secret").ThrowIfFailed();
        var before = job.Requests;

        var result = job.With("Title,Email,SecretName\nAcme,a@acme.example,AdminPassword\n").Onboard("-SendEmail -Company Agency");

        Assert.Equal(["Failed"], OnboardingSession.Statuses(result));
        Assert.Contains("\"AdminPassword\"", $"{Assert.Single(result.Errors)}");
        Assert.Equal(1, job.Requests - before);
        Assert.Empty(job.Sandbox.Outbox);
    }

    [Fact]
    public void A_profile_key_under_another_name_is_adopted_if_the_user_says_so()
    {
        using var job = new OnboardingSession().With("Title,SecretName\nAcme,acme-key\n");
        job.Run("Set-Secret -Vault Company -Name acme-key -Secret $sandbox.AddProfile('Acme').ProfileKey").ThrowIfFailed();

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-AllowAnySecretName").ThrowIfFailed()));
        Assert.Single(job.Sandbox.Profiles);
    }

    [Theory]
    [InlineData("key*")]
    [InlineData("ke?")]
    [InlineData("key[1]")]
    public void A_name_with_wildcards_is_refused_before_anything_is_created(string name)
    {
        using var job = new OnboardingSession().With($"Title,SecretName\nAcme,{name}\n");

        Assert.Equal("InvalidSecretName", job.Onboard().ErrorIds.First());
        Assert.Equal("InvalidSecretName", Assert.Single(job.Run($"New-AyrshareProfile Acme -Vault Company -SecretName '{name}'").ErrorIds));
        Assert.Equal(0, job.Posts);
    }

    [Fact]
    public void A_journal_has_one_key_in_the_vault_which_later_runs_use_again()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();
        var first = Keys();
        job.With(2).Onboard().ThrowIfFailed();

        Assert.Equal(first, Keys());

        string Keys() => $"{job.Run("(Get-SecretInfo Ayrshare-JournalKey-* -Vault Company).Name").ThrowIfFailed().Only}";
    }

    [Fact]
    public void The_column_Team_invites_the_client_as_a_member()
    {
        using var job = new OnboardingSession().With("Title,Email,Team\nAcme,anna@acme.example,yes\nBerta,berta@x.example,no\n");

        var result = job.Onboard().ThrowIfFailed();

        Assert.Empty(result.Warnings);
        var members = job.Run("$sandbox.Profiles | ForEach-Object { \"$($_.Team) $($_.Email)\" }").Output.Select(told => $"{told}");
        Assert.Equal(["True anna@acme.example", "False "], members.OrderDescending());
    }

    [Fact]
    public void A_member_of_the_team_needs_an_address()
    {
        using var job = new OnboardingSession().With("Title,Email,Team\nAcme,,true\nBerta,b@x.example,perhaps\n");

        var result = job.Onboard();

        Assert.Equal(["EmailMissing", "InvalidFlag"], result.ErrorIds);
        Assert.Contains("team", $"{result.Errors[0]}");
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void A_wrong_API_key_is_one_terminating_error()
    {
        using var job = new OnboardingSession().With(2);

        var result = job.RunOrEnd(
            "$wrong = Connect-Ayrshare -PassThru -BaseUri $sandbox.BaseUri -Domain $sandbox.Domain -PrivateKey $sandbox.PrivateKey "
            + $"-ApiKey 'AAAAAAAA-BBBBBBBB-CCCCCCCC-DDDDDDDD'; {job.Command("-Connection $wrong")}");

        Assert.Equal("Unauthorized", RunResult.Id(result.Terminating));
        Assert.NotEmpty(result.Terminating.ErrorDetails.RecommendedAction);
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void Rows_of_the_pipeline_need_a_journal_path()
    {
        using var job = new OnboardingSession();
        const string rows = "'A', 'B' | ForEach-Object { [pscustomobject]@{ Title = $_; Tags = 'x', 'y' } }";

        Assert.Equal("JournalPathMissing", RunResult.Id(job.RunOrEnd($"{rows} | Invoke-AyrshareOnboarding -Vault Company").Terminating));

        var result = job.Run($"{rows} | Invoke-AyrshareOnboarding -Vault Company -JournalPath '{job.File("j.jsonl")}'").ThrowIfFailed();
        Assert.Equal(["A", "B"], result.Property("Title").Order());
    }

    [Fact]
    public void A_header_alone_is_a_job_that_is_done()
    {
        using var job = new OnboardingSession().With("Title,Email\n");

        Assert.Empty(job.Onboard("-ErrorOnFailure").ThrowIfFailed().Output);
        Assert.Equal(0, job.Requests);
    }
}
