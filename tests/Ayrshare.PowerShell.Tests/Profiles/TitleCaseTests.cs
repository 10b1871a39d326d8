using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Titles tell upper from lower case, and many vaults do not: they find the key of Acme for acme.</summary>
public sealed class TitleCaseTests
{
    [Theory]
    [InlineData("New-AyrshareJwt acme -Vault Company")]
    [InlineData("Send-AyrshareConnectEmail acme -Email a@acme.example -Vault Company")]
    [InlineData("New-AyrshareLinkSession acme -Vault Company")]
    [InlineData("Set-AyrshareProfile acme -DisplayTitle New -Vault Company")]
    [InlineData("Get-AyrshareSocialAccount acme -Vault Company")]
    [InlineData("Disconnect-AyrshareSocialAccount acme -Network gmb -Vault Company")]
    [InlineData("Invoke-AyrshareApi user -Title acme -Vault Company")]
    public void The_key_of_another_title_is_not_used(string command)
    {
        using var session = WithTwins();
        var watch = new SandboxWatch(session);

        var result = session.Run(command);

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.Equal("acme: Title: vault Company has the key of the profile 'Acme', but none for this title.", result.Errors[0].ToString());
        Assert.Empty(result.Output);
        Assert.Equal(1, watch.Started);
    }

    [Fact]
    public void The_rows_around_go_on()
    {
        using var session = WithTwins();
        session.Run("$null = New-AyrshareProfile Berta -Vault Company").ThrowIfFailed();

        var result = session.Run(
            "'Acme', 'acme', 'Berta' | ForEach-Object { [pscustomobject]@{ Title = $_ } } | New-AyrshareJwt -Vault Company");

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.Equal(["Acme", "Berta"], result.Property("Title"));
    }

    [Fact]
    public void What_can_do_without_a_key_does()
    {
        using var session = WithTwins();
        session.Run("$sandbox.Link('acme', 'gmb')").ThrowIfFailed();

        Assert.Equal("acme", session.Run(
            "Wait-AyrshareSocialAccount -Title acme -TimeoutSec 0 -Vault Company").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    [Fact]
    public void Whose_key_it_is_that_can_not_be_asked_is_one_rows_error()
    {
        using var session = WithTwins();
        session.Run("$sandbox.AddFault(@{ Kind = 'Status'; Status = 400; Path = 'user'; Count = 1 })").ThrowIfFailed();

        var result = session.Run("'acme', 'Acme' | ForEach-Object { [pscustomobject]@{ Title = $_ } } | New-AyrshareJwt -Vault Company");

        Assert.Single(result.ErrorIds);
        Assert.Equal(["Acme"], result.Property("Title"));
    }

    private static Session WithTwins()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $null = New-AyrshareProfile Acme -Vault Company; $null = "
            + "$sandbox.AddProfile('acme'); $sandbox.Link('Acme', 'gmb')").ThrowIfFailed();
        return session;
    }
}
