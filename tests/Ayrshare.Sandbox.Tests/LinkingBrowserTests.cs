using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.NodeScripts;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>The linking page as a client has it: in Chromium, with the keyboard alone, and on a phone.</summary>
public sealed class LinkingBrowserTests
{
    private static readonly TimeSpan LongestVisit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_client_can_use_the_linking_page()
    {
        var script = NodeScript.FindOrSkip("LinkingBrowser", "browse.mjs");
        var browser = NodeScript.FindOnPath("chromium", "chromium-browser", "google-chrome", "chrome", "msedge");
        if (browser is null)
            Assert.Skip("There is no Chromium on the PATH.");

        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("Käserei Müller");
        const string Long = "A client whose name has Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter in it";
        var longKey = await api.CreateProfileAsync(Long);
        var suspendedKey = await api.CreateProfileAsync("Suspended");
        var expired = await SessionAsync(api, key, new { });
        api.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var revoked = await SessionAsync(api, key, new { });
        await api.DeleteAsync("profiles/link-sessions/" + api.Server.LinkSessions[^1].SessionId);
        var suspended = await SessionAsync(api, suspendedKey, new { });
        api.Server.SuspendProfile("Suspended");
        var links = new Dictionary<string, string>
        {
            ["grid"] = await SessionAsync(
                api, key, new { redirect = "https://agency.example/welcome", allowedSocial = new[] { "facebook", "tiktok", "youtube" } }),
            ["connect"] = await SessionAsync(api, key, new { mode = "connect", network = "instagram" }),
            ["jwt"] = (await api.LinkAsync(longKey)).AbsoluteUri,
            ["sessionOrigin"] = await SessionAsync(api, key, new { redirect = "https://agency.example/welcome", origin = true }),
            ["redirectOrigin"] = (await api.LinkAsync(
                key, new() { ["redirect"] = "https://agency.example/welcome?origin=true" })).AbsoluteUri,
            ["revoked"] = revoked,
            ["expired"] = expired,
            ["suspended"] = suspended,
        };

        var output = await script.RunAsync(
            new() { ["BROWSER_PATH"] = browser, ["LINKS"] = JsonSerializer.Serialize(links) }, LongestVisit);
        var found = JsonDocument.Parse(output).RootElement;

        var keyboard = found.GetProperty("keyboard");
        Assert.Equal(["Facebook", "TikTok", "YouTube"], Texts(keyboard.GetProperty("networks")));
        Assert.Contains("Käserei Müller", Text(keyboard, "title"));
        Assert.Equal(
            ("0 of 3 connected", "1 of 3 connected", "tiktok"),
            (Text(keyboard, "before"), Text(keyboard, "after"), Text(keyboard, "keepsFocus")));
        Assert.Empty(Texts(keyboard.GetProperty("unseen")));
        Assert.Empty(Texts(keyboard.GetProperty("complaints")));
        Assert.Equal("https://agency.example/welcome", Text(keyboard, "end"));
        Assert.Contains("Käserei Müller", Text(keyboard, "markup"));
        Assert.DoesNotContain(key, Text(keyboard, "markup"));
        Assert.DoesNotContain(api.Server.ApiKey, Text(keyboard, "markup"));

        var connect = found.GetProperty("connect");
        Assert.Equal(["Instagram"], Texts(connect.GetProperty("networks")));
        Assert.Equal("1 of 1 connected", Text(connect, "after"));
        Assert.Empty(Texts(connect.GetProperty("complaints")));
        Assert.Equal(["instagram", "tiktok"], api.Server.Profiles[0].ActiveSocialAccounts);

        Assert.Equal([390, 320], found.GetProperty("phones").EnumerateArray().Select(phone => phone.GetProperty("width").GetDouble()));
        Assert.All(found.GetProperty("phones").EnumerateArray(), AssertFits);

        foreach (var way in new[] { "sessionOrigin", "redirectOrigin" })
        {
            Assert.StartsWith("https://agency.example/welcome", Text(found.GetProperty(way), "opener"));
            Assert.True(found.GetProperty(way).GetProperty("popupClosed").GetBoolean());
        }

        AssertRefused(found.GetProperty("revoked"), 401, "revoked (501)");
        AssertRefused(found.GetProperty("expired"), 401, "expired (503)");
        AssertRefused(found.GetProperty("suspended"), 403, "suspended (403)");
        Assert.Equal(
            [false, false, false, true, true, true],
            api.Server.LinkSessions.Select(session => session.OpenedAt is not null));
    }

    private static async Task<string> SessionAsync(ApiSession api, string key, object body) =>
        (await api.CreateLinkSessionAsync(key, body)).GetProperty("url").GetString()!;

    /// <summary>Nothing lies outside the screen, and everything to press is large enough for a finger.</summary>
    private static void AssertFits(JsonElement phone)
    {
        var width = phone.GetProperty("width").GetDouble();
        Assert.True(phone.GetProperty("contentWidth").GetDouble() <= width, phone.GetRawText());
        var targets = phone.GetProperty("targets").EnumerateArray().ToList();
        Assert.True(targets.Count >= 15);
        Assert.All(targets, target =>
        {
            Assert.True(Number(target, "width") >= 44 && Number(target, "height") >= 44, target.GetRawText());
            Assert.True(Number(target, "left") >= 0 && Number(target, "right") <= width, target.GetRawText());
        });
    }

    private static void AssertRefused(JsonElement page, int status, string words)
    {
        Assert.Equal((status, 0), (page.GetProperty("status").GetInt32(), page.GetProperty("buttons").GetInt32()));
        Assert.EndsWith(words, Text(page, "heading"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    private static double Number(JsonElement target, string name) => target.GetProperty(name).GetDouble();
}
