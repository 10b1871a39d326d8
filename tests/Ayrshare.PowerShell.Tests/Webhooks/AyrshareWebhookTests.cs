using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Register-, Get- and Unregister-AyrshareWebhook.</summary>
[Collection(ProcessWide.Name)]
public sealed class AyrshareWebhookTests : IDisposable
{
    private const string Changes = "@($sandbox.Requests | Where-Object Method -ne GET).Count";

    private readonly Session _session = Session.WithSandbox("", Session.SecretManagement);

    public AyrshareWebhookTests() => _session.Run("""
        Register-SecretVault Company
        $acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile -Vault Company
        $hook = @{ Url = 'https://hooks.example.com/ayrshare'; WebhookSecret = 'a-secret' }
        """).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_webhook_of_the_account_is_registered_found_and_removed()
    {
        var registered = _session.Run("Register-AyrshareWebhook -Action social @hook").ThrowIfFailed().Only;
        var found = _session.Run("Get-AyrshareWebhook").ThrowIfFailed().Only;
        var removed = _session.Run("Get-AyrshareWebhook | Unregister-AyrshareWebhook -PassThru").ThrowIfFailed().Only;

        foreach (var webhook in new[] { registered, found, removed })
            Assert.Equal(("Primary Profile", "social", "https://hooks.example.com/ayrshare", true), Describe(webhook));
        Assert.Equal(_session.Run("$sandbox.PrimaryProfile.RefId").Only.ToString(), registered.Properties["RefId"].Value);
        Assert.IsType<DateTimeOffset>(found.Properties["Updated"].Value);
        Assert.Empty(_session.Run("Get-AyrshareWebhook").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("-ProfileKey $acme.ProfileKey -Title Acme")]
    [InlineData("-Title Acme -Vault Company")]
    [InlineData("-Title Acme -ProfileKeySecret Ayrshare-ProfileKey-Acme -Vault Company")]
    public void A_profile_has_its_own(string profile)
    {
        _session.Run("Register-AyrshareWebhook -Action social @hook -PrimaryProfile").ThrowIfFailed();
        _session.Run($"Register-AyrshareWebhook {profile} -Action social -Url https://acme.example -WebhookSecret x").ThrowIfFailed();

        Assert.Equal(("Acme", "social", "https://acme.example/", false), Describe(_session.Run($"Get-AyrshareWebhook {profile}").Only));
        Assert.Equal("https://hooks.example.com/ayrshare", Describe(_session.Run("Get-AyrshareWebhook").Only).Url);
        _session.Run($"Get-AyrshareWebhook {profile} | Unregister-AyrshareWebhook").ThrowIfFailed();
        Assert.Empty(_session.Run($"Get-AyrshareWebhook {profile}").ThrowIfFailed().Output);
        Assert.Single(_session.Run("Get-AyrshareWebhook").ThrowIfFailed().Output);
    }

    [Fact]
    public void Rows_of_a_list_bring_the_profile_the_action_and_the_url()
    {
        var result = _session.Run("""
            [pscustomobject]@{ Title = 'Acme'; Action = 'Social, suspended'; Url = 'https://a.example'; Plan = 'Gold' },
            [pscustomobject]@{ Title = 'Berta'; Action = 'feed'; Url = 'https://b.example' },
            [pscustomobject]@{ Title = 'Nobody'; Action = 'feed'; Url = 'https://c.example' } |
                Register-AyrshareWebhook -Vault Company -WebhookSecret x
            """);

        Assert.Equal(["Acme social", "Acme suspended", "Berta feed"], result.Output.Select(
            webhook => $"{webhook.Properties["Title"].Value} {webhook.Properties["Action"].Value}"));
        Assert.Equal("Gold", result.Output[0].Properties["Plan"].Value);
        Assert.Equal(["SecretNotFound"], result.ErrorIds);
        Assert.Equal(
            ["social"],
            _session.Run("Get-AyrshareProfile Acme | Get-AyrshareWebhook -Vault Company -Action social, feed")
                .ThrowIfFailed().Property("Action"));
    }

    [Theory]
    [InlineData("-WebhookSecret (ConvertTo-SecureString the-secret -AsPlainText -Force)")]
    [InlineData("-Secret the-secret")]
    [InlineData("-WebhookSecretSecret hook -Vault Company")]
    [InlineData("-Vault Company")]
    [InlineData("")]
    public void The_secret_comes_from_the_parameter_the_vault_or_the_environment(string secret)
    {
        _session.Run("Set-Secret hook the-secret -Vault Company").ThrowIfFailed();
        if (secret == "-Vault Company")
            _session.Run("Set-Secret Ayrshare-WebhookSecret the-secret -Vault Company").ThrowIfFailed();
        using var environment = new EnvironmentVariables(
            ("WEBHOOK_SECRET", secret.Length == 0 ? "the-secret" : "another"));
        using var api = new RecordingApi("""{"status":"success"}""");

        _session.Run($"Connect-Ayrshare key -BaseUri {api.BaseUri}; Register-AyrshareWebhook -Action feed -Url https://a.example {secret}")
            .ThrowIfFailed();

        var request = Assert.Single(api.Requests);
        Assert.Equal("POST /api/hook/webhook HTTP/1.1", request.Line);
        Assert.Equal("""{"action":"feed","url":"https://a.example/","secret":"the-secret"}""", request.Body);
        Assert.False(request.Headers.ContainsKey("Profile-Key"));
    }

    [Theory]
    [InlineData("Register-AyrshareWebhook -Action social -Url https://a.example", "WebhookSecretMissing")]
    [InlineData(
        "Register-AyrshareWebhook -Action social -Url https://a.example -WebhookSecretSecret none -Vault Company", "SecretNotFound")]
    [InlineData("Register-AyrshareWebhook -Url https://a.example -WebhookSecret x", "WebhookActionMissing")]
    [InlineData("Register-AyrshareWebhook -Action links @hook", "InvalidChoice")]
    [InlineData("Register-AyrshareWebhook -Action social -WebhookSecret x", "InvalidWebhookUrl")]
    [InlineData("Register-AyrshareWebhook -Action social -WebhookSecret x -Url http://a.example", "InvalidWebhookUrl")]
    [InlineData("Register-AyrshareWebhook -Action social -WebhookSecret x -Url ftp://a.example", "InvalidWebhookUrl")]
    [InlineData("Register-AyrshareWebhook -Action social -WebhookSecret x -Url hooks", "InvalidWebhookUrl")]
    [InlineData("Register-AyrshareWebhook -Action social @hook -ProfileKey $null", "ProfileKeyMissing")]
    [InlineData("Register-AyrshareWebhook -Action social @hook -Title Acme -PrimaryProfile", "PrimaryProfileNotAlone")]
    [InlineData("Register-AyrshareWebhook -Action social @hook -ProfileKey $sandbox.ApiKey", "ProfileKeyIsApiKey")]
    [InlineData("@() + [pscustomobject]@{ Title = 'Acme' } | Unregister-AyrshareWebhook -Action social", "ProfileKeyMissing")]
    [InlineData("Unregister-AyrshareWebhook", "WebhookActionMissing")]
    [InlineData("Unregister-AyrshareWebhook -Action links", "InvalidChoice")]
    [InlineData("Get-AyrshareWebhook -Action links", "InvalidChoice")]
    public void A_wrong_row_changes_nothing(string command, string id)
    {
        var before = _session.Run(Changes).Only.BaseObject;

        var result = _session.Run(command);

        Assert.Equal(id, result.Thrown is null ? result.ErrorIds.Single() : RunResult.Id(result.Terminating));
        Assert.Equal(before, _session.Run(Changes).Only.BaseObject);
    }

    [Fact]
    public void A_url_with_a_credential_of_the_receiver_shows_in_the_output_alone()
    {
        const string Url = "https://a.example/api/hook?code=FUNCTION-KEY";

        var whatIf = _session.Show($"Register-AyrshareWebhook -Action social -Url '{Url}' -WebhookSecret x -WhatIf");
        var wrong = _session.Run("Register-AyrshareWebhook -Action social -Url 'http://a.example?code=FUNCTION-KEY' -WebhookSecret x");
        var registered = _session.Run($"Register-AyrshareWebhook -Action social -Url '{Url}' -WebhookSecret x").ThrowIfFailed();

        Assert.Contains("https://a.example/api/hook", whatIf, StringComparison.Ordinal);
        Assert.DoesNotContain("FUNCTION-KEY", whatIf + wrong.Everything(), StringComparison.Ordinal);
        Assert.Equal(Url, $"{registered.Only.Properties["Url"].Value}");
    }

    [Fact]
    public void WhatIf_sends_nothing_and_reads_no_secret()
    {
        var before = _session.Run("$sandbox.Requests.Count").Only.BaseObject;

        _session.Run("""
            Register-AyrshareWebhook -Action social -Url https://a.example -WhatIf
            Unregister-AyrshareWebhook -Action social -Title Nobody -Vault Company -WhatIf
            """).ThrowIfFailed();

        Assert.Equal(before, _session.Run("$sandbox.Requests.Count").Only.BaseObject);
    }

    [Fact]
    public void An_action_that_the_module_does_not_know_can_be_removed()
    {
        using var api = new RecordingApi("""{"status":"success","reviews":"https://a.example","note":"x"}""");

        _session.Run($"Connect-Ayrshare key -BaseUri {api.BaseUri}; Get-AyrshareWebhook | Unregister-AyrshareWebhook").ThrowIfFailed();

        Assert.Equal("""{"action":"reviews"}""", api.Requests.Last().Body);
    }

    private static (string? Title, string? Action, string Url, bool IsPrimary) Describe(PSObject webhook) => (
        webhook.Properties["Title"].Value as string,
        webhook.Properties["Action"].Value as string,
        $"{webhook.Properties["Url"].Value}",
        (bool)webhook.Properties["IsPrimaryProfile"].Value);
}
