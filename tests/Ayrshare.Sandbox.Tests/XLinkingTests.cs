using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class XLinkingTests
{
    [Fact]
    public async Task A_link_that_was_made_without_the_keys_of_the_X_app_cannot_link_X()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var token = (await api.GenerateJwtAsync(key)).GetProperty("token").GetString()!;

        using var refused = await api.PressAsync(token, "twitter");
        using var other = await api.PressAsync(token, "tiktok");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "X cannot be connected with this link", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["tiktok"], api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task A_link_session_with_the_headers_links_X()
    {
        using var api = new ApiSession();
        var request = api.Request(HttpMethod.Post, "profiles/link-sessions", new { }, await api.CreateProfileAsync("A"));
        request.Headers.Add("X-Twitter-OAuth1-Api-Key", "consumer");
        request.Headers.Add("X-Twitter-OAuth1-Api-Secret", "secret");
        var page = new Uri((await api.CallAsync(request)).GetProperty("url").GetString()!);

        using var linked = await api.PressAsync(page.Query.Split("session=")[1], "twitter");

        Assert.Equal(["twitter"], api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task X_that_is_linked_already_can_be_unlinked_without_the_keys()
    {
        using var api = new ApiSession();
        var token = (await api.GenerateJwtAsync(await api.CreateProfileAsync("A"))).GetProperty("token").GetString()!;
        api.Server.Link("A", "twitter");

        using var unlinked = await api.PressAsync(token, "twitter", "unlink");

        Assert.Empty(api.Server.Profiles[0].ActiveSocialAccounts);
    }
}
