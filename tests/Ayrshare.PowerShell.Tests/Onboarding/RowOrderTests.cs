using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>Rows are named as a spreadsheet names them, and results come in their order.</summary>
public sealed class RowOrderTests
{
    [Fact]
    public void Rows_of_a_file_have_the_numbers_of_a_spreadsheet_in_errors_results_and_status()
    {
        using var job = new OnboardingSession().With("sep=;\nTitle;Email;Note\n\nAcme;a@x.example;\"two\nlines\"\n;;\nBerta;wrong;\n");

        var result = job.Onboard("-SkipInvalid");

        Assert.StartsWith("Row 5 (Berta):", $"{Assert.Single(result.Errors)}");
        Assert.Equal(3, result.Only.Properties["Row"].Value);
        Assert.Equal([3, 5], job.Run($"(Get-AyrshareOnboarding '{job.Csv}').Clients").Property("Row"));
    }

    [Fact]
    public void Rows_of_the_pipeline_are_counted_from_1()
    {
        using var job = new OnboardingSession();

        var result = job.RunOrEnd(
            "[pscustomobject]@{ Title = 'A' }, [pscustomobject]@{ Title = 'B' } | "
            + $"Invoke-AyrshareOnboarding -Vault Company -JournalPath '{job.File("j.jsonl")}'");

        Assert.Equal([1, 2], result.ThrowIfFailed().Property("Row"));
    }

    [Fact]
    public void Results_have_the_order_of_the_file_when_an_earlier_client_takes_longer()
    {
        using var job = new OnboardingSession().With(12);
        job.Fault("Kind = 'Slow'; Path = 'profiles/link-sessions'; Delay = [timespan]::FromMilliseconds(400); Count = 1");

        var result = job.Onboard("-ThrottleLimit 4").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(2, 12), result.Property("Row").Cast<int>());
    }

    [Fact]
    public void A_row_without_a_title_is_told_by_what_it_contains()
    {
        const string Note = "Called twice and wants the summer campaign before July";
        using var job = new OnboardingSession().With(
            $"Title,Email,Client,Note,Password\n,e@x.example,\u001B[31mAcme,{Note},letmein\n,,,,letmein\n");

        var errors = job.Onboard().Errors.Where(error => RunResult.Id(error) == "TitleMissing").Select(error => $"{error}").ToArray();

        Assert.StartsWith("Row 2: Title: a profile needs a title. The row contains Email \"e@x.example\", Client \"", errors[0]);
        Assert.Contains($"Note \"{Note[..40]}…\"", errors[0]);
        Assert.DoesNotContain("\u001B", errors[0]);
        Assert.Equal("Row 3: Title: a profile needs a title.", errors[1]);
        Assert.DoesNotContain("letmein", string.Concat(errors));
    }

    [Theory]
    [InlineData("New-AyrshareProfile")]
    [InlineData("Get-AyrshareOnboardingPlan -Vault Company -JournalPath none.jsonl")]
    public void So_is_a_row_of_the_pipeline(string command)
    {
        using var job = new OnboardingSession();

        var result = job.RunOrEnd($"[pscustomobject]@{{ Title = ''; Email = 'e@x.example' }} | {command}");

        Assert.Contains("The row contains Email \"e@x.example\".", $"{Assert.Single(result.Errors)}");
    }
}
