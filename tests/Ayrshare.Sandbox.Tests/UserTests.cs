using System;
using System.Linq;
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

    [Fact]
    public async Task A_link_of_some_networks_is_due_for_refresh_after_sixty_days()
    {
        using var api = new ApiSession();
        var key = api.Server.AddProfile("A").ProfileKey;
        api.Server.Link("A", "instagram");
        api.Server.Link("A", "telegram");
        Assert.Equal((false, 60), await RefreshAsync("instagram"));
        Assert.Equal((false, null), await RefreshAsync("telegram"));

        api.Server.Clock.Advance(TimeSpan.FromDays(59.5));
        Assert.Equal((false, 1), await RefreshAsync("instagram"));
        api.Server.Clock.Advance(TimeSpan.FromDays(0.5));
        Assert.Equal((true, 0), await RefreshAsync("instagram"));
        Assert.Equal((false, null), await RefreshAsync("telegram"));

        api.Server.Link("A", "instagram");
        Assert.Equal((false, 60), await RefreshAsync("instagram"));
        api.Server.Link("A", "telegram", refreshDays: 3);
        Assert.Equal((false, 3), await RefreshAsync("telegram"));
        api.Server.Link("A", "telegram", refreshDays: 0);
        Assert.Equal((true, 0), await RefreshAsync("telegram"));
        Assert.Throws<ArgumentOutOfRangeException>(() => api.Server.Link("A", "telegram", refreshDays: -1));

        async Task<(bool Required, int? Days)> RefreshAsync(string network)
        {
            var user = await api.GetAsync("user", profileKey: key);
            var name = user.GetProperty("displayNames").EnumerateArray().Single(name => name.GetProperty("platform").GetString() == network);
            return (
                name.GetProperty("refreshRequired").GetBoolean(),
                name.TryGetProperty("refreshDaysRemaining", out var days) ? days.GetInt32() : null);
        }
    }
}
