using System.Linq;
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
    public void A_link_of_an_earlier_run_is_not_silently_missing()
    {
        using var job = new OnboardingSession().With(Two);
        job.Onboard("").ThrowIfFailed();

        var again = job.Onboard("").ThrowIfFailed();

        Assert.Equal(["AlreadyDone", "AlreadyDone"], again.Property("Status"));
        Assert.All(again.Property("RecommendedAction"), action => Assert.Contains("New-AyrshareJwt", $"{action}"));
    }

    [Fact]
    public void The_journal_tells_why_a_client_is_not_done()
    {
        using var job = new OnboardingSession().With(Two);
        job.Session.Run("$sandbox.AddFault(@{ Kind = 'DropAfter'; Method = 'POST'; Path = 'profiles'; Count = 1 })").ThrowIfFailed();
        job.Onboard("");

        var clients = job.Session.Run($"(Get-AyrshareOnboarding '{job.Journal}').Clients").ThrowIfFailed();

        Assert.Equal(["Done", "KeyLost"], clients.Property("Status").Order());
        Assert.Contains("vault", $"{clients.Output.Single(client => $"{client.Properties["Status"].Value}" == "KeyLost").Properties["Error"].Value}");
    }
}
