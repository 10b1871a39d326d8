using System;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class UserTests
{
    [Fact]
    public async Task Without_a_profile_key_it_is_the_primary_profile()
    {
        using var api = new ApiSession();

        var user = await api.GetAsync("user?source=npm");

        Assert.Equal("Primary Profile", user.GetProperty("title").GetString());
        Assert.Empty(user.GetProperty("activeSocialAccounts").EnumerateArray());
        Assert.DoesNotContain(api.Server.ApiKey, user.GetRawText());
    }

    [Fact]
    public async Task With_a_profile_key_it_is_that_profile_and_its_accounts()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        api.Server.Link("A", "youtube");
        api.Server.Link("A", "bluesky");

        var user = await api.GetAsync("user", profileKey: profile.ProfileKey);

        Assert.Equal("A", user.GetProperty("title").GetString());
        Assert.Equal(profile.RefId, user.GetProperty("refId").GetString());
        Assert.Equal(["bluesky", "youtube"], Array.ConvertAll([.. user.GetProperty("activeSocialAccounts").EnumerateArray()], network => network.GetString()));
        var name = user.GetProperty("displayNames")[0];
        Assert.Equal("bluesky", name.GetProperty("platform").GetString());
        Assert.Equal("A", name.GetProperty("displayName").GetString());
        Assert.False(name.GetProperty("refreshRequired").GetBoolean());
        Assert.Equal(profile.Created, user.GetProperty("created").GetProperty("utc").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(profile.ProfileKey, user.GetRawText());
    }
}
