using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class LinkSessionTests
{
    [Fact]
    public async Task A_session_is_answered_in_the_documented_shape_and_no_more()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var answer = await api.CreateLinkSessionAsync(key);

        DocumentedResponse.AssertMatches("create-link-session", answer, "$.emailSent");
        Assert.Equal("success", answer.GetProperty("status").GetString());
        Assert.Equal("A", answer.GetProperty("title").GetString());
        var session = Assert.Single(api.Server.LinkSessions);
        Assert.Equal(session.SessionId, answer.GetProperty("sessionId").GetString());
        Assert.Equal(session.Url.AbsoluteUri, answer.GetProperty("url").GetString());
        Assert.StartsWith("?session=ayr_ls_", session.Url.Query);
        Assert.DoesNotContain(session.SessionId, session.Url.AbsoluteUri);
        Assert.DoesNotContain(session.Url.Query, session.ToString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", answer.GetProperty("expiresAt").GetString());
        Assert.Equal(session.ExpiresAt, answer.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.InRange(session.ExpiresAt - session.Created, TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(key, answer.GetRawText());
    }

    [Fact]
    public async Task All_fields_are_kept_and_the_mail_is_sent()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var answer = await api.CreateLinkSessionAsync(key, new
        {
            mode = "connect",
            network = "instagram",
            redirect = "https://example.com/done",
            allowedSocial = new[] { "facebook", "instagram" },
            instagramLinkMethod = "facebook",
            origin = true,
            domain = api.Server.Domain,
            logout = true,
            expiresIn = 2880,
            email = new { to = "client@example.com", company = "ACME" },
        });

        var session = Assert.Single(api.Server.LinkSessions);
        Assert.Equal(("instagram", "facebook", true), (session.Network, session.InstagramLinkMethod, session.Origin));
        Assert.Null(session.PageOrigin);
        Assert.Equal(["instagram"], session.AllowedSocial);
        Assert.Equal("https://example.com/done", session.Redirect!.AbsoluteUri);
        Assert.InRange(session.ExpiresAt - session.Created, TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1), TimeSpan.FromDays(2));
        DocumentedResponse.AssertMatches("create-link-session", answer);
        Assert.True(answer.GetProperty("emailSent").GetBoolean());
        var mail = Assert.Single(api.Server.Outbox);
        Assert.Equal((session.Url, session.ExpiresAt, "A"), (mail.Link, mail.ExpiresAt, mail.Title));
    }

    [Fact]
    public async Task The_origin_of_the_page_that_opens_the_link_is_taken_as_text()
    {
        using var api = new ApiSession();

        await api.CreateLinkSessionAsync(
            await api.CreateProfileAsync("A"), new { mode = "connect", network = "gmb", origin = "https://app.example.com" });

        var session = Assert.Single(api.Server.LinkSessions);
        Assert.Equal((false, new Uri("https://app.example.com")), (session.Origin, session.PageOrigin));
    }

    [Fact]
    public async Task Without_a_profile_key_there_is_no_session()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var missing = await api.CreateLinkSessionAsync(null, expected: HttpStatusCode.BadRequest);
        await api.CreateLinkSessionAsync(null, new { profileKey = key }, HttpStatusCode.BadRequest);
        await api.CreateLinkSessionAsync(api.Server.ApiKey, expected: HttpStatusCode.Forbidden);

        Assert.Equal("Profile Key is required", missing.GetProperty("message").GetString());
        Assert.Empty(api.Server.LinkSessions);
    }

    [Theory]
    [InlineData("""{"mode":"list"}""")]
    [InlineData("""{"mode":1}""")]
    [InlineData("""{"mode":"connect"}""")]
    [InlineData("""{"mode":"connect","network":"myspace"}""")]
    [InlineData("""{"mode":"connect","network":"tiktok","allowedSocial":["facebook"]}""")]
    [InlineData("""{"mode":"grid","network":"tiktok"}""")]
    [InlineData("""{"network":"tiktok"}""")]
    [InlineData("""{"instagramLinkMethod":"meta"}""")]
    [InlineData("""{"instagramLinkMethod":true}""")]
    [InlineData("""{"origin":"true"}""")]
    [InlineData("""{"logout":"yes"}""")]
    [InlineData("""{"domain":"id-other"}""")]
    [InlineData("""{"redirect":"/done"}""")]
    [InlineData("""{"redirect":"javascript:alert(1)"}""")]
    [InlineData("""{"allowedSocial":["myspace"]}""")]
    [InlineData("""{"allowedSocial":"facebook"}""")]
    [InlineData("""{"expiresIn":0}""")]
    [InlineData("""{"expiresIn":2881}""")]
    [InlineData("""{"expiresIn":"30"}""")]
    [InlineData("""{"email":{}}""")]
    [InlineData("""{"email":{"to":"nobody"}}""")]
    [InlineData("[]")]
    public async Task A_wrong_field_answers_400_and_makes_nothing(string body)
    {
        using var api = new ApiSession();
        var request = api.Request(HttpMethod.Post, "profiles/link-sessions", profileKey: await api.CreateProfileAsync("A"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        var error = await api.CallAsync(request, HttpStatusCode.BadRequest);

        Assert.Equal("error", error.GetProperty("status").GetString());
        Assert.Empty(api.Server.LinkSessions);
        Assert.Empty(api.Server.Outbox);
    }

    [Theory]
    [InlineData("""{"expiresIn":30}""")]
    [InlineData("""{"email":{"to":"a@example.com"}}""")]
    [InlineData("""{"mode":"connect","network":"tiktok"}""")]
    public async Task What_needs_the_max_pack_answers_504_without_it(string body)
    {
        using var api = new ApiSession(new SandboxOptions { MaxPack = false });
        var key = await api.CreateProfileAsync("A");
        var fields = JsonDocument.Parse(body).RootElement;

        var error = await api.CreateLinkSessionAsync(key, fields, HttpStatusCode.BadRequest);
        Assert.Equal(504, error.GetProperty("code").GetInt32());
        Assert.Empty(api.Server.LinkSessions);

        await api.CreateLinkSessionAsync(key, new { mode = "grid", redirect = "https://example.com" });
        api.Server.MaxPack = true;
        await api.CreateLinkSessionAsync(key, fields);
    }

    [Fact]
    public async Task The_x_headers_go_together()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var both = api.Request(HttpMethod.Post, "profiles/link-sessions", new { }, key);
        both.Headers.Add("X-Twitter-OAuth1-Api-Key", "consumer");
        both.Headers.Add("X-Twitter-OAuth1-Api-Secret", "secret");
        var one = api.Request(HttpMethod.Post, "profiles/link-sessions", new { }, key);
        one.Headers.Add("X-Twitter-OAuth1-Api-Key", "consumer");

        await api.CallAsync(both);
        await api.CallAsync(one, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_tells_whether_it_was_opened_and_still_works()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var created = await api.CreateLinkSessionAsync(key);
        var path = "profiles/link-sessions/" + created.GetProperty("sessionId").GetString();

        var page = new Uri(created.GetProperty("url").GetString()!);

        var pending = await api.GetAsync(path);
        await api.OpenAsync(page);
        var active = await api.GetAsync(path, profileKey: key);
        api.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await api.OpenAsync(page);
        var reloaded = await api.GetAsync(path, profileKey: key);
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var expired = await api.GetAsync(path);

        DocumentedResponse.AssertMatches("link-session", pending, "$.firstUsedAt", "$.lastUsedAt");
        DocumentedResponse.AssertMatches("link-session", active);
        DocumentedResponse.AssertMatches("link-session", reloaded);
        Assert.Equal(("success", "pending", 0), Read(pending));
        Assert.Equal(("success", "active", 1), Read(active));
        Assert.Equal(("success", "active", 2), Read(reloaded));
        Assert.Equal(("success", "expired", 2), Read(expired));
        Assert.Equal(created.GetProperty("sessionId").GetString(), pending.GetProperty("sessionId").GetString());
        Assert.Equal(created.GetProperty("expiresAt").GetDateTimeOffset(), pending.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(active.GetProperty("firstUsedAt").GetString(), active.GetProperty("lastUsedAt").GetString());
        Assert.Equal(active.GetProperty("firstUsedAt").GetString(), reloaded.GetProperty("firstUsedAt").GetString());
        Assert.InRange(
            Time(reloaded, "lastUsedAt") - Time(reloaded, "firstUsedAt"), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4));
        Assert.InRange(Time(active, "firstUsedAt"), Time(active, "createdAt"), Time(active, "expiresAt"));
        Assert.DoesNotContain("ayr_ls_", reloaded.GetRawText());
        Assert.DoesNotContain(key, reloaded.GetRawText());
    }

    [Fact]
    public async Task A_revoked_session_opens_nothing_and_is_revoked_once()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var created = await api.CreateLinkSessionAsync(key);
        var id = created.GetProperty("sessionId").GetString();

        var revoked = await api.DeleteAsync($"profiles/link-sessions/{id}", profileKey: key);
        var again = await api.DeleteAsync($"profiles/link-sessions/{id}", expected: HttpStatusCode.BadRequest);
        var shown = await api.GetAsync($"profiles/link-sessions/{id}");

        Assert.Equal($$"""{"status":"success","sessionId":"{{id}}"}""", revoked.GetRawText());
        Assert.Equal(501, again.GetProperty("code").GetInt32());
        Assert.Equal(("success", "revoked", 0), Read(shown));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(new Uri(created.GetProperty("url").GetString()!))).Status);
        var session = Assert.Single(api.Server.LinkSessions);
        Assert.Equal((false, true, true), (session.IsValid, session.RevokedAt is not null, session.OpenedAt is null));
    }

    [Fact]
    public async Task An_expired_session_can_not_be_revoked_and_is_forgotten_after_a_day()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var path = "profiles/link-sessions/" + (await api.CreateLinkSessionAsync(key)).GetProperty("sessionId").GetString();

        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await api.DeleteAsync(path, expected: HttpStatusCode.BadRequest);
        api.Server.Clock.Advance(TimeSpan.FromDays(1));
        var forgotten = await api.GetAsync(path, HttpStatusCode.NotFound);

        Assert.Equal(503, late.GetProperty("code").GetInt32());
        Assert.Equal(502, forgotten.GetProperty("code").GetInt32());
        Assert.Empty(api.Server.LinkSessions);
    }

    [Fact]
    public async Task A_session_that_is_not_there_or_another_profiles_is_not_found()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var other = await api.CreateProfileAsync("B");
        var created = await api.CreateLinkSessionAsync(key);
        var path = "profiles/link-sessions/" + created.GetProperty("sessionId").GetString();
        var token = created.GetProperty("url").GetString()!.Split("session=")[1];

        foreach (var error in new[]
        {
            await api.GetAsync("profiles/link-sessions/unknown", HttpStatusCode.NotFound),
            await api.GetAsync("profiles/link-sessions/" + token, HttpStatusCode.NotFound),
            await api.GetAsync(path, HttpStatusCode.NotFound, other),
            await api.DeleteAsync(path, profileKey: other, expected: HttpStatusCode.NotFound),
        })
        {
            Assert.Equal(502, error.GetProperty("code").GetInt32());
        }

        await api.GetAsync(path);
        await api.DeleteAsync("profiles", profileKey: key);
        await api.GetAsync(path, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(new Uri(created.GetProperty("url").GetString()!))).Status);
    }

    private static (string? Status, string? State, int UseCount) Read(JsonElement session) => (
        session.GetProperty("status").GetString(),
        session.GetProperty("state").GetString(),
        session.GetProperty("useCount").GetInt32());

    private static DateTimeOffset Time(JsonElement session, string name) => session.GetProperty(name).GetDateTimeOffset();
}
