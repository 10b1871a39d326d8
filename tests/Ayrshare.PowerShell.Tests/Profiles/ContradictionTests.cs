using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>What names two profiles at once, or none by mistake, changes neither of them.</summary>
public sealed class ContradictionTests
{
    private const string Other = "[pscustomobject]@{ Title = 'Acme'; ProfileKey = $berta.ProfileKey; Email = 'anna@acme.example' }";

    [Theory]
    [InlineData("Send-AyrshareConnectEmail -Company C")]
    [InlineData("New-AyrshareLinkSession -SendEmail")]
    [InlineData("Set-AyrshareProfile -Tags x")]
    [InlineData("Remove-AyrshareProfile -Force")]
    [InlineData("Disconnect-AyrshareSocialAccount -Network facebook -Force")]
    [InlineData("Get-AyrshareSocialAccount")]
    [InlineData("Get-AyrshareWebhook")]
    [InlineData("Get-AyrshareLinkSession $session")]
    [InlineData("Revoke-AyrshareLinkSession $session")]
    [InlineData("Wait-AyrshareSocialAccount")]
    [InlineData("New-AyrshareJwt")]
    [InlineData("New-AyrshareLinkSession")]
    [InlineData("Register-AyrshareWebhook -Action social -Url https://agency.example -WebhookSecret s")]
    [InlineData("Unregister-AyrshareWebhook -Action social")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body @{ post = 'x'; platforms = @('facebook') }")]
    public void A_key_of_another_profile_than_the_title_is_an_error_and_nothing_is_sent(string command)
    {
        using var session = WithClients();
        session.Run("'Acme', 'Berta' | ForEach-Object { $sandbox.Link($_, 'facebook') }").ThrowIfFailed();
        session.Run("$session = ($berta | New-AyrshareLinkSession).SessionId").ThrowIfFailed();
        var before = State(session);

        var result = session.Run($"{Other} | {command}");

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): ProfileKey: the key belongs to the profile 'Berta'.", result.Errors[0].ToString());
        Assert.Empty(result.Output);
        Assert.Equal(before, State(session));
    }

    [Theory]
    [InlineData("Title = 'Acme'; RefId = $berta.RefId; ProfileKey = $acme.ProfileKey", "Remove-AyrshareProfile -Force")]
    [InlineData("RefId = $berta.RefId; ProfileKey = $acme.ProfileKey", "Remove-AyrshareProfile -Force")]
    [InlineData("RefId = $berta.RefId; ProfileKey = $acme.ProfileKey", "Set-AyrshareProfile -Tags x")]
    [InlineData("Title = 'Acme'; RefId = $berta.RefId; Email = 'b@b.example'", "Send-AyrshareConnectEmail -Company C -Vault Company")]
    [InlineData("Title = 'Acme'; RefId = $berta.RefId", "Set-AyrshareProfile -Tags x -Vault Company")]
    public void A_key_of_another_profile_than_the_reference_is_an_error(string row, string command)
    {
        using var session = WithClients();
        var before = State(session);

        var result = session.Run($"[pscustomobject]@{{ {row} }} | {command}");

        Assert.Equal(["RefIdMismatch"], result.ErrorIds);
        Assert.Equal(before, State(session));
    }

    [Theory]
    [InlineData("Get-AyrshareProfile Acme | Add-Member ProfileKey $berta.ProfileKey -PassThru")]
    [InlineData("Get-AyrshareProfile Acme | Add-Member SecretName Ayrshare-ProfileKey-Berta -PassThru")]
    public void A_key_that_was_added_to_an_output_can_be_that_of_another_profile(string row)
    {
        using var session = WithClients();
        var before = State(session);

        var result = session.Run($"{row} | Set-AyrshareProfile -Tags x -Vault Company");

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.Equal(before, State(session));
    }

    [Theory]
    [InlineData("$berta.RefId")]
    [InlineData("'0000'")]
    public void A_profile_is_not_removed_by_its_title_if_the_row_has_another_reference(string refId)
    {
        using var session = WithClients();

        var result = session.Run($"[pscustomobject]@{{ Title = 'Acme'; RefId = {refId} }}, [pscustomobject]@{{ Title = 'Berta'; RefId = "
            + "$berta.RefId } | Remove-AyrshareProfile -Force");

        Assert.Equal(["RefIdMismatch"], result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): RefId: the account lists no profile 'Acme' with this RefId.", result.Errors[0].ToString());
        Assert.Equal("Acme", session.Run("$sandbox.Profiles.Title -join ' '").Only.BaseObject);
    }

