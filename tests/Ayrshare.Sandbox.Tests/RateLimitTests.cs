using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Every_answer_counts_against_its_maximum()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 7 });

        var first = await BudgetAsync(api, api.Request(HttpMethod.Get, "user"));
        var second = await BudgetAsync(api, api.Request(HttpMethod.Get, "no-such-path"));
        var third = await BudgetAsync(api, api.Request(HttpMethod.Post, "profiles", new { }));

        Assert.Equal([(7, 1), (7, 2), (7, 3)], [first, second, third]);
    }

    [Fact]
    public async Task Above_the_limit_it_is_429_without_a_side_effect()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 2 });
        await api.CreateProfileAsync("A");
        await api.CreateProfileAsync("B");

        using var response = await api.SendAsync(api.Request(HttpMethod.Post, "profiles", new { title = "C" }));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal("2", response.Headers.GetValues("x-ratelimit-count").Single());
        Assert.Equal(2, api.Server.Profiles.Count);
        Assert.Equal(1, api.Server.RateLimitedCount);
    }

    [Fact]
    public async Task The_window_slides()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 2 });
        await api.GetAsync("user");
        api.Server.Clock.Advance(TimeSpan.FromMinutes(3));
        await api.GetAsync("user");
        await api.GetAsync("user", HttpStatusCode.TooManyRequests);

        api.Server.Clock.Advance(TimeSpan.FromMinutes(2));
        await api.GetAsync("user");
        await api.GetAsync("user", HttpStatusCode.TooManyRequests);

        api.Server.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((2, 2), await BudgetAsync(api, api.Request(HttpMethod.Get, "user")));
    }

    [Fact]
    public async Task Each_profile_has_a_budget_of_its_own()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 2 });
        var key = await api.CreateProfileAsync("A");
        await api.GetAsync("user");

        await api.GetAsync("user", HttpStatusCode.TooManyRequests);
        await api.GetAsync("user", profileKey: key);
        await api.GetAsync("user", profileKey: key);
        await api.GetAsync("user", HttpStatusCode.TooManyRequests, key);
    }

    [Fact]
    public async Task A_link_without_the_header_counts_for_the_account_and_with_it_for_the_profile()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var account = await BudgetAsync(api, api.Request(HttpMethod.Post, "profiles/generateJWT", new { profileKey = key }));
        var profile = await BudgetAsync(api, api.Request(HttpMethod.Post, "profiles/generateJWT", new { profileKey = key }, key));

        Assert.Equal((300, 2), account);
        Assert.Equal((300, 1), profile);
    }

    [Fact]
    public async Task Retry_after_can_be_switched_on()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 1 });
        api.Server.SendRetryAfter = true;
        await api.GetAsync("user");
        api.Server.Clock.Advance(TimeSpan.FromMinutes(4));

        using var response = await api.SendAsync(api.Request(HttpMethod.Get, "user"));

        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 30, 60);
    }

    [Fact]
    public async Task The_limit_can_be_changed_while_it_runs()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 1 });
        await api.GetAsync("user");
        await api.GetAsync("user", HttpStatusCode.TooManyRequests);

        api.Server.RateLimit = 2;

        await api.GetAsync("user");
    }

    [Fact]
    public async Task Pages_are_not_limited()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 2 });
        var link = await api.LinkAsync(await api.CreateProfileAsync("A"));

        for (var visit = 0; visit < 5; visit++)
            Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(link)).Status);
    }

    private static async Task<(int Max, int Count)> BudgetAsync(ApiSession api, HttpRequestMessage request)
    {
        using var response = await api.SendAsync(request);
        return (Read(response, "x-ratelimit-max"), Read(response, "x-ratelimit-count"));
    }

    private static int Read(HttpResponseMessage response, string header) =>
        int.Parse(response.Headers.GetValues(header).Single(), System.Globalization.CultureInfo.InvariantCulture);
}
