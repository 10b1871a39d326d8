using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class ConnectFromVaultTests : IDisposable
{
    private readonly Session _session = new(Session.SecretManagement);

    public ConnectFromVaultTests() => _session.Run("Register-SecretVault Company; Register-SecretVault 'Other [1]'").ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Reads_the_secrets_of_the_usual_names()
    {
        var connection = _session.Run(
            """
            foreach ($name in 'ApiKey', 'PrivateKey', 'Domain', 'XApiKey', 'XApiSecret') {
                Set-Secret "Ayrshare-$name" "$name-value" -Vault Company
            }
            Connect-Ayrshare -Vault company -PassThru
            """).ThrowIfFailed().Only;

        Assert.Equal("Domain-value", connection.Properties["Domain"].Value);
        foreach (var part in new[] { "ApiKey", "PrivateKey", "Domain", "XApiKey", "XApiSecret" })
            Assert.Equal($"vault Company, secret Ayrshare-{part}", connection.Properties[$"{part}Source"].Value);
        Assert.Equal("Company", connection.Properties["Vault"].Value);
    }

    [Theory]
    [InlineData("-Vault ''")]
    [InlineData("-Vault $null")]
    [InlineData("-ApiKeySecret Ayrshare-ApiKey")]
    public void Reads_the_default_vault(string arguments)
    {
        var connection = _session.Run(
            $"Set-Secret Ayrshare-ApiKey k -Vault Company; Connect-Ayrshare {arguments} -PassThru").ThrowIfFailed().Only;

        Assert.Equal("vault Company, secret Ayrshare-ApiKey", connection.Properties["ApiKeySource"].Value);
        Assert.Equal("Company", connection.Properties["Vault"].Value);
    }

    [Fact]
    public void Reads_secrets_of_other_names_and_a_vault_with_brackets_in_its_name()
    {
        var connection = _session.Run(
            """
            foreach ($name in 'k', 'p', 'd', 'xk', 'xs') { Set-Secret $name $name -Vault 'Other [1]' }
            Connect-Ayrshare -Vault 'Other [1]' -ApiKeySecret k -PrivateKeySecret p -DomainSecret d `
                -XApiKeySecret xk -XApiSecretSecret xs -PassThru
            """).ThrowIfFailed().Only;

        Assert.Equal("vault Other [1], secret k", connection.Properties["ApiKeySource"].Value);
        Assert.Equal("vault Other [1], secret xs", connection.Properties["XApiSecretSource"].Value);
        Assert.Equal("d", connection.Properties["Domain"].Value);
    }

    [Fact]
    public void A_secret_that_is_a_login_gives_its_password()
    {
        _session.Run("""
            Set-Secret login ([pscredential]::new('user', [System.Net.NetworkCredential]::new('', 'key-of-a-login').SecurePassword))
            Connect-Ayrshare -Vault Company -ApiKeySecret login
            """).ThrowIfFailed();

        Assert.Equal("vault Company, secret login", $"{_session.Run("(Get-AyrshareConnection).ApiKeySource").Only}");
    }

    [Fact]
    public void A_parameter_comes_before_the_vault()
    {
        var connection = _session.Run(
            "Set-Secret Ayrshare-ApiKey k; Set-Secret Ayrshare-Domain vault; Connect-Ayrshare -Vault Company -Domain given -PassThru").Only;

        Assert.Equal("given", connection.Properties["Domain"].Value);
        Assert.Equal("parameter", connection.Properties["DomainSource"].Value);
    }

    [Fact]
    public void Leaves_nothing_behind_in_the_session()
    {
        var left = _session.Run(
            """
            Set-Secret Ayrshare-ApiKey k
            $Error.Clear(); $command = 'mine'; $arguments = 'mine too'
            Connect-Ayrshare -Vault Company
            $Error.Count; $command; $arguments
            """).ThrowIfFailed().Output;

        Assert.Equal(["0", "mine", "mine too"], left.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("-Vault Company", "SecretNotFound", "Ayrshare-ApiKey")]
    [InlineData("-Vault Company -ApiKeySecret Nope", "SecretNotFound", "Nope")]
    [InlineData("-Vault Company -ApiKey k -DomainSecret Nope", "SecretNotFound", "Nope")]
    [InlineData("-Vault Nowhere", "VaultNotFound", "Nowhere")]
    [InlineData("-Vault 'Comp*'", "VaultNotFound", "Comp*")]
    [InlineData("-ApiKeySecret table", "SecretWrongType", "the type Hashtable")]
    [InlineData("-ApiKeySecret bytes", "SecretWrongType", "the type Byte[]")]
    [InlineData("-ApiKeySecret empty", "SecretEmpty", "empty")]
    [InlineData("-ApiKeySecret pieces", "ApiKeyMalformed", "vault Company, secret pieces")]
    [InlineData("-Vault Locked", "VaultLocked", "the vault is locked, and nobody can be asked")]
    public void Each_failure_ends_with_an_id_of_its_own(string arguments, string id, string said)
    {
        _session.Run(
            """
            Set-Secret table @{ key = 'hidden-text' }
            Set-Secret bytes ([byte[]](1, 2, 3))
            Set-Secret empty ''
            Set-Secret pieces 'hidden-text two'
            Register-SecretVault Locked -Locked
            """).ThrowIfFailed();

        var result = _session.RunToEnd($"Connect-Ayrshare {arguments}");

        Assert.Equal(id, RunResult.Id(result.Terminating));
        Assert.Contains(said, result.Terminating.ToString());
        Assert.DoesNotContain("\n", result.Terminating.ToString());
        Assert.NotEmpty(result.Terminating.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("hidden-text", result.Everything());
        Assert.Empty(_session.Run("Get-AyrshareConnection").Output);
    }

    [Fact]
    public void No_default_vault_is_an_error_that_names_the_fix()
    {
        var error = _session.RunToEnd("Set-SecretVaultDefault -ClearDefault; Connect-Ayrshare -Vault ''").Terminating;

        Assert.Equal("VaultNotFound", RunResult.Id(error));
        Assert.Contains("Set-SecretVaultDefault", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Without_SecretManagement_the_error_names_the_module()
    {
        using var bare = new Session();

        var error = bare.RunToEnd("$PSModuleAutoLoadingPreference = 'None'; Connect-Ayrshare -Vault Company").Terminating;

        Assert.Equal("SecretManagementMissing", RunResult.Id(error));
        Assert.Equal(ErrorCategory.NotInstalled, error.CategoryInfo.Category);
        Assert.Contains("Microsoft.PowerShell.SecretManagement", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_missing_vault_ends_a_job_with_one_error()
    {
        var result = _session.RunToEnd("$null = Start-AyrshareSandbox -Connect -OutVariable sandbox; 'A', 'B' | ForEach-Object { "
            + "[pscustomobject]@{ Title = $_ } } | New-AyrshareJwt -Vault Nowhere");

        Assert.Equal("VaultNotFound", RunResult.Id(result.Terminating));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_locked_vault_is_the_error_of_the_row_that_needs_it_and_creates_nothing()
    {
        var result = _session.Run("Register-SecretVault Locked -Locked; $sandbox = Start-AyrshareSandbox -Connect; [pscustomobject]@{ "
            + "Title = 'Acme' } | New-AyrshareProfile -Vault Locked; $sandbox.Profiles");

        Assert.Empty(result.Output);
        Assert.Equal(["VaultLocked"], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): Vault: The secrets in vault Locked cannot be listed", result.Errors[0].ToString());
        Assert.Equal(ErrorCategory.AuthenticationError, result.Errors[0].CategoryInfo.Category);
    }

    [Fact]
    public void A_secret_that_is_missing_for_a_row_is_the_row_s_error()
    {
        var result = _session.Run(
            """
            $null = Start-AyrshareSandbox -Connect -OutVariable sandbox
            Set-Secret good $sandbox[0].AddProfile('A').ProfileKey
            'good', 'bad' | ForEach-Object { [pscustomobject]@{ ProfileKeySecret = $_ } } |
                New-AyrshareJwt -Vault Company -AllowAnySecretName
            """);

        Assert.Equal("A", result.Only.Properties["Title"].Value);
        Assert.Equal(["SecretNotFound"], result.ErrorIds);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Errors[0].CategoryInfo.Category);
        Assert.StartsWith("Row 2: ProfileKeySecret:", result.Errors[0].ToString());
    }
}
