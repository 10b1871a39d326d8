using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Text in the pipeline is a title. Only a text in the form of a profile key is a key.</summary>
public sealed class PipedTextTests
{
    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("New-AyrshareLinkSession")]
    [InlineData("Set-AyrshareProfile -Tags new -PassThru")]
    [InlineData("Remove-AyrshareProfile -Force -PassThru")]
    [InlineData("Register-AyrshareWebhook -Action feed -Url https://a.example/hook -WebhookSecret s3cret-of-the-hook")]
    public void A_title_is_used_by_every_command_that_acts_on_a_profile(string command)
    {
        using var session = WithBakery();

        var results = session.Run($"'Aurora Bakery', 'Berta' | {command}").ThrowIfFailed().Output;

        Assert.Equal(["Aurora Bakery", "Berta"], results.Select(result => result.Properties["Title"].Value).Distinct());
    }

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("Get-AyrshareSocialAccount")]
    [InlineData("Remove-AyrshareProfile -Force")]
    [InlineData("Import-AyrshareProfileKey -Force")]
    public void A_line_of_a_file_of_keys_is_a_key(string command)
    {
        using var session = WithBakery();

        session.Run($"$sandbox.Profiles.ProfileKey | Set-Content $HOME/keys.txt; Get-Content $HOME/keys.txt | {command}").ThrowIfFailed();
    }

    [Fact]
    public void A_SecureString_is_a_key()
    {
        using var session = WithBakery();

        var links = session.Run("(Get-AyrshareProfile).Count; Get-Secret Ayrshare-ProfileKey-Berta -Vault Company | New-AyrshareJwt")
            .ThrowIfFailed().Output;

        Assert.Equal(2, links.Count);
        Assert.Equal("Berta", links[1].Properties["Title"].Value);
    }

    [Fact]
    public void A_title_that_the_vault_does_not_know_says_what_was_taken_for_what()
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run("'Nobody' | New-AyrshareJwt").Errors);

        Assert.Equal("SecretNotFound", RunResult.Id(error));
        Assert.Contains("was taken as a title", Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AyrshareJwt")]
    [InlineData("Remove-AyrshareProfile -Force")]
    public void A_key_that_Ayrshare_refuses_says_what_was_taken_for_what(string command)
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run($"'0A1B2C3D-0A1B2C3D-0A1B2C3D-0A1B2C3D' | {command}").Errors);

        Assert.Equal("Forbidden", RunResult.Id(error));
        Assert.Contains("was taken as a profile key, because of its form. For a title, use ForEach-Object", Advice(error),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AyrshareJwt", "ProfileKeyMissing")]
    [InlineData("Remove-AyrshareProfile -Force", "ProfileMissing")]
    [InlineData("Import-AyrshareProfileKey", "ProfileKeyMissing")]
    public void A_text_that_may_be_either_is_not_used_and_not_shown(string command, string id)
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run($"'unusual_key_0001' | {command}").Errors);

        Assert.Equal(id, RunResult.Id(error));
        Assert.DoesNotContain("unusual_key_0001", $"{error} {error.TargetObject}", StringComparison.Ordinal);
        Assert.Contains("may be a title or a profile key, so it was not used", Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AyrshareProfile")]
    [InlineData("Get-AyrshareProfile")]
    public void A_key_does_not_become_a_title(string command)
    {
        using var session = WithBakery();

        var result = session.Run($"$key = $sandbox.Profiles[0].ProfileKey; $key | {command}");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TitleMissing", RunResult.Id(error));
        Assert.DoesNotContain((string)session.Run("$key").Only.BaseObject, $"{error} {Advice(error)}", StringComparison.Ordinal);
        Assert.Equal(2, session.Run("$sandbox.Profiles.Count").Only.BaseObject);
    }

    [Theory]
    [InlineData("'Berta' | New-AyrshareJwt -ExpiresIn 0")]
    [InlineData("'Berta' | New-AyrshareProfile")]
    [InlineData("'Ber*' | Get-AyrshareProfile")]
    [InlineData("'Berta' | Send-AyrshareConnectEmail -To nobody")]
    [InlineData("$sandbox.SuspendProfile('Berta'); 'Berta' | New-AyrshareJwt")]
    public void An_error_that_no_wrong_reading_can_cause_says_nothing_about_it(string command)
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run(command).Errors);

        Assert.DoesNotContain("was taken as", Advice(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Titel = 'x' } | New-AyrshareJwt", "it has no Title, ProfileKey or ProfileKeySecret; it has: Titel.")]
    [InlineData("[pscustomobject]@{ Titel = 'x' } | New-AyrshareJwt -Vault ''", "it has no Title, ProfileKey or ProfileKeySecret; it has: "
        + "Titel.")]
    [InlineData("[pscustomobject]@{ Title = ' '; Plan = 1 } | Get-AyrshareSocialAccount", "its Title is empty; it has: Title, Plan.")]
    [InlineData("42 | New-AyrshareLinkSession", "it is a value of the type Int32.")]
    [InlineData("Get-Date | Set-AyrshareProfile -Tags x", "it is a value of the type DateTime.")]
    [InlineData("Get-SecretVault Company | Remove-AyrshareProfile -Force", "it has no Title, ProfileKey or ProfileKeySecret; it has: Name")]
    [InlineData("[pscustomobject]@{ Titel = 'x' } | Wait-AyrshareSocialAccount", "it has no Title, RefId or ProfileKey; it has: Titel.")]
    [InlineData("[pscustomobject]@{ Titel = 'x' } | Get-AyrshareProfile", "it has no Title or RefId; it has: Titel.")]
    [InlineData("'' | New-AyrshareJwt", "the text from the pipeline is empty.")]
    [InlineData("' ' | Get-AyrshareProfile", "the text from the pipeline is empty.")]
    public void A_row_that_names_no_profile_says_what_it_has_instead(string command, string expected)
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run(command).Errors);

        Assert.StartsWith("Row 1: Title: ", $"{error}", StringComparison.Ordinal);
        Assert.Contains(expected, $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_the_header_of_a_list_is_not_shown()
    {
        using var session = WithBakery();

        var error = Assert.Single(session.Run(
            "$sandbox.Profiles[0].ProfileKey, $sandbox.Profiles[1].ProfileKey | ConvertFrom-Csv | New-AyrshareJwt").Errors);

        Assert.DoesNotContain((string)session.Run("$sandbox.Profiles[0].ProfileKey").Only.BaseObject, $"{error} {Advice(error)}",
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_keeps_the_spaces_that_tell_two_profiles_apart()
    {
        using var session = Session.WithSandbox();
        session.Run("$sandbox.AddProfile(' Acme'); $null = 'Acme' | New-AyrshareProfile").ThrowIfFailed();

        session.Run("' Acme' | Remove-AyrshareProfile -Force").ThrowIfFailed();

        Assert.Equal("Acme", session.Run("$sandbox.Profiles.Title").Only.BaseObject);
    }

    private static string Advice(ErrorRecord error) => error.ErrorDetails.RecommendedAction;

    private static Session WithBakery()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; Set-Secret Ayrshare-ApiKey $sandbox.ApiKey -Vault Company; "
            + "Connect-Ayrshare -Vault Company -BaseUri $sandbox.BaseUri; "
            + "$null = 'Aurora Bakery', 'Berta' | New-AyrshareProfile -Vault Company").ThrowIfFailed();
        return session;
    }
}
