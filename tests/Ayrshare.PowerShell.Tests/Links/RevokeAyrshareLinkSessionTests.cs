using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class RevokeAyrshareLinkSessionTests
{
    [Fact]
    public async Task A_revoked_link_opens_nothing()
    {
        using var session = Session.WithSandbox();
        using var browser = new HttpClient();

        var result = session.Run("$links = 'Acme', 'Berta' | New-AyrshareProfile | New-AyrshareLinkSession; $links[0] | "
            + "Revoke-AyrshareLinkSession").ThrowIfFailed();

        Assert.Empty(result.Output);
        var urls = session.Run("$links.Url").Output.Select(url => (Uri)url.BaseObject).ToArray();
        using var revoked = await browser.GetAsync(urls[0], TestContext.Current.CancellationToken);
        using var other = await browser.GetAsync(urls[1], TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("$link", "Acme")]
    [InlineData("$link.SessionId", null)]
    [InlineData("($link | Get-AyrshareLinkSession)", "Acme")]
    [InlineData("[pscustomobject]@{ SessionId = $link.SessionId; Title = 'Acme' }", "Acme")]
    public void It_takes_links_states_rows_and_ids(string input, string? title)
    {
        using var session = Session.WithSandbox();
        session.Run("$link = New-AyrshareProfile Acme | New-AyrshareLinkSession").ThrowIfFailed();

        var status = session.Run($"{input} | Revoke-AyrshareLinkSession -PassThru").ThrowIfFailed();

        Assert.Equal([title], status.Property("Title"));
        Assert.Equal(["Revoked"], status.Property("Status").Select(state => $"{state}"));
        Assert.Equal([true], status.Property("IsRevoked"));
        Assert.Equal([false], status.Property("IsValid"));
    }

    [Fact]
    public void A_link_revoked_or_expired_before_is_no_error_and_is_told()
    {
        using var session = Session.WithSandbox();
        session.Run("$one, $two = 'Acme', 'Berta' | New-AyrshareProfile | New-AyrshareLinkSession; $one | Revoke-AyrshareLinkSession")
            .ThrowIfFailed();

        var revoked = session.Run("$one | Revoke-AyrshareLinkSession -PassThru -Verbose").ThrowIfFailed();
        session.Run("$sandbox.Clock.Advance([timespan]::FromMinutes(6))").ThrowIfFailed();
        var expired = session.Run("$two | Revoke-AyrshareLinkSession -PassThru -Verbose").ThrowIfFailed();

        Assert.Equal(["Revoked"], revoked.Property("Status").Select(state => $"{state}"));
        Assert.Equal(["Expired"], expired.Property("Status").Select(state => $"{state}"));
        Assert.Contains("The link had already been revoked.", revoked.Verbose);
        Assert.Contains("The link had already expired.", expired.Verbose);
        Assert.Equal(["Berta"], expired.Property("Title"));
    }

    [Fact]
    public void What_nobody_has_opened_can_be_revoked_at_once()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("""
            $links = 'Acme', 'Berta' | New-AyrshareProfile | New-AyrshareLinkSession
            $null = [System.Net.Http.HttpClient]::new().GetStringAsync($links[0].Url).GetAwaiter().GetResult()
            $links | Get-AyrshareLinkSession | Where-Object { $_.IsOpened -eq $false } | Revoke-AyrshareLinkSession
            $links | Get-AyrshareLinkSession
            """).ThrowIfFailed();

        Assert.Equal(["Active", "Revoked"], result.Property("Status").Select(state => $"{state}"));
    }

    [Fact]
    public void An_id_that_is_not_known_is_one_rows_error()
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            "$link = New-AyrshareProfile Acme | New-AyrshareLinkSession; 'nobodys-id', $link | Revoke-AyrshareLinkSession -PassThru");

        Assert.Equal(["LinkNotFound"], result.ErrorIds);
        Assert.Equal(["Acme"], result.Property("Title"));
    }

    [Theory]
    [InlineData("@{ Kind = 'DropAfter' }")]
    [InlineData("@{ Kind = 'HalfBody' }")]
    [InlineData("@{ Kind = 'Status'; Status = 500 }")]
    public void An_answer_that_was_lost_is_asked_for_again_and_the_link_is_revoked(string fault)
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run($"$link = New-AyrshareProfile Acme | New-AyrshareLinkSession -ExpiresIn 2880; $fault = {fault}; $fault.Count = 2; "
            + $"$sandbox.AddFault($fault)").ThrowIfFailed();

        var result = session.Run("$link | Revoke-AyrshareLinkSession -PassThru").ThrowIfFailed();

        Assert.Equal(["Revoked"], result.Property("Status").Select(state => $"{state}"));
    }

    [Fact]
    public void WhatIf_says_whose_link_would_be_revoked_and_sends_nothing()
    {
        using var session = Session.WithSandbox();
        session.Run("$link = New-AyrshareProfile Acme | New-AyrshareLinkSession").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var screen = session.Show("$link, $link.SessionId | Revoke-AyrshareLinkSession -PassThru -WhatIf");

        Assert.Contains("\"Revoke\" on target \"the link of profile 'Acme'\"", screen);
        Assert.Contains("\"Revoke\" on target \"the link of row 2\"", screen);
        Assert.Equal(0, watch.Started);
    }

    [Fact]
    public void A_link_that_was_revoked_and_can_no_longer_come_out_is_told()
    {
        using var session = Session.WithSandbox();
        session.Run("$links = 1..20 | ForEach-Object { \"Client $_\" } | New-AyrshareProfile | New-AyrshareLinkSession").ThrowIfFailed();

        var result = session.Run("$links | Revoke-AyrshareLinkSession -PassThru -ThrottleLimit 8 | ForEach-Object { throw 'enough' }");

        var revoked = session.Run("@($sandbox.LinkSessions | Where-Object { $_.RevokedAt }).Count").Only.BaseObject;
        Assert.Equal((int)revoked - 1, result.Warnings.Count);
        Assert.InRange((int)revoked, 1, 16);
    }
}
