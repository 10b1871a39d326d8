using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class NewAyrshareLinkSessionTests
{
    private const string Answer =
        """
        {"status":"success","sessionId":"s-1","url":"https://profile.ayrshare.com?session=ayr_ls_x",
        "expiresAt":"2026-10-04T00:05:00Z","title":"Acme"}
        """;

    private const string AllMailFields =
        "-Bcc bcc@agency.example -Company 'Agency' -ContactEmail help@agency.example -TermsUrl https://agency.example/terms "
        + "-PrivacyUrl https://agency.example/privacy";

    [Fact]
    public void Without_further_parameters_the_body_holds_the_domain_alone_and_the_key_is_in_the_header()
    {
        var request = SentBy("New-AyrshareLinkSession -ProfileKey pk-1");

        Assert.Equal("POST /api/profiles/link-sessions HTTP/1.1", request.Line);
        Assert.Equal(("Bearer api", "pk-1"), (request.Headers["Authorization"], request.Headers["Profile-Key"]));
        Assert.Equal("""{"domain":"id-x"}""", request.Body);
    }

    [Fact]
    public void Every_field_goes_over_the_wire()
    {
        var request = SentBy($$"""
            New-AyrshareLinkSession -ProfileKey pk-1 -Domain id-other -Logout -Network Instagram -InstagramLinkMethod FACEBOOK `
                -Origin 'https://app.agency.example:8443/page?x=1' -Redirect 'https://agency.example/done' -RedirectOrigin `
                -AllowedSocial 'instagram;Twitter' -ExpiresIn 60m -XApiKey xk -XApiSecret xs `
                -SendEmail -To anna@acme.example {{AllMailFields}} -ErrorAction Ignore
            """);

        Assert.Equal(("xk", "xs"), (request.Headers["X-Twitter-OAuth1-Api-Key"], request.Headers["X-Twitter-OAuth1-Api-Secret"]));
        Assert.Equal(
            """
            {"mode":"connect","network":"instagram","redirect":"https://agency.example/done?origin=true",
            "allowedSocial":["instagram","twitter"],"instagramLinkMethod":"facebook","origin":"https://app.agency.example:8443",
            "domain":"id-other","logout":true,"expiresIn":60,"email":{"to":"anna@acme.example","bcc":"bcc@agency.example",
            "contactEmail":"help@agency.example","company":"Agency","termsUrl":"https://agency.example/terms",
            "privacyUrl":"https://agency.example/privacy"}}
            """.ReplaceLineEndings(""),
            request.Body);
    }

    [Theory]
    [InlineData("-Mode Grid", "grid", null)]
    [InlineData("-Mode connect -Network gmb", "connect", "gmb")]
    [InlineData("-Network gmb", "connect", "gmb")]
    [InlineData("-Mode '' -Network ' '", null, null)]
    public void A_network_without_a_mode_means_a_page_of_its_own(string parameters, string? mode, string? network)
    {
        var body = SentBy($"New-AyrshareLinkSession -ProfileKey pk-1 {parameters}").Json;

        Assert.Equal((mode, network), ((string?)body["mode"], (string?)body["network"]));
    }

    [Theory]
    [InlineData("Mode", "list", "InvalidChoice")]
    [InlineData("Network", "facbook", "UnknownNetwork")]
    [InlineData("Network", "facebook;gmb", "UnknownNetwork")]
    [InlineData("InstagramLinkMethod", "x", "InvalidChoice")]
    [InlineData("Origin", "app.agency.example", "InvalidUrl")]
    [InlineData("Redirect", "ftp://agency.example", "InvalidUrl")]
    [InlineData("AllowedSocial", "myspace", "UnknownNetwork")]
    [InlineData("ExpiresIn", "2881", "InvalidMinutes")]
    [InlineData("ExpiresIn", "soon", "InvalidMinutes")]
    [InlineData("ProfileKey", "", "ProfileKeyMissing")]
    [InlineData("To", "anna@@acme.example", "InvalidEmail", "-SendEmail")]
    [InlineData("To", "", "EmailMissing", "-SendEmail")]
    [InlineData("Bcc", "nobody", "InvalidEmail", "-SendEmail")]
    [InlineData("ContactEmail", "nobody@", "InvalidEmail", "-SendEmail")]
    [InlineData("TermsUrl", "agency.example/terms", "InvalidUrl", "-SendEmail")]
    [InlineData("PrivacyUrl", "mailto:a@b.example", "InvalidUrl", "-SendEmail")]
    public void A_bad_cell_is_one_rows_error_and_the_next_row_goes_on(string column, string cell, string id, string parameters = "")
    {
        using var session = Session.WithSandbox();
        var good = Session.Row(("Title", "Good"), ("ProfileKey", Key(session, "Good")), ("To", "good@b.example"));
        var bad = Session.Row(("Title", "Bad"), ("ProfileKey", Key(session, "Bad")), ("To", "bad@b.example"));
        bad.Properties.Remove(column);
        bad.Properties.Add(new PSNoteProperty(column, cell));

        var result = session.Run($"$input | New-AyrshareLinkSession {parameters}", new[] { bad, good });

        Assert.Equal([id], result.ErrorIds);
        Assert.StartsWith($"Row 1 (Bad): {column}: ", result.Errors[0].ToString());
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(["Good"], result.Property("Title"));
        Assert.Equal(
            parameters.Length == 0 ? [] : ["good@b.example"],
            session.Run("$sandbox.Outbox.To").Output.Where(to => to is not null).Select(to => $"{to}"));
    }

    [Theory]
    [InlineData("-Mode grid -Network gmb", "NetworkNotInGrid")]
    [InlineData("-Mode connect", "NetworkMissing")]
    [InlineData("-RedirectOrigin", "RedirectMissing")]
    [InlineData("-XApiKey only", "XKeysUnpaired")]
    [InlineData("-ProfileKey $sandbox.ApiKey", "ProfileKeyIsApiKey")]
    public void What_can_not_work_is_told_before_anything_is_sent(string parameters, string id)
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            $"[pscustomobject]@{{ ProfileKey = $sandbox.AddProfile('Acme').ProfileKey }} | New-AyrshareLinkSession {parameters}");

        Assert.Equal([id], result.ErrorIds);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void Without_a_domain_the_body_is_empty()
    {
        using var api = new RecordingApi(Answer);
        using var session = new Session();

        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; New-AyrshareLinkSession -ProfileKey pk-1").ThrowIfFailed();

        Assert.Equal("{}", Assert.Single(api.Requests).Body);
    }

    [Fact]
    public void A_column_Email_mails_nobody()
    {
        using var session = Session.WithSandbox();

        var link = session.Run("New-AyrshareProfile Acme -Email anna@acme.example | New-AyrshareLinkSession").ThrowIfFailed().Only;

        Assert.Empty(session.Run("$sandbox.Outbox").Output);
        Assert.Equal((false, "anna@acme.example"), (link.Properties["EmailSent"].Value, link.Properties["Email"].Value));
    }

    [Theory]
    [InlineData("-To anna@acme.example", "-To ")]
    [InlineData("-Email anna@acme.example", "-To ")]
    [InlineData("-Company Agency", "-Company ")]
    [InlineData("-Bcc archive@agency.example", "-Bcc ")]
    public void A_parameter_of_a_mail_without_SendEmail_ends_the_command_before_anything_is_sent(string parameter, string named)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"1..3 | ForEach-Object {{ $sandbox.AddProfile(\"Client $_\") }} | New-AyrshareLinkSession {parameter}");

        Assert.Equal(["SendEmailMissing"], result.ErrorIds);
        Assert.StartsWith(named, result.Errors[0].ToString());
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("New-AyrshareProfile Acme -Email anna@acme.example | New-AyrshareLinkSession -SendEmail")]
    [InlineData("New-AyrshareProfile Acme -Email other@acme.example | New-AyrshareLinkSession -SendEmail -To anna@acme.example")]
    public void With_SendEmail_the_link_is_mailed_once(string command)
    {
        using var session = Session.WithSandbox();

        var link = session.Run($"{command} {AllMailFields}").ThrowIfFailed().Only;

        dynamic mail = session.Run("$sandbox.Outbox").Only.BaseObject;
        Assert.Equal(("anna@acme.example", "bcc@agency.example", "Agency"), ((string)mail.To, (string)mail.Bcc, (string)mail.Company));
        Assert.Equal(link.Properties["Url"].Value, (object)mail.Link);
        Assert.Equal((true, "anna@acme.example"), (link.Properties["EmailSent"].Value, link.Properties["Email"].Value));
    }

    [Fact]
    public void A_mail_that_the_answer_does_not_confirm_is_an_error_beside_the_link()
    {
        using var api = new RecordingApi(Answer);
        using var session = new Session();

        var result = session.Run(
            $"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; "
            + "New-AyrshareLinkSession -ProfileKey pk-1 -SendEmail -To anna@acme.example");

        Assert.Equal(["EmailNotConfirmed"], result.ErrorIds);
        Assert.Equal([false], result.Property("EmailSent"));
    }

    [Theory]
    [InlineData("-ExpiresIn 60")]
    [InlineData("-Network gmb")]
    [InlineData("-SendEmail -To anna@acme.example")]
    public void Without_the_Max_Pack_the_row_says_so_and_what_to_leave_out(string parameters)
    {
        using var session = Session.WithSandbox("-NoMaxPack");

        var result = session.Run($"$sandbox.AddProfile('Acme') | New-AyrshareLinkSession {parameters}");

        var error = Assert.Single(result.Errors);
        Assert.Equal(("MaxPackMissing", ErrorCategory.PermissionDenied), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.Contains("Max Pack", error.ErrorDetails.RecommendedAction);
        Assert.Single(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_link_of_the_default_life_can_be_piped_on_without_the_Max_Pack()
    {
        using var session = Session.WithSandbox("-NoMaxPack");

        var result = session.Run(
            "New-AyrshareProfile Acme | New-AyrshareLinkSession | New-AyrshareLinkSession | New-AyrshareJwt").ThrowIfFailed();

        Assert.Equal(["Acme"], result.Property("Title"));
    }

    [Fact]
    public void A_longer_life_is_asked_for_again_unless_another_is_given()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("$link = New-AyrshareProfile Acme | New-AyrshareLinkSession -ExpiresIn 60; $link | "
            + "New-AyrshareLinkSession; $link | New-AyrshareLinkSession -ExpiresIn 30").ThrowIfFailed();

        Assert.Equal([60, 30], result.Property("ExpiresIn"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ExpiresIn 2880")]
    public async Task A_link_opens_until_it_says_that_it_has_ended_and_never_says_so_too_late(string expiresIn)
    {
        using var session = Session.WithSandbox();
        using var browser = new HttpClient();
        dynamic clock = new SandboxWatch(session).Sandbox.Clock;
        var before = (DateTimeOffset)clock.GetUtcNow();

        var link = session.Run(
            $"$link = New-AyrshareLinkSession -ProfileKey $sandbox.AddProfile('Acme').ProfileKey {expiresIn}; $link").ThrowIfFailed().Only;

        var after = (DateTimeOffset)clock.GetUtcNow();
        var url = (Uri)link.Properties["Url"].Value;
        var life = TimeSpan.FromMinutes(expiresIn.Length == 0 ? 5 : 2880);
        var expiresAt = (DateTimeOffset)link.Properties["ExpiresAt"].Value;
        Assert.InRange(expiresAt, before.AddSeconds(-2) + life, after + life);
        Assert.InRange((DateTimeOffset)link.Properties["IssuedAt"].Value, before.AddSeconds(-2), after);
        Assert.Equal("Acme", link.Properties["Title"].Value);
        Assert.Contains($"session={link.Properties["Token"].Value}", url.Query);
        Assert.False((bool)session.Run("$link.IsExpired").Only.BaseObject);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        clock.Advance(expiresAt - (DateTimeOffset)clock.GetUtcNow());
        Assert.True((bool)session.Run("$link.IsExpired").Only.BaseObject);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync());

        async Task<HttpStatusCode> StatusAsync()
        {
            using var page = await browser.GetAsync(url, TestContext.Current.CancellationToken);
            return page.StatusCode;
        }
    }

    [Fact]
    public void The_columns_of_a_list_say_what_each_page_is_like_and_go_on()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("""
            $a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_).ProfileKey }
            [pscustomobject]@{ Title = 'Acme'; ProfileKey = $a; Network = 'gmb'; Mode = ''; ExpiresIn = '60'; Region = 'North' },
                [pscustomobject]@{ Title = 'Berta'; ProfileKey = $b; AllowedSocial = 'facebook;gmb' } | New-AyrshareLinkSession
            """).ThrowIfFailed();

        Assert.Equal(["Acme", "Berta"], result.Property("Title"));
        Assert.Equal(["North", null], result.Property("Region"));
        Assert.Equal(
            ["Acme gmb, gmb", "Berta , facebook gmb"],
            session.Run("$sandbox.LinkSessions | ForEach-Object { \"$($_.Title) $($_.Network), $($_.AllowedSocial)\" }")
                .ThrowIfFailed().Output.Select(page => $"{page}").Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SendEmail -To anna@acme.example")]
    public void WhatIf_issues_no_link(string parameters)
    {
        using var session = Session.WithSandbox();

        Assert.Empty(session.Run($"$sandbox.AddProfile('Acme') | New-AyrshareLinkSession {parameters} -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void The_table_shows_the_title_and_the_link()
    {
        using var session = Session.WithSandbox();

        var screen = session.Show("$sandbox.AddProfile('Acme') | New-AyrshareLinkSession | Out-Default");

        Assert.Matches(@"Acme\s+\S+.*min\s+-\s+http://127\.0\.0\.1", screen);
    }

    private static string Key(Session session, string title) =>
        $"{session.Run($"$sandbox.AddProfile('{title}').ProfileKey").ThrowIfFailed().Only}";

    private static RecordedRequest SentBy(string command)
    {
        using var api = new RecordingApi(Answer);
        using var session = new Session();
        session.Run($"Connect-Ayrshare -ApiKey api -Domain id-x -BaseUri {api.BaseUri}").ThrowIfFailed();
        session.Run(command).ThrowIfFailed();
        return Assert.Single(api.Requests);
    }

    private const string Links = "$sandbox.AddProfile('Acme'), $sandbox.AddProfile('Berta') |";

    [Theory]
    [InlineData("New-AyrshareLinkSession -AllowedSocial facebook, twitter", 1)]
    [InlineData("New-AyrshareLinkSession -Network twitter", 1)]
    [InlineData("New-AyrshareLinkSession -Network twitter -XApiKey k -XApiSecret s", 0)]
    [InlineData("New-AyrshareLinkSession -Network gmb", 0)]
    [InlineData("New-AyrshareLinkSession -AllowedSocial facebook", 0)]
    [InlineData("New-AyrshareLinkSession", 0)]
    [InlineData("New-AyrshareJwt -AllowedSocial nowhere, twitter -ErrorAction SilentlyContinue", 0)]
    [InlineData("New-AyrshareJwt -AllowedSocial X, twitter", 1)]
    [InlineData("New-AyrshareJwt -AllowedSocial Twitter", 1)]
    [InlineData("New-AyrshareJwt -AllowedSocial twitter -XApiKey k -XApiSecret s", 0)]
    [InlineData("New-AyrshareJwt", 0)]
    [InlineData("Send-AyrshareConnectEmail -To a@b.example -ExpiresIn 60 -AllowedSocial twitter", 1)]
    [InlineData("Send-AyrshareConnectEmail -To a@b.example -ExpiresIn 60 -AllowedSocial facebook", 0)]
    public void Links_for_X_without_the_keys_of_an_app_are_one_warning(string command, int warnings)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"{Links} {command}");

        Assert.Equal(warnings, result.Warnings.Count);
        Assert.All(result.Warnings, warning => Assert.StartsWith("Clients cannot link X (twitter) with these links.", warning));
    }

    [Fact]
    public void The_keys_of_the_connection_leave_nothing_to_warn_of()
    {
        using var session = Session.WithSandbox();
        session.Run("Connect-Ayrshare $sandbox.ApiKey -BaseUri $sandbox.BaseUri -XApiKey k -XApiSecret s").ThrowIfFailed();

        Assert.Empty(session.Run($"{Links} New-AyrshareLinkSession -AllowedSocial twitter").ThrowIfFailed().Warnings);
    }
}
