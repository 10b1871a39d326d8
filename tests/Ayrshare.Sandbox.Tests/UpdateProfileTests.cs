using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class UpdateProfileTests
{
    private static readonly object Whole = new
    {
        title = "A",
        messagingActive = true,
        hideTopHeader = true,
        topHeader = "Top",
        subHeader = "Sub",
        disableSocial = new[] { "reddit" },
        tags = new[] { "north" },
    };

    [Fact]
    public async Task Only_what_is_given_changes()
    {
        using var api = new ApiSession();
        var key = (await api.PostAsync("profiles", Whole)).GetProperty("profileKey").GetString()!;

        var answer = await api.PatchAsync("profiles", new { title = "B" }, key);

        var profile = Assert.Single(api.Server.Profiles);
        Assert.Equal(
            ("success", "B", profile.RefId),
            (answer.GetProperty("status").GetString(), answer.GetProperty("title").GetString(), answer.GetProperty("refId").GetString()));
        Assert.Equal(
            ("B", true, true, "Top", "Sub"),
            (profile.Title, profile.MessagingActive, profile.HideTopHeader, profile.TopHeader, profile.SubHeader));
        Assert.Equal(["reddit"], profile.DisableSocial);
        Assert.Equal(["north"], profile.Tags);
        Assert.Equal(key, profile.ProfileKey);
        Assert.DoesNotContain(key, answer.GetRawText());
    }

    [Fact]
    public async Task Everything_can_change_and_what_is_empty_clears()
    {
        using var api = new ApiSession();
        var key = (await api.PostAsync("profiles", Whole)).GetProperty("profileKey").GetString()!;

        var changes = new
        {
            displayTitle = "Shown",
            messagingActive = false,
            xAccountActivityActive = true,
            hideTopHeader = false,
            topHeader = "",
            subHeader = "New",
            disableSocial = Array.Empty<string>(),
            tags = new[] { "south", "retail" },
        };
        await api.PatchAsync("profiles", changes, key);
        var listed = await api.GetAsync("profiles");
        await api.PatchAsync("profiles", new { displayTitle = "", tags = Array.Empty<string>() }, key);

        var profile = Assert.Single(api.Server.Profiles);
        var item = listed.GetProperty("profiles")[0];
        Assert.Equal(("A", "Shown"), (item.GetProperty("title").GetString(), item.GetProperty("displayTitle").GetString()));
        Assert.Equal(
            (null, false, false, null, "New"),
            (profile.DisplayTitle, profile.MessagingActive, profile.HideTopHeader, profile.TopHeader, profile.SubHeader));
        Assert.True(profile.XAccountActivityActive);
        Assert.Empty(profile.DisableSocial);
        Assert.Empty(profile.Tags);
    }

    [Fact]
    public async Task A_title_moves_with_its_profile_and_a_taken_one_answers_146()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        await api.CreateProfileAsync("B");

        await api.PatchAsync("profiles", new { title = "A" }, key);
        var taken = await api.PatchAsync("profiles", new { title = "B", tags = new[] { "x" } }, key, HttpStatusCode.BadRequest);
        await api.PatchAsync("profiles", new { title = "C" }, key);
        await api.PostAsync("profiles", new { title = "A" });
        await api.PostAsync("profiles", new { title = "C" }, HttpStatusCode.BadRequest);

        Assert.Equal(146, taken.GetProperty("code").GetInt32());
        Assert.Empty(api.Server.Profiles[0].Tags);
        Assert.Equal(["C", "B", "A"], [api.Server.Profiles[0].Title, api.Server.Profiles[1].Title, api.Server.Profiles[2].Title]);
    }

    [Theory]
    [InlineData("""{"title":""}""")]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"displayTitle":7}""")]
    [InlineData("""{"messagingActive":"true"}""")]
    [InlineData("""{"xAccountActivityActive":"true"}""")]
    [InlineData("""{"hideTopHeader":1}""")]
    [InlineData("""{"topHeader":[]}""")]
    [InlineData("""{"tags":"north"}""")]
    [InlineData("""{"disableSocial":["myspace"]}""")]
    public async Task A_wrong_field_answers_400_and_changes_nothing(string body)
    {
        using var api = new ApiSession();
        var created = await api.PostAsync("profiles", Whole);
        var request = api.Request(HttpMethod.Patch, "profiles", profileKey: created.GetProperty("profileKey").GetString());
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        await api.CallAsync(request, HttpStatusCode.BadRequest);

        var profile = Assert.Single(api.Server.Profiles);
        Assert.Equal(
            ("A", null, true, true, "Top"),
            (profile.Title, profile.DisplayTitle, profile.MessagingActive, profile.HideTopHeader, profile.TopHeader));
        Assert.Equal(["north"], profile.Tags);
    }

    [Fact]
    public async Task Without_a_profile_key_nothing_is_changed()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        await api.PatchAsync("profiles", new { title = "B" }, profileKey: null, HttpStatusCode.BadRequest);
        await api.PatchAsync("profiles", new { title = "B" }, "no-such-key", HttpStatusCode.Forbidden);
        await api.PatchAsync("profiles", new { title = "B", profileKey = api.Server.ApiKey }, profileKey: null, HttpStatusCode.BadRequest);
        Assert.Equal("Primary Profile", api.Server.PrimaryProfile.Title);
        api.Server.SuspendProfile("A");
        await api.PatchAsync("profiles", new { title = "B", profileKey = key }, profileKey: null, HttpStatusCode.Forbidden);

        Assert.Equal("A", Assert.Single(api.Server.Profiles).Title);
    }
}
