using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class GetAyrshareSocialAccountTests
{
    [Fact]
    public void Each_linked_account_comes_out_with_all_that_is_known_of_it()
    {
        using var session = Session.WithSandbox();
        var before = DateTimeOffset.Now.AddSeconds(-2);

        var account = session.Run(
            "$acme = New-AyrshareProfile Acme; $sandbox.Link('Acme', 'facebook', 7); $acme | Get-AyrshareSocialAccount")
            .ThrowIfFailed().Only;

        T Value<T>(string name) => (T)account.Properties[name].Value;
        Assert.Equal(("Acme", "facebook", "Acme"), (Value<string>("Title"), Value<string>("Network"), Value<string>("DisplayName")));
        Assert.Equal(session.Run("$sandbox.Profiles[0].RefId").Only.BaseObject, Value<string>("RefId"));
        Assert.StartsWith("https://www.facebook.com/", Value<Uri>("ProfileUrl").AbsoluteUri);
        Assert.Equal((Value<string>("Username"), "https"), (Value<string>("Id"), Value<Uri>("UserImage").Scheme));
        Assert.InRange(Value<DateTimeOffset>("Linked"), before, DateTimeOffset.Now.AddSeconds(2));
        Assert.Equal(DateTimeOffset.Now.Offset, Value<DateTimeOffset>("Linked").Offset);
        Assert.Equal((7, false), (Value<int>("RefreshDaysRemaining"), Value<bool>("RefreshRequired")));
        Assert.InRange(Value<DateTimeOffset>("RefreshDue"), before.AddDays(7), DateTimeOffset.Now.AddDays(7).AddSeconds(2));
    }

    [Fact]
    public void The_key_is_sent_and_nothing_else()
    {
        using var api = new RecordingApi("""{"title":"Acme","activeSocialAccounts":["gmb"]}""");
        using var session = new Session();

        var account = session.Run(
            $"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; Get-AyrshareSocialAccount -ProfileKey pk -RefId r1").ThrowIfFailed().Only;

        Assert.Equal(("Acme", "gmb", "r1", null), (
            account.Properties["Title"].Value,
            account.Properties["Network"].Value,
            account.Properties["RefId"].Value,
            account.Properties["Linked"].Value));
        var request = Assert.Single(api.Requests);
        Assert.Equal(("GET /api/user HTTP/1.1", "pk", ""), (request.Line, request.Headers["Profile-Key"], request.Body));
    }

    [Fact]
    public void Rows_bring_their_columns_along_and_profiles_without_accounts_put_nothing_out()
    {
        using var session = WithClients();

        var result = session.Run("$acme, $berta, $cafe | ForEach-Object { [pscustomobject]@{ Title = $_.Title; ProfileKey = "
            + "$_.ProfileKey; Email = \"$($_.Title)@x.example\"; Network = 'column' } } | Get-AyrshareSocialAccount").ThrowIfFailed();

        Assert.Equal(
            ["Acme facebook", "Acme gmb", "Cafe facebook"],
            result.Output.Select(o => $"{o.Properties["Title"].Value} {o.Properties["Network"].Value}"));
        Assert.Equal(["Acme@x.example", "Acme@x.example", "Cafe@x.example"], result.Property("Email"));
    }

    [Fact]
    public void Network_filters_and_an_unknown_one_is_told_before_anything_is_asked()
    {
        using var session = WithClients();

        Assert.Equal(
            ["Acme", "Cafe"],
            session.Run("$acme, $cafe | Get-AyrshareSocialAccount -Network Facebook,'reddit;tiktok'").ThrowIfFailed().Property("Title"));
        Assert.Equal(["UnknownNetwork"], session.Run("$acme | Get-AyrshareSocialAccount -Network facbook").ErrorIds);
        Assert.Equal(2, new SandboxWatch(session).Requests.Count(request => request.Contains("/user")));
    }

    [Fact]
    public void Those_due_within_a_week_are_found()
    {
        using var session = WithClients();
        session.Run("$sandbox.Link('Acme', 'instagram', 3); $sandbox.Link('Berta', 'linkedin', 0)").ThrowIfFailed();

        var due = session.Run("$acme, $berta, $cafe | Get-AyrshareSocialAccount | Where-Object RefreshDue | Where-Object RefreshDue "
            + "-lt ([datetime]::Now.AddDays(7))").ThrowIfFailed();

        Assert.Equal(["Acme instagram False", "Berta linkedin True"], due.Output.Select(
            o => $"{o.Properties["Title"].Value} {o.Properties["Network"].Value} {o.Properties["RefreshRequired"].Value}"));
    }

    [Fact]
    public void What_comes_out_goes_on_to_the_commands_for_links_without_a_key_typed()
    {
        using var session = WithClients();

        var result = session.Run("$acme | Get-AyrshareSocialAccount -Network gmb | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal(["Acme"], result.Property("Title"));
    }

    [Fact]
    public void Keys_are_found_in_the_vault_by_title_and_a_row_without_one_is_an_error()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $null = 'Acme', 'Cafe' | New-AyrshareProfile -Vault Company; $sandbox.Link('Acme', "
            + "'gmb'); $sandbox.Link('Cafe', 'gmb')").ThrowIfFailed();

        Assert.Equal(
            ["Acme", "Cafe"],
            session.Run("Get-AyrshareProfile | Get-AyrshareSocialAccount -Vault Company").ThrowIfFailed().Property("Title"));
        var result = session.Run("[pscustomobject]@{ Title = 'None' }, [pscustomobject]@{ ProfileKey = $sandbox.ApiKey }, "
            + "[pscustomobject]@{ Title = 'Cafe'; Vault = 'Company' } | Get-AyrshareSocialAccount");
        Assert.Equal(["ProfileKeyMissing", "ProfileKeyIsApiKey"], result.ErrorIds);
        Assert.Equal(["Cafe"], result.Property("Title"));
    }

    [Fact]
    public void The_accounts_own_needs_PrimaryProfile_alone()
    {
        using var session = WithClients();
        session.Run("$sandbox.Link('Primary Profile', 'reddit')").ThrowIfFailed();

        Assert.Equal(["ProfileKeyMissing"], session.Run("Get-AyrshareSocialAccount").ErrorIds);
        Assert.Equal(["reddit"], session.Run("Get-AyrshareSocialAccount -PrimaryProfile").ThrowIfFailed().Property("Network"));
        string[] mixtures =
        [
            "$acme | Get-AyrshareSocialAccount -PrimaryProfile",
            "Get-AyrshareSocialAccount Acme -PrimaryProfile",
            "Get-AyrshareSocialAccount -PrimaryProfile -ProfileKey $acme.ProfileKey",
        ];
        foreach (var mixed in mixtures)
        {
            var result = session.RunToEnd(mixed);
            Assert.Equal("PrimaryProfileNotAlone", RunResult.Id(result.Terminating));
            Assert.Empty(result.Output);
        }

        Assert.Single(new SandboxWatch(session).Requests, request => request.Contains("/user"));
    }

    [Fact]
    public void A_profile_that_is_refused_is_its_rows_error_and_the_rest_goes_on()
    {
        using var session = WithClients();
        session.Run("$sandbox.SuspendProfile('Acme')").ThrowIfFailed();

        var result = session.Run(
            "$acme, [pscustomobject]@{ Title = 'Wrong'; ProfileKey = 'WRONG-KEY' }, $cafe | Get-AyrshareSocialAccount");

        Assert.Equal(["Forbidden", "Forbidden"], result.ErrorIds);
        Assert.Equal(ErrorCategory.PermissionDenied, result.Errors[0].CategoryInfo.Category);
        Assert.StartsWith("Row 2 (Wrong): GET /user:", result.Errors[1].ToString());
        Assert.Equal(["Cafe"], result.Property("Title"));
    }

    private static Session WithClients()
    {
        var session = Session.WithSandbox();
        session.Run("""
            $acme, $berta, $cafe = 'Acme', 'Berta', 'Cafe' | New-AyrshareProfile
            $sandbox.Link('Acme', 'facebook'); $sandbox.Link('Acme', 'gmb'); $sandbox.Link('Cafe', 'facebook')
            """).ThrowIfFailed();
        return session;
    }
}
