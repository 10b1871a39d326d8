using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class UnlinkSocialTests
{
    [Fact]
    public async Task A_network_of_the_named_profile_is_unlinked_and_of_no_other()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        foreach (var title in new[] { "A", "Primary Profile" })
        {
            api.Server.Link(title, "twitter");
            api.Server.Link(title, "reddit");
        }

        var answer = await api.DeleteAsync("profiles/social", new { platform = "twitter" }, profile.ProfileKey);

        Assert.Equal(
            ("success", "twitter", profile.RefId),
            (
                answer.GetProperty("status").GetString(),
                answer.GetProperty("platform").GetString(),
                answer.GetProperty("refId").GetString()));
        Assert.Equal(["reddit"], api.Server.Profiles[0].ActiveSocialAccounts);
        Assert.Equal(["reddit", "twitter"], api.Server.PrimaryProfile.ActiveSocialAccounts);
    }

    [Fact]
    public async Task Without_a_profile_key_it_is_the_primary_profiles()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        api.Server.Link("A", "twitter");
        api.Server.Link("Primary Profile", "twitter");

        var answer = await api.DeleteAsync("profiles/social", new { platform = "twitter" });
        Assert.Equal(api.Server.PrimaryProfile.RefId, answer.GetProperty("refId").GetString());
        Assert.Empty(api.Server.PrimaryProfile.ActiveSocialAccounts);
        Assert.Equal(["twitter"], api.Server.Profiles[0].ActiveSocialAccounts);

        await api.DeleteAsync("profiles/social", new { platform = "twitter", profileKey = profile.ProfileKey });
        Assert.Empty(api.Server.Profiles[0].ActiveSocialAccounts);
    }

    [Fact]
    public async Task A_network_that_is_not_linked_is_no_error()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var answer = await api.DeleteAsync("profiles/social", new { platform = "gmb" }, key);

        Assert.Equal("gmb", answer.GetProperty("platform").GetString());
    }

    [Fact]
    public async Task A_wrong_call_unlinks_nothing()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.Link("A", "twitter");
        api.Server.Link("Primary Profile", "twitter");

        await api.DeleteAsync("profiles/social", new { }, key, HttpStatusCode.BadRequest);
        await api.DeleteAsync("profiles/social", new { platform = "myspace" }, key, HttpStatusCode.BadRequest);
        await api.DeleteAsync("profiles/social", new { platform = new[] { "twitter" } }, key, HttpStatusCode.BadRequest);
        await api.DeleteAsync("profiles/social", new { platform = "twitter" }, "no-such-key", HttpStatusCode.Forbidden);
        await api.DeleteAsync(
            "profiles/social", new { platform = "twitter", profileKey = "no-such-key" }, expected: HttpStatusCode.BadRequest);

        Assert.Equal(["twitter"], api.Server.Profiles[0].ActiveSocialAccounts);
        Assert.Equal(["twitter"], api.Server.PrimaryProfile.ActiveSocialAccounts);
    }
}
