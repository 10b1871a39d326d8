using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>What a user is told when it is not a row's fault, or not at all clear what to do.</summary>
public sealed class AdviceTests
{
    private const string Two = "Title,Email\nAcme,anna@acme.example\nBerta,berta@x.example\n";

    [Fact]
    public void A_parameter_that_is_wrong_is_told_once()
    {
        using var job = new OnboardingSession().With(Two);

        var result = job.Onboard("-ExpiresIn 3000");

        Assert.Equal("InvalidMinutes", RunResult.Id(result.Terminating));
        Assert.StartsWith("ExpiresIn:", $"{result.Terminating}");
        Assert.Equal(0, job.Posts);
    }

    [Fact]
    public void Empty_rows_at_the_end_are_no_clients()
    {
        using var job = new OnboardingSession().With(Two + ",\n,\n");

        var result = job.Onboard("").ThrowIfFailed();

        Assert.Equal(["Done", "Done"], result.Property("Status"));
    }

    [Fact]
    public void A_refusal_says_what_to_do_about_it()
    {
        using var job = new OnboardingSession().With(Two);
        job.Session.Run("$sandbox.MaxPack = $false").ThrowIfFailed();

        var result = job.Onboard("-SendEmail");

        Assert.Equal(["Failed", "Failed"], result.Property("Status"));
        Assert.All(result.Property("RecommendedAction"), action => Assert.Contains("Max Pack", $"{action}"));
    }

    [Fact]
    public void A_failure_carries_its_cause_for_scripts_and_Resolve_AyrshareError()
    {
        using var job = new OnboardingSession().With(Two);
        job.Session.Run("$sandbox.MaxPack = $false").ThrowIfFailed();

        var error = job.Onboard("-SendEmail").Errors[0];

        Assert.StartsWith("Failed,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Equal(504, (int?)((dynamic)error.Exception.InnerException!).Code);
        var why = job.Session.Run("$failure | Resolve-AyrshareError -Offline", ("failure", error)).ThrowIfFailed().Only;
        Assert.Equal(504, why.Properties["Code"].Value);
        Assert.Equal("AccountOwner", $"{why.Properties["WhoActs"].Value}");
        Assert.Equal(error.ErrorDetails.RecommendedAction, why.Properties["Action"].Value);
    }

    [Theory]
    [InlineData("Kind = 'Status'; Status = 500; Path = 'profiles/link-sessions'", "", "Failed", ErrorCategory.ResourceUnavailable)]
    [InlineData("Kind = 'DropAfter'; Path = 'profiles/link-sessions'", "-SendEmail", "MailUnknown", ErrorCategory.InvalidResult)]
    public void The_category_is_that_of_the_call_that_failed(string fault, string switches, string id, ErrorCategory category)
    {
        using var job = new OnboardingSession("-TimeScale 1000").With("Title,Email\nAcme,anna@acme.example\n");
        job.Fault(fault);

        var error = Assert.Single(job.Onboard(switches).Errors);

        Assert.StartsWith($"{id},", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(error.Exception.InnerException);
    }

    [Fact]
    public void A_link_of_an_earlier_run_is_not_silently_missing()
    {
        using var job = new OnboardingSession().With(Two);
        job.Onboard("").ThrowIfFailed();

        var again = job.Onboard("").ThrowIfFailed();

        Assert.Equal(["AlreadyDone", "AlreadyDone"], again.Property("Status"));
        Assert.All(again.Property("RecommendedAction"), action => Assert.Contains("New-AyrshareLinkSession", $"{action}"));
    }

    [Fact]
    public void The_journal_tells_why_a_client_is_not_done()
    {
        using var job = new OnboardingSession().With(Two);
        job.Session.Run("$sandbox.AddFault(@{ Kind = 'DropAfter'; Method = 'POST'; Path = 'profiles'; Count = 1 })").ThrowIfFailed();
        job.Onboard("");

        var clients = job.Session.Run($"(Get-AyrshareOnboarding '{job.Journal}').Clients").ThrowIfFailed();

        Assert.Equal(["Done", "KeyLost"], clients.Property("Status").Order());
        var lost = clients.Output.Single(client => $"{client.Properties["Status"].Value}" == "KeyLost");
        Assert.Contains("vault", $"{lost.Properties["Error"].Value}");
    }
}
