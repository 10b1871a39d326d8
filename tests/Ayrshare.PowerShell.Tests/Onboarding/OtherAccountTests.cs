using System;
using System.IO;
using System.Text.RegularExpressions;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A journal belongs to one account: with the connection of another, its clients would be taken for lost, and new ones created
/// there.</summary>
public sealed class OtherAccountTests : IDisposable
{
    private readonly OnboardingSession _job = new OnboardingSession().With(3);

    public OtherAccountTests()
    {
        _job.Onboard().ThrowIfFailed();
        _job.Run("$other = Start-AyrshareSandbox; $other | Connect-Ayrshare -Name Other; $null = $other.AddProfile('Theirs')")
            .ThrowIfFailed();
    }

    public void Dispose()
    {
        _job.Run("$other | Stop-AyrshareSandbox");
        _job.Dispose();
    }

    [Theory]
    [InlineData("Invoke-AyrshareOnboarding $csv -Vault Company -Connection Other")]
    [InlineData("Invoke-AyrshareOnboarding $csv -Vault Company -Connection Other -Offboard -RecreateLost -Force")]
    [InlineData("Get-AyrshareOnboardingPlan $csv -Vault Company -Connection Other")]
    [InlineData("Get-AyrshareOnboarding $csv -Vault Company -Connection Other -Refresh")]
    public void The_connection_of_another_account_is_refused_before_anything_is_done(string command)
    {
        _job.With(5);
        var journal = File.ReadAllText(_job.Journal);

        var result = _job.RunOrEnd($"$csv = '{_job.Csv}'; {command}");

        Assert.Equal("JournalOfOtherAccount", RunResult.Id(result.Terminating));
        Assert.Contains($"{_job.Journal} belongs to another account: it knows 3 profiles", result.Terminating.ErrorDetails.Message);
        Assert.Contains("-Connection", result.Terminating.ErrorDetails.RecommendedAction);
        Assert.Equal("Theirs", $"{_job.Run("$other.Profiles.Title").Only}");
        Assert.Equal(journal, File.ReadAllText(_job.Journal));
    }

    [Fact]
    public void A_journal_of_its_own_serves_the_other_account()
    {
        _job.RunOrEnd($"Register-SecretVault Others; {_job.Command($"-Connection Other -JournalPath '{_job.File("other.jsonl")}'")}"
            .Replace("-Vault Company", "-Vault Others")).ThrowIfFailed();

        Assert.Equal(4, _job.Run("$other.Profiles").Output.Count);
        Assert.Equal(["AlreadyDone", "AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(_job.Onboard().ThrowIfFailed()));
    }

    [Fact]
    public void The_results_of_an_onboarding_are_not_passed_on_to_another_account()
    {
        var result = _job.RunOrEnd($"{_job.Command($"-Connection Other -JournalPath '{_job.File("other.jsonl")}' -AllowAnySecretName")} "
            + "| Get-AyrshareProfile");

        Assert.Equal("ConnectionMismatch", RunResult.Id(result.Terminating));
    }

    [Fact]
    public void A_new_api_key_of_the_same_account_is_no_other_account()
    {
        var journal = Regex.Replace(File.ReadAllText(_job.Journal), "\"account\":\"[0-9a-f]{8}\"", "\"account\":\"00000000\"");
        File.WriteAllText(_job.Journal, journal);

        Assert.Equal(["AlreadyDone", "AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(_job.Onboard().ThrowIfFailed()));
        Assert.Single(File.ReadAllLines(_job.Journal), line => line.Contains("\"account\":\"00000000\""));
        Assert.DoesNotContain(_job.Sandbox.ApiKey, File.ReadAllText(_job.Journal));
    }

    [Fact]
    public void Profiles_that_were_removed_are_no_other_account()
    {
        _job.Run("Get-AyrshareProfile | Remove-AyrshareProfile -Vault Company -Force; $sandbox.Clock.Advance([timespan]::FromMinutes(10))")
            .ThrowIfFailed();

        Assert.All(_job.Onboard().Errors, error => Assert.NotEqual("JournalOfOtherAccount", RunResult.Id(error)));
    }
}
