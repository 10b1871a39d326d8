using System;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class GetAyrshareProfileTests
{
    [Fact]
    public void Every_filter_goes_into_the_query()
    {
        using var api = new RecordingApi("""{"profiles":[{"title":"A"}],"count":1}""");
        using var session = new Session();

        session.Run($$"""
            Connect-Ayrshare -ApiKey k -BaseUri {{api.BaseUri}}
            Get-AyrshareProfile
            Get-AyrshareProfile 'Käthe & Söhne' -RefId r/1 -HasActiveSocialAccounts $true `
                -IncludesActiveSocialAccounts facebook,'TikTok;gmb' -IsByokLinked $false -PageSize 7
            Get-AyrshareProfile -HasActiveSocialAccounts $false -Limit 5000
            """).ThrowIfFailed();

        Assert.Equal(
            [
                "GET /api/profiles HTTP/1.1",
                "GET /api/profiles?title=K%C3%A4the%20%26%20S%C3%B6hne&refId=r%2F1&hasActiveSocialAccounts=true"
                    + "&includesActiveSocialAccounts[0]=facebook&includesActiveSocialAccounts[1]=tiktok&includesActiveSocialAccounts[2]=gmb"
                    + "&isByokLinked=false&limit=7 HTTP/1.1",
                "GET /api/profiles?hasActiveSocialAccounts=false&limit=5000 HTTP/1.1",
            ],
            api.Requests.Select(request => Uri.UnescapeDataString(request.Line.Replace("%", "%25", StringComparison.Ordinal))
                .Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal)));
    }

    [Fact]
    public void Filters_find_what_they_say()
    {
        using var session = Session.WithSandbox();
        session.Run("""
            'Acme', 'Berta', 'Cafe' | ForEach-Object { $null = $sandbox.AddProfile($_) }
            $sandbox.Link('Acme', 'facebook'); $sandbox.Link('Berta', 'facebook'); $sandbox.Link('Berta', 'gmb')
            """).ThrowIfFailed();

        Assert.Equal(
            ["Acme", "Berta"], session.Run("Get-AyrshareProfile -HasActiveSocialAccounts $true").ThrowIfFailed().Property("Title"));
        Assert.Equal(["Cafe"], session.Run("Get-AyrshareProfile -HasActiveSocialAccounts $false").ThrowIfFailed().Property("Title"));
        Assert.Equal(
            ["Berta"], session.Run("Get-AyrshareProfile -IncludesActiveSocialAccounts gmb,facebook").ThrowIfFailed().Property("Title"));
        Assert.Equal(["Cafe"], session.Run("Get-AyrshareProfile -RefId $sandbox.Profiles[2].RefId").ThrowIfFailed().Property("Title"));
        Assert.Empty(session.Run("Get-AyrshareProfile -IncludesActiveSocialAccounts youtube").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("-IncludesActiveSocialAccounts facbook", "UnknownNetwork")]
    public void A_filter_that_makes_no_sense_is_told_before_anything_is_asked(string filter, string id)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"Get-AyrshareProfile {filter}");

        Assert.Equal([id], result.ErrorIds);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void Hundreds_of_profiles_come_page_by_page_in_order()
    {
        using var session = Session.WithSandbox();
        session.Run("1..353 | ForEach-Object { $null = $sandbox.AddProfile(\"Client $_\") }").ThrowIfFailed();

        var result = session.Run("Get-AyrshareProfile -PageSize 50").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(1, 353).Select(n => $"Client {n}"), result.Property("Title"));
        Assert.Equal(8, new SandboxWatch(session).Requests.Count);
    }

    [Fact]
    public void The_next_page_is_asked_for_only_when_it_is_needed()
    {
        using var session = Session.WithSandbox();
        session.Run("1..30 | ForEach-Object { $null = $sandbox.AddProfile(\"Client $_\") }").ThrowIfFailed();

        session.Run("$seen = 0; foreach ($once in 1) { Get-AyrshareProfile -PageSize 10 | ForEach-Object { if (++$seen -eq 10) { break "
            + "} } }").ThrowIfFailed();

        Assert.Equal(10, session.Run("$seen").Only.BaseObject);
        Assert.Single(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_one_error_and_the_other_rows_go_on()
    {
        using var session = Session.WithSandbox();
        session.Run("'Acme', 'Cafe' | ForEach-Object { $null = $sandbox.AddProfile($_) }").ThrowIfFailed();

        var result = session.Run("'Acme', 'Berta', 'Cafe' | Get-AyrshareProfile");

        Assert.Equal(["Acme", "Cafe"], result.Property("Title"));
        var error = Assert.Single(result.Errors);
        Assert.Equal(
            ("ProfileNotFound", "Row 2 (Berta): Title: the account has no such profile."), (RunResult.Id(error), error.ToString()));
        Assert.Equal(["ProfileNotFound"], session.Run("Get-AyrshareProfile -RefId nothing").ErrorIds);
    }

    [Fact]
    public void Rows_and_its_own_output_name_the_profile_to_get()
    {
        using var session = Session.WithSandbox();
        session.Run("'Acme', 'Berta', 'Cafe' | ForEach-Object { $null = $sandbox.AddProfile($_) }").ThrowIfFailed();

        var rows = session.Run("$input | Get-AyrshareProfile", new[]
        {
            Session.Row(("Title", "Berta"), ("RefId", "")),
            Session.Row(("Title", ""), ("RefId", "")),
            Session.Row(("RefId", session.Run("$sandbox.Profiles[0].RefId").Only.BaseObject)),
        });
        var again = session.Run("Get-AyrshareProfile | Get-AyrshareProfile | Get-AyrshareProfile").ThrowIfFailed();

        Assert.Equal(["Berta", "Acme"], rows.Property("Title"));
        Assert.Equal(["TitleMissing"], rows.ErrorIds);
        Assert.Equal(["Acme", "Berta", "Cafe"], again.Property("Title"));
    }

    [Fact]
    public void An_account_without_profiles_lists_none()
    {
        using var session = Session.WithSandbox();

        Assert.Empty(session.Run("Get-AyrshareProfile").ThrowIfFailed().Output);
    }

    [Fact]
    public void Details_are_requested_with_the_reference_alone_and_come_back_as_they_are()
    {
        using var api = new RecordingApi("""
            {"profiles":[{"title":"Acme","refId":"r1","suspension":{"at":"2026-01-02","Level":2,"level":3},"linkingErrors":[{"n":1}]}],
             "count":1,"quota":{"used":12345678901}}
            """);
        using var session = new Session();

        var result = session.Run($$"""
            Connect-Ayrshare -ApiKey k -BaseUri {{api.BaseUri}}
            $profile = [pscustomobject]@{ Title = 'Acme'; RefId = 'r1' } | Get-AyrshareProfile -Include 'suspension;linkingErrors', quota
            $profile.Details.suspension.at; $profile.Details.suspension['level']; $profile.Details.linkingErrors[0].n
            $profile.Details.quota.used; ($profile.Details.PSObject.Properties.Name -join ' '); $null -eq (Get-AyrshareProfile).Details
            """).ThrowIfFailed();

        Assert.Equal(
            ["2026-01-02", "3", "1", "12345678901", "suspension linkingErrors quota", "True"], result.Output.Select(value => $"{value}"));
        Assert.Equal(
            "GET /api/profiles?refId=r1&include=suspension,linkingErrors,quota HTTP/1.1", api.Requests.First().Line);
    }

    [Fact]
    public void A_whole_account_is_looked_through_without_a_profile_key()
    {
        using var session = Session.WithSandbox();
        session.Run("""
            'Acme', 'Berta', 'Cafe' | ForEach-Object { $null = $sandbox.AddProfile($_) }
            $sandbox.Link('Acme', 'linkedin', 0); $sandbox.Link('Berta', 'gmb'); $sandbox.SuspendProfile('Cafe')
            """).ThrowIfFailed();

        var result = session.Run("""
            Get-AyrshareProfile | Get-AyrshareProfile -Include suspension, socialHealth, linkingErrors |
                ForEach-Object { "$($_.Title) $($_.Details.suspension.suspended) $($_.Details.socialHealth.healthy)" }
            """).ThrowIfFailed();

        Assert.Equal(["Acme False False", "Berta False True", "Cafe True "], result.Output.Select(value => $"{value}"));
    }

    [Fact]
    public void Details_without_a_reference_or_without_a_profile_are_an_error_of_the_row()
    {
        using var session = Session.WithSandbox();
        session.Run("$null = $sandbox.AddProfile('Acme')").ThrowIfFailed();

        Assert.Equal(["RefIdMissing"], session.Run("Get-AyrshareProfile -Include quota").ErrorIds);
        Assert.Equal(
            ["RefIdMissing", "ProfileNotFound"],
            session.Run("'Acme', [pscustomobject]@{ RefId = 'nothing' } | Get-AyrshareProfile -Include quota").ErrorIds);
        Assert.Single(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void Profiles_are_found_by_the_app_that_their_X_is_linked_with()
    {
        using var session = Session.WithSandbox();
        session.Run("'Acme', 'Berta' | ForEach-Object { $null = $sandbox.AddProfile($_) }; $sandbox.Link('Acme', 'twitter')")
            .ThrowIfFailed();

        Assert.Equal(["Acme"], session.Run("Get-AyrshareProfile -IsByokLinked $false").ThrowIfFailed().Property("Title"));
        Assert.Empty(session.Run("Get-AyrshareProfile -IsByokLinked $true").ThrowIfFailed().Output);
    }
}
