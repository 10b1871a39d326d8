using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What one command puts out is what the next one takes.</summary>
public sealed class PipingOnTests
{
    [Fact]
    public void A_link_of_the_default_life_can_be_piped_on_without_the_Max_Pack()
    {
        using var session = Session.WithSandbox("-NoMaxPack");

        var result = session.Run("New-AyrshareProfile Acme | New-AyrshareJwt | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal("5", $"{result.Only.Properties["ExpiresIn"].Value}");
    }

    [Fact]
    public void A_longer_life_is_asked_for_again()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("New-AyrshareProfile Acme | New-AyrshareJwt -ExpiresIn 60 | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal("60", $"{result.Only.Properties["ExpiresIn"].Value}");
    }

    [Fact]
    public void A_title_is_the_first_argument_of_a_link()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; New-AyrshareProfile Acme -Vault Company").ThrowIfFailed();

        Assert.Equal(["Acme"], session.Run("New-AyrshareJwt Acme -Vault Company").ThrowIfFailed().Property("Title"));
    }

    [Fact]
    public void A_vault_that_is_not_there_ends_the_command_once()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);

        var result = session.Run("'Acme', 'Berta' | ForEach-Object { [pscustomobject]@{ Title = $_ } } | New-AyrshareJwt -Vault Nowhere");

        Assert.Equal(["VaultNotFound"], result.ErrorIds);
    }

    [Fact]
    public void Lists_can_be_indexed()
    {
        using var session = Session.WithSandbox();
        session.Run("'Acme', 'Berta' | New-AyrshareProfile").ThrowIfFailed();

        var result = session.Run(
            "$sandbox.Profiles[1].Title; $sandbox.Requests[0].Path; (Test-AyrshareConnection).Checks[0].Name").ThrowIfFailed();

        Assert.Equal(["Berta", "/api/profiles", "Connection"], result.Output.Select(o => $"{o}"));
    }

    [Theory]
    [InlineData("Set-AyrshareProfile -Tags x -PassThru")]
    [InlineData("Get-AyrshareProfile")]
    [InlineData("Get-AyrshareProfile -Include suspension")]
    [InlineData("New-AyrshareJwt | Set-AyrshareProfile -Tags x -PassThru | Get-AyrshareProfile")]
    public void The_email_address_and_the_columns_of_one_s_own_stay_with_the_profile(string command)
    {
        using var session = Session.WithSandbox();

        var profile = session.Run("[pscustomobject]@{ Title = 'Em 1'; Email = 'e@x.example'; City = 'Bonn' } | New-AyrshareProfile | "
            + command).ThrowIfFailed().Only;

        Assert.Equal("Em 1 e@x.example Bonn", $"{profile.Properties["Title"].Value} {profile.Properties["Email"].Value} "
            + $"{profile.Properties["City"].Value}");
    }

    [Fact]
    public void A_key_does_not_stay_with_a_profile_that_was_found_by_its_title()
    {
        using var session = Session.WithSandbox();

        var profile = session.Run("$a, $b = 'A', 'B' | New-AyrshareProfile; [pscustomobject]@{ Title = 'A'; ProfileKey = $b.ProfileKey; "
            + "ProfileKeySecret = 's'; Plan = 'Gold' } | Get-AyrshareProfile").ThrowIfFailed().Only;

        Assert.Equal("Gold", profile.Properties["Plan"].Value);
        Assert.Null(profile.Properties["ProfileKey"]);
        Assert.Null(profile.Properties["ProfileKeySecret"]);
    }

    [Theory]
    [InlineData("$t = [Data.DataTable]::new(); 'Title','ExpiresIn','Note' | ForEach-Object { $null = $t.Columns.Add($_) }; "
        + "$null = $t.Rows.Add('Acme', '600', 'n'); $row = $t.Rows")]
    [InlineData("class Client { [string] $Title = 'Acme'; [int] $ExpiresIn = 600; [string] $Note = 'n' }; $row = [Client]::new()")]
    [InlineData("$row = [pscustomobject] @{ Title = 'Acme'; Life = 600 } | "
        + "Add-Member ScriptProperty Note { 'n' } -PassThru | Add-Member AliasProperty ExpiresIn Life -PassThru")]
    public void The_columns_of_any_kind_of_row_reach_the_second_command(string row)
    {
        using var session = Session.WithSandbox();

        var link = session.Run($"{row}; $row | New-AyrshareProfile | New-AyrshareJwt").ThrowIfFailed().Only;

        Assert.Equal("600", $"{link.Properties["ExpiresIn"].Value}");
        Assert.Equal("n", $"{link.Properties["Note"].Value}");
        Assert.Null(link.Properties["RowState"]);
    }
}
