using System;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
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
        DocumentedResponse.AssertMatches("user-account", user);
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
        Assert.Equal(
            ["bluesky", "youtube"], user.GetProperty("activeSocialAccounts").EnumerateArray().Select(network => network.GetString()));
        var name = user.GetProperty("displayNames")[0];
        Assert.Equal("bluesky", name.GetProperty("platform").GetString());
        Assert.Equal("A", name.GetProperty("displayName").GetString());
        Assert.False(name.TryGetProperty("refreshRequired", out _));
        Assert.Equal(profile.Created, user.GetProperty("created").GetProperty("utc").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(profile.ProfileKey, user.GetRawText());
    }

    [Fact]
    public async Task A_linked_account_has_the_documented_fields()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var bare = await api.GetAsync("user", profileKey: key);
        api.Server.Link("A", "linkedin");

        DocumentedResponse.AssertMatches("user", bare, "$.activeSocialAccounts", "$.displayNames");
        DocumentedResponse.AssertMatches("user", await api.GetAsync("user", profileKey: key));
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("user?instagramQuota=true", true)]
    [InlineData("user?instagramDetails=true", true)]
    public async Task The_quota_of_Instagram_is_there_on_request(string path, bool expected)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.Link("A", "instagram");

        var name = (await api.GetAsync(path, profileKey: key)).GetProperty("displayNames")[0];

        Assert.Equal(expected, name.TryGetProperty("usedQuota", out _));
    }

    [Fact]
    public async Task The_refresh_can_be_a_text()
    {
        using var api = new ApiSession(new SandboxOptions { RefreshRequiredAsText = true });
        var key = await api.CreateProfileAsync("A");
        api.Server.Link("A", "linkedin");

        var name = (await api.GetAsync("user", profileKey: key)).GetProperty("displayNames")[0];

        Assert.Equal("false", name.GetProperty("refreshRequired").GetString());
    }

    [Fact]
    public async Task LinkedIn_is_due_for_refresh_after_sixty_days_and_others_on_request()
    {
        using var api = new ApiSession();
        var key = api.Server.AddProfile("A").ProfileKey;
        api.Server.Link("A", "linkedin");
        api.Server.Link("A", "telegram");
        Assert.Equal((false, 60), await RefreshAsync("linkedin"));
        Assert.Equal((null, null), await RefreshAsync("telegram"));

        api.Server.Clock.Advance(TimeSpan.FromDays(59.5));
        Assert.Equal((false, 1), await RefreshAsync("linkedin"));
        api.Server.Clock.Advance(TimeSpan.FromDays(0.5));
        Assert.Equal((true, 0), await RefreshAsync("linkedin"));
        Assert.Equal((null, null), await RefreshAsync("telegram"));

        api.Server.Link("A", "linkedin");
        Assert.Equal((false, 60), await RefreshAsync("linkedin"));
        api.Server.Link("A", "telegram", refreshDays: 3);
        Assert.Equal((false, 3), await RefreshAsync("telegram"));
        api.Server.Link("A", "telegram", refreshDays: 0);
        Assert.Equal((true, 0), await RefreshAsync("telegram"));
        Assert.Throws<ArgumentOutOfRangeException>(() => api.Server.Link("A", "telegram", refreshDays: -1));

        async Task<(bool? Required, int? Days)> RefreshAsync(string network)
        {
            var user = await api.GetAsync("user", profileKey: key);
            var name = user.GetProperty("displayNames").EnumerateArray()
                .Single(name => name.GetProperty("platform").GetString() == network);
            return (
                name.TryGetProperty("refreshRequired", out var required) ? required.GetBoolean() : null,
                name.TryGetProperty("refreshDaysRemaining", out var days) ? days.GetInt32() : null);
        }
    }
}
