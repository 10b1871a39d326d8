using System;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Secrets;

/// <summary>A row of a list names the secret of a profile key, and no other secret of the vault.</summary>
public sealed class RowSecretNameTests : IDisposable
{
    private const string Other = "OfAnotherSystem";

    private readonly Session _session = Session.WithSandbox("", Session.SecretManagement);

    public RowSecretNameTests() => _session.Run($$"""
        Register-SecretVault Company
        $profile = $sandbox.AddProfile('Acme')
        Set-Secret {{Other}} $profile.ProfileKey
        $row = [pscustomobject] @{ Title = 'Acme'; SecretName = '{{Other}}'; Email = 'a@acme.example'; SessionId = 's-1' }
        """).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("Send-AyrshareConnectEmail -Company Agency")]
    [InlineData("New-AyrshareLinkSession")]
    [InlineData("Get-AyrshareLinkSession")]
    [InlineData("Revoke-AyrshareLinkSession -Confirm:$false")]
    [InlineData("Set-AyrshareProfile -Tags food")]
    [InlineData("Remove-AyrshareProfile -Force")]
    [InlineData("Get-AyrshareSocialAccount")]
    [InlineData("Disconnect-AyrshareSocialAccount -Network facebook -Confirm:$false")]
    [InlineData("Wait-AyrshareSocialAccount -TimeoutSec 1")]
    [InlineData("Register-AyrshareWebhook -Action social -Url https://agency.example/hook -WebhookSecret x")]
    [InlineData("Get-AyrshareWebhook")]
    [InlineData("Unregister-AyrshareWebhook -Action social -Confirm:$false")]
    [InlineData("Invoke-AyrshareApi history")]
    public void A_secret_of_another_name_is_not_read_unless_it_is_permitted(string command)
    {
        var refused = _session.Run($"$row | {command} -Vault Company");

        Assert.Equal(["SecretNameNotAllowed"], refused.ErrorIds);
        Assert.Contains(Other, $"{refused.Errors[0]}");
        Assert.Empty(_session.Run("$sandbox.Requests").Output);

        var allowed = _session.Run($"$row | {command} -Vault Company -AllowAnySecretName");

        Assert.DoesNotContain("SecretNameNotAllowed", allowed.ErrorIds);
        Assert.NotEmpty(_session.Run("$sandbox.Requests").Output);
    }

    [Fact]
    public void A_row_cannot_have_another_secret_removed_with_its_profile()
    {
        var refused = _session.Run("""
            $removal = [pscustomobject] @{ Title = 'Acme'; ProfileKey = $profile.ProfileKey; ProfileKeySecret = 'OfAnotherSystem' }
            $removal | Remove-AyrshareProfile -Vault Company -RemoveSecret -Force
            """);

        Assert.Equal(["SecretNameNotAllowed"], refused.ErrorIds);
        Assert.Equal([$"{Other}"], _session.Run("(Get-SecretInfo -Vault Company).Name").Output.Select(name => $"{name}"));
        Assert.Single(_session.Run("$sandbox.Profiles").Output);
    }

    [Theory]
    [InlineData("New-AyrshareJwt -ProfileKeySecret OfAnotherSystem -Vault Company")]
    [InlineData("[pscustomobject] @{ Title = 'Acme' } | New-AyrshareJwt -ProfileKeySecret OfAnotherSystem -Vault Company")]
    [InlineData("Set-Secret ayrshare-profilekey-x $profile.ProfileKey; "
        + "[pscustomobject] @{ SecretName = 'ayrshare-profilekey-x' } | New-AyrshareJwt -Vault Company")]
    public void A_name_that_is_a_parameter_or_is_of_a_profile_key_is_accepted(string command) =>
        Assert.Equal("Acme", _session.Run(command).ThrowIfFailed().Only.Properties["Title"].Value);
}
