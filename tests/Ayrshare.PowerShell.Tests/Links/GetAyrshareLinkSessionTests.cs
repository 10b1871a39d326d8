using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class GetAyrshareLinkSessionTests
{
    [Fact]
    public async Task A_links_life_can_be_followed()
    {
        using var session = Session.WithSandbox();
        using var browser = new HttpClient();
        var url = (Uri)session.Run(
            "$link = $sandbox.AddProfile('Acme') | New-AyrshareLinkSession; $link.Url").ThrowIfFailed().Only.BaseObject;

        Assert.Equal("Pending,False,True,False,False,,,0", State(session));

        await browser.GetStringAsync(url, TestContext.Current.CancellationToken);
        Assert.Matches(@"^Active,True,True,False,False,(20[^,]+),\1,1$", State(session));

        await browser.GetStringAsync(url, TestContext.Current.CancellationToken);
        Assert.EndsWith(",2", State(session));

        session.Run("$link | Revoke-AyrshareLinkSession").ThrowIfFailed();
        Assert.StartsWith("Revoked,True,False,True,False,20", State(session));
    }

    [Fact]
    public void A_link_that_has_come_to_its_end_is_a_state_and_no_error()
    {
        using var session = Session.WithSandbox();
        session.Run("$link = $sandbox.AddProfile('Acme') | New-AyrshareLinkSession; $sandbox.Clock.Advance([timespan]::FromMinutes(6))")
            .ThrowIfFailed();

        Assert.Equal("Expired,False,False,False,True,,,0", State(session));
    }

    [Theory]
    [InlineData(501, "Revoked,,False,True,,,,")]
    [InlineData(503, "Expired,,False,False,True,,,")]
    public void A_code_that_says_that_the_link_is_over_is_a_state_too(int code, string state)
    {
        using var api = new RecordingApi($$"""{"status":"error","code":{{code}},"message":"over"}""");
        using var session = new Session();
        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; $link = 's-1'").ThrowIfFailed();

        Assert.Equal(state, State(session));
    }

    [Fact]
    public void An_id_that_is_not_known_is_one_rows_error()
    {
        using var session = Session.WithSandbox();
        session.Run("$link = $sandbox.AddProfile('Acme') | New-AyrshareLinkSession").ThrowIfFailed();

        var result = session.Run("[pscustomobject]@{ SessionId = 'nobodys-id' }, $link | Get-AyrshareLinkSession");

        var error = Assert.Single(result.Errors);
        Assert.Equal(("LinkNotFound", ErrorCategory.ObjectNotFound), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.StartsWith("Row 1: GET /profiles/link-sessions/{sessionId}: ", error.ToString());
        Assert.Contains("not the token", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["Acme"], result.Property("Title"));
    }

    [Theory]
    [InlineData("Kestrel Cafe")]
    [InlineData("Kestrel")]
    public void A_title_in_place_of_an_id_is_told(string title)
    {
        using var session = Session.WithSandbox();

        var error = Assert.Single(session.Run($"$null = '{title}' | New-AyrshareProfile; '{title}' | Get-AyrshareLinkSession").Errors);

        Assert.Contains("title", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("''", "SessionIdMissing")]
    [InlineData("$null", "SessionIdMissing")]
    [InlineData("'https://profile.ayrshare.com?session=LIVE-LINK'", "InvalidSessionId")]
    [InlineData("'../profiles?LIVE-LINK'", "InvalidSessionId")]
    [InlineData("'..'", "InvalidSessionId")]
    [InlineData("'two LIVE-LINK'", "InvalidSessionId")]
    public void What_can_not_be_an_id_is_told_without_quoting_it_and_nothing_is_sent(string id, string error)
    {
        using var session = Session.WithSandbox();

        var one = session.Run($"Get-AyrshareLinkSession {id}");
        var row = session.Run(
            $"[pscustomobject]@{{ SessionId = {id} }}, [pscustomobject]@{{ Title = 'None' }} | Revoke-AyrshareLinkSession");

        Assert.Equal([error], one.ErrorIds);
        Assert.Equal([error, "SessionIdMissing"], row.ErrorIds);
        Assert.DoesNotContain("LIVE-LINK", one.Everything());
        Assert.DoesNotContain("LIVE-LINK", row.Errors[0].ToString());
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("Get-AyrshareLinkSession s-1 -ProfileKey pk-1", "pk-1")]
    [InlineData("[pscustomobject]@{ SessionId = 's-1'; ProfileKey = 'pk-1' } | Get-AyrshareLinkSession", "pk-1")]
    [InlineData("[pscustomobject]@{ SessionId = 's-1'; Title = 'Acme' } | Get-AyrshareLinkSession -Vault Clients", "pk-2")]
    [InlineData("[pscustomobject]@{ SessionId = 's-1'; Title = 'Berta' } | Get-AyrshareLinkSession -Vault Clients", null)]
    [InlineData("'s-1' | Get-AyrshareLinkSession", null)]
    [InlineData("Get-AyrshareLinkSession s-1", null)]
    [InlineData("Get-AyrshareLinkSession s-1 -ProfileKey pk-1 | Get-AyrshareLinkSession", "pk-1")]
    public void The_profile_key_goes_along_where_it_is_known(string command, string? key)
    {
        using var api = new RecordingApi("""{"status":"success"}""");
        using var session = new Session(Session.SecretManagement);
        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; Register-SecretVault Clients; Set-Secret -Name "
            + $"Ayrshare-ProfileKey-Acme -Secret pk-2 -Vault Clients").ThrowIfFailed();

        Assert.Empty(session.Run($"$null = {command}; $Error").ThrowIfFailed().Output);

        Assert.All(api.Requests, request => Assert.Equal("GET /api/profiles/link-sessions/s-1 HTTP/1.1", request.Line));
        Assert.All(api.Requests, request => Assert.Equal(key, request.Headers.GetValueOrDefault("Profile-Key")));
    }

    [Fact]
    public void A_row_that_can_not_be_read_in_part_is_still_its_own_error()
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            "$row = [pscustomobject]@{ Title = 'Acme' }; "
            + "$row.PSObject.Properties.Add([System.Management.Automation.PSScriptProperty]::new('Broken', { throw 'no' })); "
            + "$row, @{ SessionId = 's-1' } | Get-AyrshareLinkSession");

        Assert.Equal(["SessionIdMissing", "SessionIdMissing"], result.ErrorIds);
        Assert.EndsWith(
            "A hashtable cannot be a row: convert it with [pscustomobject] @{ … }.", result.Errors[1].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_secret_that_is_asked_for_by_name_must_be_there()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);

        Assert.Equal(
            ["SecretNotFound"],
            session.Run("Register-SecretVault Clients; Get-AyrshareLinkSession s-1 -ProfileKeySecret gone -Vault Clients").ErrorIds);
    }

    [Fact]
    public void What_Ayrshare_does_not_say_is_empty_and_the_link_never_comes_out()
    {
        using var api = new RecordingApi("""{"status":"success","state":"LIVE-LINK","url":"https://x.example/LIVE-LINK"}""");
        using var session = new Session();

        var status = session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; [pscustomobject]@{{ SessionId = 's-1'; Title = "
            + $"'Acme'; RefId = 'r-1'; Email = 'a@b.example'; Region = 'North' }} | Get-AyrshareLinkSession").ThrowIfFailed();

        Assert.Equal(
            [
                "Status", "IsOpened", "IsValid", "IsRevoked", "IsExpired", "OpenedAt", "LastOpenedAt", "UseCount", "CreatedAt",
                "ExpiresAt", "TimeLeft",
            ],
            status.Only.Properties.Where(property => property.Value is null).Select(property => property.Name));
        Assert.Equal(
            ("Acme", "r-1", "a@b.example", "North"),
            (Text(status, "Title"), Text(status, "RefId"), Text(status, "Email"), Text(status, "Region")));
        Assert.DoesNotContain("LIVE-LINK", Leak.Text(status.Only));
    }

    [Fact]
    public void The_times_are_local()
    {
        using var session = Session.WithSandbox();

        var times = session.Run("""
            $status = $sandbox.AddProfile('Acme') | New-AyrshareLinkSession | Get-AyrshareLinkSession
            $status.CreatedAt
            $status.ExpiresAt
            """).ThrowIfFailed().Output;

        var (created, expires) = ((DateTimeOffset)times[0].BaseObject, (DateTimeOffset)times[1].BaseObject);
        Assert.InRange(expires - created, TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(5));
        Assert.Equal(TimeZoneInfo.Local.GetUtcOffset(created), created.Offset);
    }

    [Fact]
    public void What_comes_out_goes_on_to_the_next_link_or_mail_without_a_key_typed()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("""
            $waiting = New-AyrshareProfile Acme -Email anna@acme.example | New-AyrshareLinkSession | Get-AyrshareLinkSession |
                Where-Object { $_.IsOpened -eq $false }
            $waiting | New-AyrshareLinkSession; $waiting | Send-AyrshareConnectEmail
            """).ThrowIfFailed();

        Assert.Equal(["Acme", "Acme"], result.Property("Title"));
        Assert.Equal("anna@acme.example", $"{session.Run("$sandbox.Outbox.To").Only}");
    }

    [Fact]
    public void A_refusal_of_one_link_without_a_key_is_not_the_accounts()
    {
        using var session = Session.WithSandbox();
        var id = session.Run("$sandbox.AddFault(@{ Kind = 'Status'; Status = 403; Path = 'profiles/link-sessions/s-2' }); $id = "
            + "($sandbox.AddProfile('Acme') | New-AyrshareLinkSession).SessionId; $id").ThrowIfFailed().Only.BaseObject;

        var result = session.Run("'s-2', $id | Get-AyrshareLinkSession -ThrottleLimit 1");

        Assert.Equal(["Forbidden"], result.ErrorIds);
        Assert.Equal([id], result.Property("SessionId"));
    }

    [Fact]
    public void The_table_says_at_a_glance_what_has_become_of_the_links()
    {
        using var session = Session.WithSandbox();

        var screen = session.Show("$sandbox.AddProfile('Acme') | New-AyrshareLinkSession | Get-AyrshareLinkSession | Out-Default");

        Assert.Matches(@"Acme\s+Pending\s+no\s+\w+ .*, in 5 min\s+[0-9a-f]{21}", screen);
    }

    private static string? Text(RunResult result, string name) => $"{result.Only.Properties[name].Value}";

    private static string State(Session session)
    {
        var status = session.Run("$status = $link | Get-AyrshareLinkSession; $status").ThrowIfFailed().Only;
        return string.Join(",", new[] { "Status", "IsOpened", "IsValid", "IsRevoked", "IsExpired", "OpenedAt", "LastOpenedAt", "UseCount" }
            .Select(name => status.Properties[name].Value is DateTimeOffset time
                ? $"{time.ToUniversalTime():u}"
                : $"{status.Properties[name].Value}"));
    }
}
