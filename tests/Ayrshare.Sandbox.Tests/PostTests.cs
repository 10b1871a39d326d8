using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class PostTests
{
    [Fact]
    public async Task A_post_lives_in_the_history_of_its_profile_until_it_is_deleted()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        api.Server.Link("A", "twitter");
        api.Server.Link("A", "facebook");

        var posted = await api.CallAsync(api.Request(
            HttpMethod.Post,
            "post",
            new { post = "Grüße", platforms = new[] { "twitter", "facebook" }, mediaUrls = new[] { "https://example.com/a.png" } },
            profile.ProfileKey));
        var id = posted.GetProperty("id").GetString();

        Assert.Equal(("success", "Grüße"), (posted.GetProperty("status").GetString(), posted.GetProperty("post").GetString()));
        Assert.Equal(
            ["twitter", "facebook"],
            posted.GetProperty("postIds").EnumerateArray().Select(sent => sent.GetProperty("platform").GetString()));
        Assert.Equal(id, (await api.GetAsync($"post/{id}", profileKey: profile.ProfileKey)).GetProperty("id").GetString());
        Assert.Equal(id, (await api.GetAsync($"history/{id}", profileKey: profile.ProfileKey)).GetProperty("id").GetString());
        Assert.Equal(1, (await api.GetAsync("history", profileKey: profile.ProfileKey)).GetProperty("count").GetInt32());
        Assert.Equal(1, (await api.GetAsync("user", profileKey: profile.ProfileKey)).GetProperty("monthlyPostCount").GetInt32());
        Assert.Equal(0, (await api.GetAsync("history")).GetProperty("count").GetInt32());
        await api.GetAsync($"post/{id}", HttpStatusCode.NotFound);
        await api.DeleteAsync("post", new { id }, expected: HttpStatusCode.NotFound);

        await api.DeleteAsync("post", new { id }, profile.ProfileKey);
        await api.DeleteAsync("post", new { id }, profile.ProfileKey, HttpStatusCode.NotFound);
        Assert.Empty((await api.GetAsync("history", profileKey: profile.ProfileKey)).GetProperty("history").EnumerateArray());
    }

    [Fact]
    public async Task The_history_is_newest_first_and_can_be_cut()
    {
        using var api = new ApiSession();
        api.Server.Link("Primary Profile", "twitter");
        foreach (var number in Enumerable.Range(1, 3))
            await api.PostAsync("post", new { post = $"Post {number}", platforms = new[] { "twitter" } });

        var all = await api.GetAsync("history");
        var two = await api.GetAsync("history?lastRecords=2");
        var one = await api.GetAsync("history?limit=1");
        await api.GetAsync("history?limit=0", HttpStatusCode.BadRequest);

        Assert.Equal(
            ["Post 3", "Post 2", "Post 1"],
            all.GetProperty("history").EnumerateArray().Select(post => post.GetProperty("post").GetString()));
        Assert.Equal((2, 1), (two.GetProperty("count").GetInt32(), one.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task A_scheduled_post_is_sent_when_its_time_has_come()
    {
        using var api = new ApiSession();
        api.Server.Link("Primary Profile", "twitter");
        var posted = await api.PostAsync(
            "post", new { post = "Later", platforms = new[] { "twitter" }, scheduleDate = api.Server.Clock.GetUtcNow().AddHours(1) });
        var path = "post/" + posted.GetProperty("id").GetString();

        var waiting = await api.GetAsync(path);
        api.Server.Clock.Advance(TimeSpan.FromHours(1));
        var sent = await api.GetAsync(path);

        Assert.Equal(("scheduled", 0), (waiting.GetProperty("status").GetString(), waiting.GetProperty("postIds").GetArrayLength()));
        Assert.Equal(("success", 1), (sent.GetProperty("status").GetString(), sent.GetProperty("postIds").GetArrayLength()));
    }

    [Theory]
    [InlineData("""{"platforms":["twitter"]}""")]
    [InlineData("""{"post":"A"}""")]
    [InlineData("""{"post":"A","platforms":[]}""")]
    [InlineData("""{"post":"A","platforms":["myspace"]}""")]
    [InlineData("""{"post":"A","platforms":["reddit"]}""")]
    [InlineData("""{"post":7,"platforms":["twitter"]}""")]
    [InlineData("""{"post":"A","platforms":["twitter"],"scheduleDate":"soon"}""")]
    [InlineData("""{"post":"A","platforms":["twitter"],"mediaUrls":"https://example.com"}""")]
    public async Task A_wrong_post_answers_400_and_is_not_kept(string body)
    {
        using var api = new ApiSession();
        api.Server.Link("Primary Profile", "twitter");
        var request = api.Request(HttpMethod.Post, "post");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        await api.CallAsync(request, HttpStatusCode.BadRequest);

        Assert.Equal(0, (await api.GetAsync("history")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_newest_thousand_are_kept()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = int.MaxValue });
        api.Server.Link("Primary Profile", "twitter");
        foreach (var number in Enumerable.Range(1, 1001))
            await api.PostAsync("post", new { post = $"Post {number}", platforms = new[] { "twitter" } });

        var history = (await api.GetAsync("history")).GetProperty("history");

        Assert.Equal(
            (1000, "Post 1001", "Post 2"),
            (history.GetArrayLength(), history[0].GetProperty("post").GetString(), history[999].GetProperty("post").GetString()));
    }
}
