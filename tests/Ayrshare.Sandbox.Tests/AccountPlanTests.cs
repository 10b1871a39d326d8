using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class AccountPlanTests
{
    [Fact]
    public async Task An_account_without_a_domain_or_a_signing_key_has_no_links()
    {
        using var api = new ApiSession(new SandboxOptions { HasDomain = false, HasSigningKey = false });
        var key = await api.CreateProfileAsync("A");

        var withoutDomain = await api.GenerateJwtAsync(key, expected: HttpStatusCode.BadRequest);
        await api.CreateLinkSessionAsync(key, expected: HttpStatusCode.BadRequest);
        api.Server.HasDomain = true;
        var withoutKey = await api.GenerateJwtAsync(key, expected: HttpStatusCode.BadRequest);
        api.Server.HasSigningKey = true;
        await api.GenerateJwtAsync(key);

        Assert.Contains("No social-linking domain is provisioned for this account", withoutDomain.GetProperty("message").GetString());
        Assert.Contains(
            "No signing key found for this account's social-linking domain", withoutKey.GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_profiles_of_a_plan_can_be_limited()
    {
        using var api = new ApiSession(new SandboxOptions { ProfileLimit = 1 });
        var key = await api.CreateProfileAsync("A");

        await api.PostAsync("profiles", new { title = "B" }, HttpStatusCode.Forbidden);
        await api.DeleteAsync("profiles", profileKey: key);
        await api.CreateProfileAsync("B");
        api.Server.ProfileLimit = null;
        await api.CreateProfileAsync("C");

        Assert.Equal(2, api.Server.Profiles.Count);
    }

    [Theory]
    [InlineData("facebook", 362)]
    [InlineData("instagram", 362)]
    [InlineData("twitter", null)]
    public async Task Messages_of_Meta_need_a_link_that_was_made_with_messaging(string network, int? code)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var path = "messages/" + network;
        Assert.Equal(156, await CodeAsync(api, path, key));
        api.Server.Link("A", network);
        Assert.Equal(361, await CodeAsync(api, path, key));

        await api.PatchAsync("profiles", new { messagingActive = true }, key);
        Assert.Equal(code, await CodeAsync(api, path, key));
        api.Server.Link("A", network);
        Assert.Null(await CodeAsync(api, path, key));
    }

    [Fact]
    public async Task Messaging_needs_an_account_that_has_it()
    {
        using var api = new ApiSession(new SandboxOptions { HasMessaging = false });
        var key = await api.CreateProfileAsync("A");

        var created = await api.PostAsync("profiles", new { title = "B", messagingActive = true }, HttpStatusCode.BadRequest);
        var changed = await api.PatchAsync("profiles", new { messagingActive = true }, key, HttpStatusCode.BadRequest);
        await api.PatchAsync("profiles", new { messagingActive = false }, key);
        api.Server.HasMessaging = true;
        await api.PatchAsync("profiles", new { messagingActive = true }, key);

        Assert.Equal((361, 361), (created.GetProperty("code").GetInt32(), changed.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task The_expiry_may_stand_inside_the_email_as_in_older_documentation()
    {
        using var api = new ApiSession();
        var fields = new Dictionary<string, object?> { ["email"] = new { to = "client@example.com", expiresIn = 30 } };

        var answer = await api.GenerateJwtAsync(await api.CreateProfileAsync("A"), fields);

        Assert.Equal("30m", answer.GetProperty("expiresIn").GetString());
    }

    private static async Task<int?> CodeAsync(ApiSession api, string path, string key)
    {
        using var response = await api.SendAsync(api.Request(HttpMethod.Get, path, profileKey: key));
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return body.TryGetProperty("code", out var code) ? code.GetInt32() : null;
    }
}
