using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class ListProfilesTests
{
    [Fact]
    public async Task A_profile_has_the_documented_fields_and_no_key()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.AddProfile("B");
        await api.PatchAsync("profiles", new { displayTitle = "Shown", tags = new[] { "food" } }, key);
        api.Server.Link("A", "twitter");

        var active = await api.GetAsync("profiles?limit=1");
        api.Server.SuspendProfile("A");
        var suspended = await api.GetAsync("profiles?limit=1");

        DocumentedResponse.AssertMatches("profiles", active, "$.profiles[].suspended");
        DocumentedResponse.AssertMatches("profiles", suspended);
        var item = suspended.GetProperty("profiles")[0];
        var profile = api.Server.Profiles[0];
        Assert.Equal("active", active.GetProperty("profiles")[0].GetProperty("status").GetString());
        Assert.Equal("suspended", item.GetProperty("status").GetString());
        Assert.Equal("A", item.GetProperty("title").GetString());
        Assert.Equal("Shown", item.GetProperty("displayTitle").GetString());
        Assert.Equal(profile.RefId, item.GetProperty("refId").GetString());
        Assert.True(item.GetProperty("suspended").GetBoolean());
        Assert.Equal("twitter", item.GetProperty("activeSocialAccounts")[0].GetString());
        Assert.Equal(profile.Created.ToUnixTimeSeconds(), item.GetProperty("created").GetProperty("_seconds").GetInt64());
        Assert.Equal(profile.Created, item.GetProperty("createdUTC").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(profile.ProfileKey, suspended.GetRawText());
        Assert.DoesNotContain(api.Server.ApiKey, suspended.GetRawText());
    }

    [Fact]
    public async Task A_profile_without_accounts_and_display_title_has_no_such_fields()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("A");

        DocumentedResponse.AssertMatches(
            "profiles",
            await api.GetAsync("profiles"),
            "$.profiles[].displayTitle",
            "$.profiles[].activeSocialAccounts",
            "$.profiles[].suspended",
            "$.pagination.nextCursor");
    }

    [Fact]
    public async Task The_list_says_how_fresh_it_is()
    {
        using var api = new ApiSession();

        var answer = await api.GetAsync("profiles");

        Assert.Equal(0, answer.GetProperty("count").GetInt32());
        Assert.Equal(
            TimeSpan.FromMinutes(5),
            answer.GetProperty("nextUpdate").GetDateTimeOffset() - answer.GetProperty("lastUpdated").GetDateTimeOffset());
        Assert.Equal(5000, answer.GetProperty("pagination").GetProperty("limit").GetInt32());
        Assert.False(answer.GetProperty("pagination").GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task A_list_can_be_kept_for_five_minutes()
    {
        using var api = new ApiSession();
        api.Server.CacheLists = true;
        api.Server.AddProfile("A");
        var first = await api.GetAsync("profiles");
        api.Server.AddProfile("B");

        Assert.Equal(0, (await api.GetAsync("profiles?title=B")).GetProperty("count").GetInt32());
        Assert.Equal(first.GetProperty("nextUpdate").GetString(), (await api.GetAsync("profiles")).GetProperty("nextUpdate").GetString());
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, (await api.GetAsync("profiles?title=B")).GetProperty("count").GetInt32());

        api.Server.AddProfile("C");
        api.Server.CacheLists = false;
        Assert.Equal(3, (await api.GetAsync("profiles")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_list_that_is_kept_shows_profiles_as_they_were()
    {
        using var api = new ApiSession();
        api.Server.CacheLists = true;
        var key = await api.CreateProfileAsync("A");
        api.Server.AddProfile("B");
        var before = await api.GetAsync("profiles");

        api.Server.Link("A", "twitter");
        await api.PatchAsync("profiles", new { title = "C", displayTitle = "Cee", tags = new[] { "new" } }, key);
        api.Server.SuspendProfile("C");
        await api.DeleteAsync("profiles", new { title = "B" });

        Assert.Equal(before.GetRawText(), (await api.GetAsync("profiles")).GetRawText());
        Assert.Equal(["A"], Titles(await api.GetAsync("profiles?title=A")));
        Assert.Empty(Titles(await api.GetAsync("profiles?hasActiveSocialAccounts=true")));
        Assert.Empty(Titles(await api.GetAsync("profiles?includesActiveSocialAccounts=twitter")));
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = (await api.GetAsync("profiles?title=C&hasActiveSocialAccounts=true")).GetProperty("profiles")[0];
        Assert.True(after.GetProperty("suspended").GetBoolean());
    }

    [Theory]
    [InlineData("title=B", "B")]
    [InlineData("title=b", "")]
    [InlineData("hasActiveSocialAccounts=true", "B,C")]
    [InlineData("hasActiveSocialAccounts=false", "A")]
    [InlineData("hasActiveSocialAccounts=False&source=pypi", "A")]
    [InlineData("includesActiveSocialAccounts[0]=twitter&includesActiveSocialAccounts[1]=tiktok", "C")]
    [InlineData("includesActiveSocialAccounts=twitter&includesActiveSocialAccounts=tiktok", "C")]
    [InlineData("includesActiveSocialAccounts=twitter,tiktok", "C")]
    [InlineData("includesActiveSocialAccounts%5B%5D=twitter", "B,C")]
    [InlineData("source=npm", "A,B,C")]
    public async Task A_filter_lists_what_matches(string query, string expected)
    {
        using var api = new ApiSession();
        foreach (var title in new[] { "A", "B", "C" })
            api.Server.AddProfile(title);
        api.Server.Link("B", "twitter");
        api.Server.Link("C", "twitter");
        api.Server.Link("C", "tiktok");

        var answer = await api.GetAsync("profiles?" + query);

        Assert.Equal(expected, string.Join(",", Titles(answer)));
    }

    [Fact]
    public async Task The_refId_finds_one_profile()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("A");
        var wanted = api.Server.AddProfile("B");

        var answer = await api.GetAsync("profiles?refId=" + wanted.RefId);

        Assert.Equal(["B"], Titles(answer));
    }

    [Fact]
    public async Task The_cursor_leads_through_all_pages()
    {
        using var api = new ApiSession();
        for (var number = 1; number <= 5; number++)
            api.Server.AddProfile($"Profile {number}");

        var pages = new List<string>();
        string? cursor = null;
        do
        {
            var answer = await api.GetAsync("profiles?limit=2" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            pages.Add(string.Join(",", Titles(answer).Select(title => title![^1])));
            cursor = answer.GetProperty("pagination").TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
            Assert.Equal(cursor is not null, answer.GetProperty("pagination").GetProperty("hasMore").GetBoolean());
        }
        while (cursor is not null);

        Assert.Equal(["1,2", "3,4", "5"], pages);
    }

    [Fact]
    public async Task Tags_which_are_not_documented_are_listed_on_request()
    {
        using var api = new ApiSession();
        await api.PostAsync("profiles", new { title = "A", tags = new[] { "food" } });

        Assert.False((await api.GetAsync("profiles")).GetProperty("profiles")[0].TryGetProperty("tags", out _));
        api.Server.ListTags = true;
        Assert.Equal("food", (await api.GetAsync("profiles")).GetProperty("profiles")[0].GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task A_profile_key_filters_too()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("A");
        var wanted = await api.CreateProfileAsync("B");

        Assert.Equal(["B"], Titles(await api.GetAsync("profiles?profileKeys[0]=" + wanted)));
        Assert.Empty(Titles(await api.GetAsync("profiles?profileKeys[0]=unknown")));
    }

    [Fact]
    public async Task X_linked_before_and_after_the_own_app_can_be_told_apart()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("Without X");
        api.Server.AddProfile("Before");
        api.Server.Link("Before", "twitter");
        var token = await TokenWithXKeysAsync(api, await api.CreateProfileAsync("After"));
        using var pressed = await api.PressAsync(token, "twitter");

        Assert.Equal(["After"], Titles(await api.GetAsync("profiles?isByokLinked=true")));
        Assert.Equal(["Before"], Titles(await api.GetAsync("profiles?isByokLinked=false")));
    }

    [Fact]
    public async Task Details_of_one_profile_are_included_on_request()
    {
        using var api = new ApiSession();
        var profile = api.Server.AddProfile("A");
        api.Server.SuspendProfile("A");
        var query = $"profiles?refId={profile.RefId}&include=";

        var item = (await api.GetAsync(query + "suspension,socialHealth,quota")).GetProperty("profiles")[0];

        Assert.True(item.GetProperty("suspension").GetProperty("suspended").GetBoolean());
        Assert.Equal(JsonValueKind.Array, item.GetProperty("socialHealth").ValueKind);
        Assert.Equal(JsonValueKind.Object, item.GetProperty("quota").ValueKind);
        Assert.False(item.TryGetProperty("activity", out _));
        await api.GetAsync("profiles?include=suspension", HttpStatusCode.BadRequest);
        await api.GetAsync(query + "suspension", HttpStatusCode.Forbidden, profile.ProfileKey);
        api.Server.UnsuspendProfile("A");
        await api.GetAsync(query + "suspension", HttpStatusCode.BadRequest, profile.ProfileKey);
        await api.GetAsync(query + "horoscope", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_action_log_is_a_report_of_the_account()
    {
        using var api = new ApiSession();
        var first = api.Server.AddProfile("A");
        api.Server.Clock.Advance(TimeSpan.FromDays(3));
        api.Server.AddProfile("B");
        await api.DeleteAsync("profiles", new { title = "A" });

        var all = await api.GetAsync("profiles?actionLog=true");
        var recent = await api.GetAsync("profiles?actionLog=2");
        var python = await api.GetAsync("profiles?actionLog=True&source=pypi");

        DocumentedResponse.AssertMatches("action-log", all);
        Assert.Equal(["create A", "create B", "delete "], Actions(all));
        Assert.Equal(Actions(all), Actions(python));
        Assert.Equal(["create B", "delete "], Actions(recent));
        Assert.Equal(first.RefId, all.GetProperty("profiles").GetProperty("actionLog")[2].GetProperty("refId").GetString());
        Assert.Equal([1, 1, 1, 1], Counts(all));
        Assert.Equal([1, 1], Counts(recent));
        DocumentedResponse.AssertMatches(
            "profiles",
            await api.GetAsync("profiles?actionLog=false"),
            "$.profiles[].displayTitle",
            "$.profiles[].activeSocialAccounts",
            "$.profiles[].suspended",
            "$.pagination.nextCursor");

        static IEnumerable<string> Actions(JsonElement report) =>
            report.GetProperty("profiles").GetProperty("actionLog").EnumerateArray().Select(action =>
                $"{action.GetProperty("action")} {(action.TryGetProperty("title", out var title) ? title : default)}");

        static IEnumerable<int> Counts(JsonElement report) =>
            report.GetProperty("profiles").GetProperty("userProfilesReport").EnumerateArray()
                .Select(day => day.GetProperty("userProfileCount").GetInt32());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=5001")]
    [InlineData("limit=many")]
    [InlineData("cursor=!!")]
    [InlineData("cursor=bm9uZQ")]
    [InlineData("actionLog=366")]
    [InlineData("hasActiveSocialAccounts=perhaps")]
    [InlineData("isByokLinked=perhaps")]
    [InlineData("includesActiveSocialAccounts=myspace")]
    public async Task A_wrong_filter_answers_400(string query)
    {
        using var api = new ApiSession();

        await api.GetAsync("profiles?" + query, HttpStatusCode.BadRequest);
    }

    private static async Task<string> TokenWithXKeysAsync(ApiSession api, string profileKey) =>
        (await api.GenerateJwtAsync(profileKey, new() { ["twitterApiKey"] = "consumer", ["twitterApiSecret"] = "secret" }))
            .GetProperty("token").GetString()!;

    private static IEnumerable<string?> Titles(JsonElement answer) =>
        answer.GetProperty("profiles").EnumerateArray().Select(profile => profile.GetProperty("title").GetString());
}
