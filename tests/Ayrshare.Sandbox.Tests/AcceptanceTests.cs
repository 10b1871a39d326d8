using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>What Ayrshare's own acceptance scripts ask of the endpoints that the sandbox serves.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public async Task The_life_of_a_profile()
    {
        using var api = new ApiSession();

        var created = await api.PostAsync("profiles", new { title = "A" });
        AssertHas(created, "status", "title", "refId", "profileKey");
        var profileKey = created.GetProperty("profileKey").GetString();
        var refId = created.GetProperty("refId").GetString();
        var listed = (await api.GetAsync("profiles?profileKeys[0]=" + profileKey)).GetProperty("profiles")[0];
        AssertHas(listed, "title", "created", "createdUTC");
        Assert.Equal(refId, listed.GetProperty("refId").GetString());
        var changes = new
        {
            profileKey,
            disableSocial = new[] { "facebook", "instagram" },
            title = "A updated",
            hideTitle = true,
            displayTitle = "A updated",
        };
        Assert.Equal(refId, (await api.PatchAsync("profiles", changes, null)).GetProperty("refId").GetString());
        Assert.Equal(refId, (await api.DeleteAsync("profiles", new { profileKey })).GetProperty("refId").GetString());
    }

    [Fact]
    public async Task A_link_with_the_key_in_base64()
    {
        using var api = new ApiSession();
        var pem = Convert.ToBase64String(Encoding.UTF8.GetBytes(api.Server.PrivateKey));

        var link = await api.GenerateJwtAsync(
            await api.CreateProfileAsync("A"), new() { ["privateKey"] = pem, ["base64"] = true, ["logout"] = true });

        AssertHas(link, "status", "title", "token", "url");
    }

    [Fact]
    public async Task The_account_with_every_network()
    {
        using var api = new ApiSession();
        string[] names =
        [
            "bluesky", "facebook", "gmb", "instagram", "linkedin", "pinterest", "reddit", "snapchat", "telegram", "threads", "tiktok",
            "twitter", "youtube",
        ];
        foreach (var network in names)
            api.Server.Link("Primary Profile", network);

        var user = await api.GetAsync("user?instagramQuota=true");

        AssertHas(user, "ayrlinkUrl", "created", "email", "refId");
        Assert.Equal("Primary Profile", user.GetProperty("title").GetString());
        Assert.True(user.GetProperty("monthlyApiCalls").GetInt32() >= 0);
        Assert.Equal(13, user.GetProperty("activeSocialAccounts").GetArrayLength());
        var accounts = user.GetProperty("displayNames").EnumerateArray().ToArray();
        Assert.Equal(names, accounts.Select(account => account.GetProperty("platform").GetString()));
        Assert.All(accounts, account => AssertHas(account, "created", "displayName", "id", "profileUrl", "userImage", "username"));
        AssertHas(accounts[3], "usedQuota");
        AssertHas(accounts[4], "refreshDaysRemaining", "type");
        AssertHas(accounts[8], "type");
    }

    [Fact]
    public async Task A_post_with_a_text_that_Ayrshare_chooses()
    {
        using var api = new ApiSession();
        api.Server.Link("Primary Profile", "facebook");

        var post = await api.PostAsync("post", new { randomPost = true, randomMediaUrl = true, platforms = new[] { "facebook" } });
        AssertHas(post, "id", "refId", "post");
        Assert.Empty(post.GetProperty("errors").EnumerateArray());
        AssertHas(post.GetProperty("postIds")[0], "status", "id", "postUrl", "platform");
        var id = post.GetProperty("id").GetString();
        var history = (await api.GetAsync("history")).GetProperty("history")[0];
        AssertHas(history, "created", "id", "post", "platforms", "status", "type");
        var deleted = await api.DeleteAsync("post", new { id });

        Assert.Equal(
            ("success", id, 200),
            (deleted.GetProperty("status").GetString(), deleted.GetProperty("id").GetString(), deleted.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Messages()
    {
        using var api = new ApiSession();
        var key = (await api.PostAsync("profiles", new { title = "A", messagingActive = true })).GetProperty("profileKey").GetString()!;
        api.Server.Link("A", "facebook");

        var messages = await api.GetAsync("messages/facebook", profileKey: key);

        AssertHas(messages, "status", "messages", "messagesCount", "lastUpdated", "nextUpdate");
    }

    private static void AssertHas(JsonElement body, params string[] fields) =>
        Assert.All(fields, field => Assert.True(body.TryGetProperty(field, out _), field));
}
