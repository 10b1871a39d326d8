using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class LinkingPageTests
{
    [Theory]
    [InlineData(SandboxTokenForm.Rs256)]
    [InlineData(SandboxTokenForm.Opaque)]
    public async Task A_link_opens_links_a_network_and_expires(SandboxTokenForm form)
    {
        using var api = new ApiSession(new SandboxOptions { TokenForm = form });
        var key = await api.CreateProfileAsync("Bakery");
        var answer = await api.GenerateJwtAsync(key);
        var link = new Uri(answer.GetProperty("url").GetString()!);
        var token = answer.GetProperty("token").GetString()!;

        var (status, html) = await api.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Bakery", html);
        Assert.Contains("0 of 13 connected", html);

        using var pressed = await api.PressAsync(token, "tiktok");
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        Assert.Contains("1 of 13 connected", (await api.OpenAsync(new Uri(link, pressed.Headers.Location!))).Html);
        var listed = await api.GetAsync("profiles?includesActiveSocialAccounts=tiktok");
        Assert.Equal("Bakery", listed.GetProperty("profiles")[0].GetProperty("title").GetString());
        var user = await api.GetAsync("user", profileKey: key);
        Assert.Equal("tiktok", user.GetProperty("displayNames")[0].GetProperty("platform").GetString());

        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(link)).Status);
        using var late = await api.PressAsync(token, "reddit");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Equal(["tiktok"], api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task A_longer_expiry_keeps_the_link_open_for_longer()
    {
        using var api = new ApiSession();
        var link = await api.LinkAsync(await api.CreateProfileAsync("A"), new() { ["expiresIn"] = 60 });

        api.Server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(link)).Status);
        api.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_network_can_be_unlinked_again()
    {
        using var api = new ApiSession();
        var token = (await api.GenerateJwtAsync(await api.CreateProfileAsync("A"))).GetProperty("token").GetString()!;
        using var linked = await api.PressAsync(token, "gmb");
        Assert.Equal(["gmb"], api.Server.Profiles[0].ActiveSocialAccounts);

        using var unlinked = await api.PressAsync(token, "gmb", "unlink");

        Assert.Empty(api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task Only_allowed_networks_are_offered()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var answer = await api.GenerateJwtAsync(key, new() { ["allowedSocial"] = new[] { "facebook", "twitter" } });

        var (_, html) = await api.OpenAsync(new Uri(answer.GetProperty("url").GetString()!));
        using var refused = await api.PressAsync(answer.GetProperty("token").GetString()!, "tiktok");

        Assert.Contains("Facebook", html);
        Assert.Contains("X (Twitter)", html);
        Assert.DoesNotContain("TikTok", html);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task Disabled_networks_are_left_out_unless_the_call_allows_them()
    {
        using var api = new ApiSession();
        var created = await api.PostAsync("profiles", new { title = "A", disableSocial = new[] { "reddit" } });
        var key = created.GetProperty("profileKey").GetString()!;

        var usual = await api.OpenAsync(await api.LinkAsync(key));
        var overridden = await api.OpenAsync(await api.LinkAsync(key, new() { ["allowedSocial"] = new[] { "reddit" } }));

        Assert.DoesNotContain("Reddit", usual.Html);
        Assert.Contains("0 of 12 connected", usual.Html);
        Assert.Contains("Reddit", overridden.Html);
    }

    [Fact]
    public async Task The_page_looks_as_the_profile_says()
    {
        using var api = new ApiSession();
        var usual = await api.CreateProfileAsync("A");
        var bare = await api.PostAsync("profiles", new { title = "B", hideLogo = true, hideTopHeader = true });
        var own = await api.PostAsync("profiles", new { title = "C", topHeader = "Welcome", subHeader = "To ACME" });

        var usualPage = (await api.OpenAsync(await api.LinkAsync(usual))).Html;
        var barePage = (await api.OpenAsync(await api.LinkAsync(bare.GetProperty("profileKey").GetString()!))).Html;
        var ownPage = (await api.OpenAsync(await api.LinkAsync(own.GetProperty("profileKey").GetString()!))).Html;

        Assert.Contains("class=\"logo", usualPage);
        Assert.Contains("<h1>", usualPage);
        Assert.DoesNotContain("class=\"logo", barePage);
        Assert.DoesNotContain("<h1>", barePage);
        Assert.Contains("<h1>Welcome</h1>", ownPage);
        Assert.Contains("To ACME", ownPage);
    }

    [Fact]
    public async Task A_damaged_link_opens_nothing()
    {
        using var api = new ApiSession();
        var link = (await api.LinkAsync(await api.CreateProfileAsync("A"))).AbsoluteUri;
        var dot = link.LastIndexOf('.');
        var damaged = link.Remove(dot + 5, 1).Insert(dot + 5, link[dot + 5] == 'A' ? "B" : "A");

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(new Uri(damaged))).Status);
        var otherDomain = new Uri(link.Replace("domain=id-", "domain=no-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(otherDomain)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(new Uri(api.Server.BaseUri, "/"))).Status);
    }

    [Fact]
    public async Task A_link_opens_as_a_session_and_without_its_domain()
    {
        using var api = new ApiSession();
        var token = (await api.GenerateJwtAsync(await api.CreateProfileAsync("A"))).GetProperty("token").GetString();

        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(new Uri(api.Server.BaseUri, "/?session=" + token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(new Uri(api.Server.BaseUri, "/?jwt=" + token))).Status);
    }

    [Fact]
    public async Task What_the_profile_says_is_text_and_never_markup()
    {
        const string Markup = "<script>alert('x')</script>\"&";
        using var api = new ApiSession();
        var created = await api.PostAsync("profiles", new { title = Markup, topHeader = Markup + 1, subHeader = Markup + 2 });
        var link = await api.LinkAsync(
            created.GetProperty("profileKey").GetString()!, new() { ["redirect"] = "https://example.com/?a=\"><script>&b=1" });

        var (_, html) = await api.OpenAsync(link);

        Assert.DoesNotContain("<script>", html);
        Assert.Equal(4, html.Split("&lt;script&gt;alert(").Length - 1);
    }

    [Fact]
    public async Task A_page_shows_no_key_and_may_not_be_kept_framed_or_told_on()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        using var response = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, await api.LinkAsync(key)));

        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(key, html);
        Assert.DoesNotContain(api.Server.ApiKey, html);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_redirect_is_shortened_in_the_link_and_followed_by_done()
    {
        const string Redirect = "https://example.com/welcome?client=42";
        using var api = new ApiSession();
        var link = await api.LinkAsync(await api.CreateProfileAsync("A"), new() { ["redirect"] = Redirect });
        var shortened = new Uri(Uri.UnescapeDataString(link.Query.Split("&redirect=")[1]));

        using var followed = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, shortened));
        var (_, html) = await api.OpenAsync(link);

        Assert.Equal(Redirect, followed.Headers.Location!.AbsoluteUri);
        Assert.Contains($"href=\"{Redirect}\">Done", html);
        Assert.DoesNotContain("<script>", html);
        Assert.Equal(HttpStatusCode.NotFound, (await api.OpenAsync(new Uri(api.Server.BaseUri, "/s/unknown"))).Status);
    }

    [Fact]
    public async Task A_redirect_with_origin_sends_the_window_that_opened_the_page()
    {
        using var api = new ApiSession();
        var link = await api.LinkAsync(
            await api.CreateProfileAsync("A"), new() { ["redirect"] = "https://example.com/?a=1&origin=true" });

        Assert.Contains("window.opener.location", (await api.OpenAsync(link)).Html);
    }

    [Fact]
    public async Task Without_a_redirect_done_leads_to_a_page_that_says_so()
    {
        using var api = new ApiSession();

        var (_, html) = await api.OpenAsync(await api.LinkAsync(await api.CreateProfileAsync("A")));
        var done = await api.OpenAsync(new Uri(api.Server.BaseUri, "/done"));

        Assert.Contains("href=\"/done\"", html);
        Assert.Equal(HttpStatusCode.OK, done.Status);
    }

    [Fact]
    public async Task The_origin_of_a_link_session_does_the_same()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var with = await api.OpenAsync(await SessionLinkAsync(api, key, new { redirect = "https://example.com/", origin = true }));
        var without = await api.OpenAsync(await SessionLinkAsync(api, key, new { redirect = "https://example.com/", origin = false }));

        Assert.Contains("window.opener.location", with.Html);
        Assert.DoesNotContain("window.opener", without.Html);
    }

    [Fact]
    public async Task Mode_connect_offers_one_network()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("Bakery");
        var link = await SessionLinkAsync(api, key, new { mode = "connect", network = "instagram", instagramLinkMethod = "facebook" });
        var token = link.Query.Split("session=")[1];

        var (_, html) = await api.OpenAsync(link);
        using var refused = await api.PressAsync(token, "tiktok");
        using var linked = await api.PressAsync(token, "instagram");

        Assert.Contains("Connect Instagram", html);
        Assert.Contains("through Facebook", html);
        Assert.Contains("Bakery", html);
        Assert.Contains("0 of 1 connected", html);
        Assert.DoesNotContain("TikTok", html);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["instagram"], api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task A_connection_that_has_run_out_can_be_renewed()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.Link("A", "instagram", refreshDays: 0);
        var link = await SessionLinkAsync(api, key);

        Assert.Contains("Reconnect", (await api.OpenAsync(link)).Html);
        using var pressed = await api.PressAsync(link.Query.Split("session=")[1], "instagram");

        var (_, html) = await api.OpenAsync(link);
        Assert.DoesNotContain("Reconnect", html);
        Assert.Contains("1 of 13 connected", html);
    }

    [Fact]
    public async Task A_link_that_does_not_work_says_why()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var expired = await SessionLinkAsync(api, key);
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var revoked = await SessionLinkAsync(api, key);
        await api.DeleteAsync("profiles/link-sessions/" + api.Server.LinkSessions[^1].SessionId);
        var jwt = await api.LinkAsync(key);

        await AssertRefusedAsync(expired, "has expired (503)");
        await AssertRefusedAsync(revoked, "was revoked (501)");
        await AssertRefusedAsync(new Uri(api.Server.BaseUri, "/?session=ayr_ls_unknown"), "is not known (502)");
        await AssertRefusedAsync(new Uri(api.Server.BaseUri, "/?jwt=unknown"), "does not work (401)");
        Assert.All(api.Server.LinkSessions, session => Assert.Null(session.OpenedAt));
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await AssertRefusedAsync(jwt, "has expired (503)");
        using var late = await api.PressAsync(revoked.Query.Split("session=")[1], "tiktok");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);

        async Task AssertRefusedAsync(Uri page, string words)
        {
            var (status, html) = await api.OpenAsync(page);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains(words, html);
        }
    }

    [Fact]
    public async Task A_suspended_profile_has_no_page()
    {
        using var api = new ApiSession();
        var link = await api.LinkAsync(await api.CreateProfileAsync("A"));

        api.Server.SuspendProfile("A");
        var suspended = await api.OpenAsync(link);
        api.Server.UnsuspendProfile("A");

        Assert.Equal(HttpStatusCode.Forbidden, suspended.Status);
        Assert.Contains("is suspended (403)", suspended.Html);
        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(link)).Status);
    }

    private static async Task<Uri> SessionLinkAsync(ApiSession api, string key, object? body = null) =>
        new((await api.CreateLinkSessionAsync(key, body)).GetProperty("url").GetString()!);
}
