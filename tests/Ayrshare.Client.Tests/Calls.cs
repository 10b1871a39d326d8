using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>Calls of each kind, with all the credentials that they can carry.</summary>
internal static class Calls
{
    public const string ProfileKey = "PROFILE-KEY-AB+CD/EF=0123";
    public const string XApiKey = "x-api-key+/=0123456789";
    public const string XApiSecret = "x-api-secret&<'\"é>0123456789";

    public const string WebhookSecret = "webhook-secret&<'\"é>0123456789";

    public const string Created = """{"status":"success","title":"T","refId":"r1","profileKey":"NEW-KEY"}""";
    public const string Link =
        """
        {"status":"success","title":"T","token":"ayr_ls_TOKEN","url":"https://profile.ayrshare.com?domain=d&jwt=ayr_ls_TOKEN",
        "emailSent":true}
        """;
    public const string Session =
        """
        {"status":"success","sessionId":"s-1","url":"https://profile.ayrshare.com?session=ayr_ls_TOKEN",
        "expiresAt":"2026-10-04T00:05:00Z","emailSent":true,"title":"T"}
        """;
    public const string Page = """{"profiles":[]}""";

    /// <summary>Every kind of call by name: whether it must happen at most once, what answers it, and how it is made.</summary>
    public static IReadOnlyDictionary<string, (bool AtMostOnce, string Answer, Func<AyrshareClient, Task> Make)> All { get; } =
        new Dictionary<string, (bool, string, Func<AyrshareClient, Task>)>
        {
            ["create"] = (true, Created, client => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" })),
            ["mail"] = (true, Link, client => client.GenerateJwtAsync(LinkRequest(email: new ConnectEmail { To = "a@example.com" }))),
            ["link"] = (false, Link, client => client.GenerateJwtAsync(LinkRequest())),
            ["base64"] = (false, Link, client => client.GenerateJwtAsync(LinkRequest(base64: true))),
            ["body"] = (false, Link, client => client.GenerateJwtAsync(LinkRequest(xInBody: true))),
            ["session"] = (false, Session, client => client.CreateLinkSessionAsync(SessionRequest())),
            ["session mail"] = (
                true, Session, client => client.CreateLinkSessionAsync(SessionRequest(email: new ConnectEmail { To = "a@example.com" }))),
            ["status"] = (false, """{"status":"success"}""", client => client.GetLinkSessionAsync("s-1", new Secret(ProfileKey))),
            ["revoke"] = (false, """{"status":"success"}""", client => client.RevokeLinkSessionAsync("s-1", new Secret(ProfileKey))),
            ["list"] = (false, Page, client => client.ListProfilesAsync(new ProfileQuery())),
            ["details"] = (
                false, Page, client => client.GetProfileDetailsAsync(new ProfileQuery { RefId = "r1" }, ["suspension"])),
            ["explain"] = (false, """{"cause":"c"}""", client => client.ExplainErrorAsync(146, "twitter")),
            ["change"] = (
                false, "{}", client => client.UpdateProfileAsync(new Secret(ProfileKey), new UpdateProfileRequest { Tags = ["a"] })),
            ["remove"] = (true, "{}", client => client.DeleteProfileAsync("T")),
            ["remove by key"] = (true, "{}", client => client.DeleteProfileAsync(new Secret(ProfileKey))),
            ["unlink"] = (false, "{}", client => client.UnlinkAsync(new Secret(ProfileKey), "gmb")),
            ["unlink own"] = (false, "{}", client => client.UnlinkPrimaryProfileAsync("gmb")),
            ["webhook"] = (false, "{}", client => client.RegisterWebhookAsync(WebhookRequest())),
            ["webhooks"] = (false, "{}", client => client.GetWebhooksAsync(new Secret(ProfileKey))),
            ["remove webhook"] = (false, "{}", client => client.RemoveWebhookAsync(new Secret(ProfileKey), "social")),
            ["user"] = (false, "{}", client => client.GetUserAsync(new Secret(ProfileKey))),
        };

    public static TheoryData<string> Names => new(All.Keys);

    /// <summary>Those that wait for the rate limit: all but the explanation of an error, which is needed now or not at all.</summary>
    public static TheoryData<string> Patient => new(All.Keys.Except(["explain"]));

    public static TheoryData<string> AtMostOnce => new("create", "mail", "session mail", "remove", "remove by key");

    public static TheoryData<string> Repeatable => new(
        "link", "session", "status", "revoke", "list", "details", "user", "change", "unlink", "unlink own",
        "webhook", "webhooks", "remove webhook");

    public static GenerateJwtRequest LinkRequest(
        bool base64 = false, bool xInBody = false, ConnectEmail? email = null, string profileKey = ProfileKey) => new()
        {
            ProfileKey = new Secret(profileKey),
            Domain = "id-c9o06",
            PrivateKey = new Secret(TestKeys.Pkcs1),
            Base64 = base64,
            X = new XCredentials(new Secret(XApiKey), new Secret(xInBody ? XApiSecret : "x-api-secret-0123456789")),
            XInBody = xInBody,
            Email = email,
        };

    public static LinkSessionRequest SessionRequest(ConnectEmail? email = null) => new()
    {
        ProfileKey = new Secret(ProfileKey),
        Domain = "id-c9o06",
        X = new XCredentials(new Secret(XApiKey), new Secret("x-api-secret-0123456789")),
        Email = email,
    };

    public static WebhookRequest WebhookRequest() => new()
    {
        ProfileKey = new Secret(ProfileKey),
        Action = "social",
        Url = new Uri("https://hooks.example.com/ayrshare"),
        Secret = new Secret(WebhookSecret),
    };

    public static async Task<AyrshareApiException> FailAsync(this AyrshareClient client, string call)
    {
        using (client)
            return await Assert.ThrowsAsync<AyrshareApiException>(() => All[call].Make(client).WaitAsync(TimeSpan.FromSeconds(60)));
    }
}
