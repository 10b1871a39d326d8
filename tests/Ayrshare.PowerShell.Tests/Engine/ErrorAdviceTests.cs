using System;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>The recommended action of an error is one that the person can take.</summary>
public sealed class ErrorAdviceTests
{
    [Theory]
    [InlineData("$sandbox.ProfileLimit = 2; New-AyrshareProfile Over", "remove profiles that are no longer needed", "AccountOwner")]
    [InlineData("$sandbox.SuspendProfile('Acme'); $acme | New-AyrshareJwt", "-Include suspension", "AccountOwner")]
    [InlineData("New-AyrshareJwt -ProfileKey 'not a key'", "Import-AyrshareProfileKey", "You")]
    [InlineData("$sandbox.Suspended = $true; Get-AyrshareProfile", "No other request of the account", "AccountOwner")]
    [InlineData("$sandbox.HasDomain = $false; $acme | New-AyrshareJwt", "plan", "AccountOwner")]
    public void A_refusal_says_who_acts_on_what_was_refused(string command, string advice, string whoActs)
    {
        using var session = WithClients();

        var error = Error(session, command);

        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("-ExpiresIn", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(whoActs, $"{session.Run("Resolve-AyrshareError $args0 -Offline", ("args0", error)).Only.Properties["WhoActs"].Value}");
    }

    [Theory]
    [InlineData("$sandbox.Link('Acme', 'facebook'); $acme | Invoke-AyrshareApi messages/facebook", "Set-AyrshareProfile -MessagingActive",
        "Leave out")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ post = 'x'; platforms = @('tiktok') } -PrimaryProfile", "Primary Profile",
        "Send the client")]
    [InlineData("Unregister-AyrshareWebhook -Action nonsense", "Specify feed or", "leave it empty")]
    [InlineData("Register-AyrshareWebhook -Action nonsense -Url https://a.example/ -WebhookSecret s", "Specify feed or", "leave it empty")]
    public void An_advice_fits_the_command(string command, string advice, string unfit)
    {
        using var session = WithClients();

        var error = Error(session, command);

        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(unfit, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_vault_an_error_names_none()
    {
        using var session = WithClients();

        Assert.Contains("there is no vault", $"{Error(session, "Register-AyrshareWebhook -Action feed -Url https://a.example/")}",
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_advice_names_the_column_as_the_list_does()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; 'Name,Email', ',a@a.example' | Set-Content $HOME/list.csv").ThrowIfFailed();

        var error = session.Run("Get-AyrshareOnboardingPlan $HOME/list.csv -Vault Company -ColumnMap @{ Title = 'Name' }").Errors[0];

        Assert.Contains("Fill in the column Name", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static Session WithClients()
    {
        var session = Session.WithSandbox();
        session.Run("$acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile").ThrowIfFailed();
        return session;
    }

    private static ErrorRecord Error(Session session, string command)
    {
        var result = session.RunToEnd(command);
        return result.Thrown is null ? Assert.Single(result.Errors) : result.Terminating;
    }
}
