using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class ImportAyrshareProfileKeyTests
{
    [Fact]
    public void Keys_of_a_list_are_found_by_the_other_commands_afterwards()
    {
        using var session = WithProfiles();

        var imported = session.Run("$csv = $rows | ConvertTo-Csv; $csv | ConvertFrom-Csv | Import-AyrshareProfileKey -Vault Company")
            .ThrowIfFailed();
        var links = session.Run("'Acme', 'Käthe & Söhne' | ForEach-Object { New-AyrshareLinkSession -Title $_ -Vault Company }; "
            + "Get-AyrshareProfile | New-AyrshareJwt -Vault Company").ThrowIfFailed();

        Assert.Equal(["Acme", "Käthe & Söhne"], imported.Property("Title"));
        Assert.Equal(["Stored", "Stored"], imported.Property("Status").Select(status => $"{status}"));
        Assert.Equal(["Company", "Company"], imported.Property("Vault"));
        Assert.Equal(session.Run("$sandbox.Profiles.RefId").Output.Select(refId => $"{refId}"), imported.Property("RefId"));
        Assert.Equal(session.Run("(Get-SecretInfo -Vault Company).Name").Output.Select(name => $"{name}").Order(),
            imported.Property("SecretName").Select(name => $"{name}").Order());
        Assert.Equal(["Acme", "Käthe & Söhne", "Acme", "Käthe & Söhne"], links.Property("Title"));
        Assert.DoesNotContain("ProfileKey", imported.Output.SelectMany(output => output.Properties.Select(property => property.Name)));
    }

    [Fact]
    public void The_result_pipes_on()
    {
        using var session = WithProfiles();

        var links = session.Run("$rows | Import-AyrshareProfileKey -Vault Company | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal(["Acme", "Käthe & Söhne"], links.Property("Title"));
    }

    [Fact]
    public void A_key_alone_tells_its_title_and_goes_to_the_vault_of_the_connection()
    {
        using var session = WithProfiles();
        session.Run("Set-Secret Ayrshare-ApiKey $sandbox.ApiKey -Vault Company; Connect-Ayrshare -Vault Company -BaseUri $sandbox.BaseUri")
            .ThrowIfFailed();

        var imported = session.Run("$rows.ProfileKey | Import-AyrshareProfileKey").ThrowIfFailed();

        Assert.Equal(["Acme", "Käthe & Söhne"], imported.Property("Title"));
        Assert.Equal(["Company", "Company"], imported.Property("Vault"));
    }

    [Theory]
    [InlineData("@{ Title = 'acme'; ProfileKey = $rows[0].ProfileKey }", "TitleMismatch",
        "Row 1 (acme): Title: the key belongs to the profile 'Acme'. It was not stored.")]
    [InlineData("@{ Title = 'Acme'; ProfileKey = $rows[1].ProfileKey }", "TitleMismatch",
        "Row 1 (Acme): Title: the key belongs to the profile 'Käthe & Söhne'. It was not stored.")]
    [InlineData("@{ Title = 'Acme'; RefId = 'r-2'; ProfileKey = $rows[0].ProfileKey }", "RefIdMismatch", null)]
    [InlineData("@{ Title = 'Acme'; ProfileKey = $sandbox.ApiKey }", "ProfileKeyIsApiKey",
        "Row 1 (Acme): ProfileKey: this is the account's API key, but a profile key is required.")]
    [InlineData("@{ Title = 'Acme'; ProfileKey = '' }", "ProfileKeyMissing", "Row 1 (Acme): ProfileKey: there is no profile key.")]
    [InlineData("@{ Title = 'Acme'; ProfileKey = 'wrong' }", "Forbidden", null)]
    public void A_key_that_is_not_that_of_the_row_is_not_stored_and_the_others_are(string row, string id, string? message)
    {
        using var session = WithProfiles();

        var result = session.Run($"[pscustomobject] {row}, $rows[1] | Import-AyrshareProfileKey -Vault Company");

        Assert.Equal([id], result.ErrorIds);
        if (message is not null)
            Assert.Equal(message, $"{result.Errors[0]}");
        Assert.Equal(["Käthe & Söhne"], result.Property("Title"));
        Assert.Single(session.Run("Get-SecretInfo -Vault Company").Output);
    }

    [Fact]
    public void Another_key_is_replaced_only_with_Force_and_the_same_key_is_left_alone()
    {
        using var session = WithProfiles();
        session.Run("Set-Secret Ayrshare-ProfileKey-Acme other -Vault Company").ThrowIfFailed();

        var refused = session.Run("$rows[0] | Import-AyrshareProfileKey -Vault Company");
        var kept = Kept(session);
        var replaced = session.Run("$rows[0] | Import-AyrshareProfileKey -Vault Company -Force").ThrowIfFailed();
        var again = session.Run("$rows[0] | Import-AyrshareProfileKey -Vault Company").ThrowIfFailed();

        Assert.Equal(["SecretExists"], refused.ErrorIds);
        Assert.Contains("-Force", refused.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal("other", kept);
        Assert.Equal("Replaced", $"{replaced.Only.Properties["Status"].Value}");
        Assert.Equal("Unchanged", $"{again.Only.Properties["Status"].Value}");
        Assert.Equal($"{session.Run("$rows[0].ProfileKey").Only}", Kept(session));
    }

    [Fact]
    public void The_key_of_a_title_in_another_case_is_not_replaced_even_with_Force()
    {
        using var session = WithProfiles();
        session.Run("$other = $sandbox.AddProfile('ACME'); $rows[0] | Import-AyrshareProfileKey -Vault Company").ThrowIfFailed();

        var refused = session.Run("$other | Import-AyrshareProfileKey -Vault Company -Force");

        Assert.Equal(["SecretExists"], refused.ErrorIds);
        Assert.Equal($"{session.Run("$rows[0].ProfileKey").Only}", Kept(session));
    }

    [Fact]
    public void A_vault_that_keeps_something_else_is_an_error_although_it_did_not_complain()
    {
        using var session = WithProfiles();
        session.Run("Register-SecretVault Failing -Failing").ThrowIfFailed();

        var result = session.Run("$rows[0] | Import-AyrshareProfileKey -Vault Failing");

        Assert.NotEmpty(result.ErrorIds);
        Assert.StartsWith("Row 1 (Acme): Vault: ", $"{result.Errors[0]}");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_row_without_a_title_is_named_by_its_number_and_a_key_in_place_of_the_title_is_hidden()
    {
        using var session = WithProfiles();

        var result = session.Run("[pscustomobject] @{ Title = '' }, [pscustomobject] @{ Title = $rows[0].ProfileKey; ProfileKey = "
            + "$rows[0].ProfileKey } | Import-AyrshareProfileKey -Vault Company");

        Assert.Equal(
            [
                "Row 1: ProfileKey: there is no profile key.",
                "Row 2 ((hidden)): Title: the key belongs to the profile 'Acme'. It was not stored.",
            ],
            result.Errors.Select(error => $"{error}"));
    }

    [Fact]
    public void WhatIf_sends_and_stores_nothing()
    {
        using var session = WithProfiles();

        Assert.Empty(session.Run("$rows | Import-AyrshareProfileKey -Vault Company -WhatIf").ThrowIfFailed().Output);

        Assert.Empty(session.Run("Get-SecretInfo -Vault Company").Output);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_response_without_a_title_stores_nothing()
    {
        using var api = new RecordingApi("""{"refId":"r1"}""");
        using var session = new Session(Session.SecretManagement);

        var result = session.Run($"Register-SecretVault Company; Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; "
            + "Import-AyrshareProfileKey Acme -ProfileKey p -Vault Company");

        Assert.Equal(["InvalidAnswer"], result.ErrorIds);
        Assert.Empty(session.Run("Get-SecretInfo -Vault Company").Output);
    }

    [Fact]
    public void The_onboarding_goes_on_with_a_profile_whose_key_was_imported()
    {
        using var session = WithProfiles();
        var journal = System.IO.Path.GetTempFileName();
        session.Run("$rows | Import-AyrshareProfileKey -Vault Company").ThrowIfFailed();

        var result = session.Run(
            "[pscustomobject] @{ Title = 'Acme' } | Invoke-AyrshareOnboarding -Vault Company -JournalPath $journal", ("journal", journal));
        System.IO.File.Delete(journal);

        Assert.Equal(["Done"], result.ThrowIfFailed().Property("Status").Select(status => $"{status}"));
        Assert.Equal(2, session.Run("$sandbox.Profiles").Output.Count);
    }

    private static string Kept(Session session) =>
        $"{session.Run("[Net.NetworkCredential]::new('', (Get-Secret Ayrshare-ProfileKey-Acme -Vault Company)).Password").Only}";

    // The keys are known from the dashboard and not from New-AyrshareProfile.
    private static Session WithProfiles()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $rows = 'Acme', 'Käthe & Söhne' | ForEach-Object { $new = $sandbox.AddProfile($_); "
            + "[pscustomobject] @{ Title = $new.Title; ProfileKey = $new.ProfileKey } }").ThrowIfFailed();
        return session;
    }
}
