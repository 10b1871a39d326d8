using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class DeleteProfileTests
{
    [Fact]
    public async Task A_profile_is_deleted_by_its_key_or_its_exact_title()
    {
        using var api = new ApiSession();
        var first = api.Server.AddProfile("First");
        var second = api.Server.AddProfile("Second");

        var byKey = await api.DeleteAsync("profiles", profileKey: first.ProfileKey);
        await api.DeleteAsync("profiles", new { title = "second" }, expected: HttpStatusCode.NotFound);
        var byTitle = await api.DeleteAsync("profiles", new { title = "Second" });

        DocumentedResponse.AssertMatches("delete-profile", byKey);
        DocumentedResponse.AssertMatches("delete-profile", byTitle);
        Assert.Equal(("success", first.RefId), (byKey.GetProperty("status").GetString(), byKey.GetProperty("refId").GetString()));
        Assert.Equal(second.RefId, byTitle.GetProperty("refId").GetString());
        Assert.Empty(api.Server.Profiles);
        await api.GetAsync("user", HttpStatusCode.Forbidden, first.ProfileKey);
        await api.PostAsync("profiles", new { title = "First" });
    }

    [Fact]
    public async Task The_account_itself_can_not_be_deleted()
    {
        using var api = new ApiSession();

        await api.DeleteAsync("profiles", new { }, expected: HttpStatusCode.BadRequest);
        await api.DeleteAsync("profiles", new { title = 7 }, expected: HttpStatusCode.BadRequest);
        await api.DeleteAsync("profiles", new { title = "Primary Profile" }, expected: HttpStatusCode.NotFound);
        await api.DeleteAsync("profiles", new { profileKey = api.Server.ApiKey }, expected: HttpStatusCode.BadRequest);
        await api.PostAsync("profiles", new { title = "Primary Profile" }, HttpStatusCode.BadRequest);

        await api.GetAsync("user");
    }

    [Fact]
    public async Task A_deleted_profiles_link_opens_nothing()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var link = await api.LinkAsync(key);

        await api.DeleteAsync("profiles", profileKey: key);

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Eight_can_be_deleted_in_a_second()
    {
        // Slow enough that the ten calls take no second of the sandbox's time.
        using var api = new ApiSession(new SandboxOptions { TimeScale = 0.001 });
        foreach (var number in Enumerable.Range(1, 10))
            api.Server.AddProfile($"Client {number}");

        foreach (var number in Enumerable.Range(1, 8))
            await api.DeleteAsync("profiles", new { title = $"Client {number}" });
        var tooSoon = await api.DeleteAsync("profiles", new { title = "Client 9" }, expected: HttpStatusCode.TooManyRequests);
        api.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await api.DeleteAsync("profiles", new { title = "Client 9" });

        Assert.Contains("8", tooSoon.GetProperty("message").GetString());
        Assert.Equal("Client 10", Assert.Single(api.Server.Profiles).Title);
    }
}