    [Theory]
    [InlineData("$acme | New-AyrshareLinkSession facebook", "facebook")]
    [InlineData("$acme | Wait-AyrshareSocialAccount facebook -TimeoutSec 0", "facebook")]
    [InlineData("$acme | Disconnect-AyrshareSocialAccount facebook -Force", "facebook")]
    [InlineData("$acme | Set-AyrshareProfile Berta -Tags x", "Berta")]
    [InlineData("$acme | Get-AyrshareProfile Berta", "Berta")]
    [InlineData("'Acme' | New-AyrshareJwt Berta -Vault Company", "Berta")]
    public void A_title_beside_a_row_of_another_profile_is_an_error(string command, string title)
    {
        using var session = WithClients();
        var before = State(session);

        var result = session.Run(command);

        Assert.Equal(["TitleMismatch"], result.ErrorIds);
        Assert.StartsWith($"Row 1 ({title}): Title: the command specifies this title, but the row is about the profile 'Acme'.",
            result.Errors[0].ToString());
        Assert.Contains("write its name, such as -Network", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Equal(before, State(session));
    }

    [Theory]
    [InlineData("$acme | New-AyrshareJwt Acme")]
    [InlineData("[pscustomobject]@{ Title = ' Acme '; ProfileKey = $acme.ProfileKey; Email = 'a@acme.example' } | "
        + "Send-AyrshareConnectEmail -Company C")]
    [InlineData("$row = [pscustomobject]@{ Title = 'Acme'; NewTitle = 'Bellevue'; ProfileKey = $acme.ProfileKey; Tags = 'x' }; "
        + "$null = $row | Set-AyrshareProfile; $row | Set-AyrshareProfile -PassThru")]
    [InlineData("$null = $acme | Set-AyrshareProfile -NewTitle Bellevue; $acme | New-AyrshareJwt")]
    [InlineData("$sandbox.Profiles[0] | New-AyrshareJwt")]
    public void The_same_profile_named_twice_is_no_contradiction(string command)
    {
        using var session = WithClients();

        Assert.NotNull(session.Run(command).ThrowIfFailed().Only);
    }

    [Theory]
    [InlineData("Get-AyrshareProfile $unset", "FilterMissing")]
    [InlineData("Get-AyrshareProfile -Title ''", "FilterMissing")]
    [InlineData("Get-AyrshareProfile -RefId $unset", "FilterMissing")]
    [InlineData("Get-AyrshareProfile -HasActiveSocialAccounts $unset", "FilterMissing")]
    [InlineData("Get-AyrshareProfile -IncludesActiveSocialAccounts $unset", "FilterMissing")]
    [InlineData("Get-AyrshareProfile -IsByokLinked $unset", "FilterMissing")]
    [InlineData("$unset | Get-AyrshareProfile", "TitleMissing")]
    [InlineData("Get-AyrshareProfile -InputObject $unset", "TitleMissing")]
    public void A_variable_that_is_empty_by_mistake_does_not_list_every_profile(string command, string id)
    {
        using var session = WithClients();

        var result = session.Run($"{command} | Remove-AyrshareProfile -Force");

        Assert.Equal([id], result.ErrorIds);
        Assert.Equal("Acme Berta", session.Run("$sandbox.Profiles.Title -join ' '").Only.BaseObject);
    }

    [Theory]
    [InlineData("Get-AyrshareSocialAccount Acme -Vault Company -Network $unset | Disconnect-AyrshareSocialAccount -Force")]
    [InlineData("Get-AyrshareWebhook Acme -Vault Company -Action $unset | Unregister-AyrshareWebhook")]
    [InlineData("Wait-AyrshareSocialAccount Acme -Network $unset -TimeoutSec 0")]
    public void A_filter_that_is_empty_by_mistake_does_not_select_everything(string command)
    {
        using var session = WithClients();
        session.Run("$sandbox.Link('Acme', 'facebook')").ThrowIfFailed();

        Assert.Equal(["FilterMissing"], session.Run(command).ErrorIds);
    }

    [Fact]
    public void A_function_in_a_pipeline_can_list_all_profiles()
    {
        using var session = WithClients();

        Assert.Equal(2, session.Run("function Get-All { process { Get-AyrshareProfile } }; 1 | Get-All").ThrowIfFailed().Output.Count);
    }

    [Theory]
    [InlineData("New-AyrshareProfile")]
    [InlineData("Get-AyrshareProfile")]
    [InlineData("New-AyrshareJwt -Title")]
    [InlineData("Remove-AyrshareProfile -Force -Title")]
    [InlineData("$acme | Set-AyrshareProfile -NewTitle")]
    public void A_key_that_was_typed_as_a_title_is_neither_used_nor_shown(string command)
    {
        using var session = WithClients();
        session.Run("$key = $sandbox.Profiles[0].ProfileKey");

        var error = session.RunToEnd($"{command} $key").Terminating;

        Assert.Equal("TitleIsKey", RunResult.Id(error));
        Assert.DoesNotContain($"{session.Run("$key").Only}", $"{error} {error.ErrorDetails} {error.TargetObject}");
        Assert.Equal("Acme Berta", session.Run("$sandbox.Profiles.Title -join ' '").Only.BaseObject);
    }

    [Theory]
    [InlineData("New-AyrshareProfile $acme.ProfileKey")]
    [InlineData("Set-AyrshareProfile Acme -NewTitle $acme.ProfileKey -Vault Company")]
    public void A_SecureString_is_no_title(string command)
    {
        using var session = WithClients();

        Assert.Equal("TitleIsKey", RunResult.Id(session.RunToEnd(command).Terminating));

        Assert.Equal("Acme Berta", session.Run("$sandbox.Profiles.Title -join ' '").Only.BaseObject);
    }

    [Fact]
    public void A_title_in_the_form_of_a_key_can_be_piped_in_as_an_object()
    {
        using var session = Session.WithSandbox();

        var created = session.Run("'Hotel1-Room2-Floor3-Wing4' | ForEach-Object { [pscustomobject] @{ Title = $_ } } | "
            + "New-AyrshareProfile").ThrowIfFailed();

        Assert.Equal("Hotel1-Room2-Floor3-Wing4", Assert.Single(created.Property("Title")));
    }

    private static Session WithClients()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $acme, $berta = 'Acme', 'Berta' | New-AyrshareProfile -Vault Company").ThrowIfFailed();
        return session;
    }

    // Everything that a command could have changed.
    private static string State(Session session) => string.Join(" ", session.Run(
        "$sandbox.Profiles | ForEach-Object { $_.Title, $_.ActiveSocialAccounts }; $sandbox.Outbox.Count; "
        + "@($sandbox.Requests | Where-Object { $_.Method -ne 'GET' -and $_.Path -notlike '*generateJWT' -and $_.Path -notlike "
        + "'*link-sessions' -and $_.Status -lt 300 }).Count").Output.Select(value => $"{value}"));
}
