using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class WireTests
{
    private static async Task<SentRequest> SentAsync(string answer, Func<AyrshareClient, Task> call)
    {
        var api = FakeApi.Always(200, answer);
        using var client = api.Client();
        await call(client);
        return Assert.Single(api.Requests);
    }

    private static Task<SentRequest> LinkAsync(GenerateJwtRequest request) =>
        SentAsync(Calls.Link, client => client.GenerateJwtAsync(request));

    // As JSON readers see it: whether a plus is written as such does not matter.
    private static string Plain(SentRequest request) => System.Text.Json.Nodes.JsonNode.Parse(request.Body)!
        .ToJsonString(
            new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Fact]
    public async Task A_profile_of_a_title_alone()
    {
        var sent = await SentAsync(Calls.Created, client => client.CreateProfileAsync(new CreateProfileRequest { Title = "Anna & Ünal" }));
        Assert.Equal(("POST", "/api/profiles", ""), (sent.Method, sent.Uri.AbsolutePath, sent.Uri.Query));
        Assert.Equal("""{"title":"Anna & Ünal"}""", Plain(sent));
        Assert.Equal("application/json; charset=utf-8", sent.ContentType);
        Assert.Equal(["Authorization"], sent.Headers.Keys);
        Assert.Equal("Bearer " + FakeApi.ApiKey, sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_profile_with_everything()
    {
        var sent = await SentAsync(Calls.Created, client => client.CreateProfileAsync(new CreateProfileRequest
        {
            Title = "T",
            MessagingActive = false,
            HideTopHeader = true,
            HideLogo = false,
            TopHeader = "top",
            SubHeader = "",
            DisableSocial = ["twitter", "reddit"],
            Team = true,
            Email = "a@example.com",
            Tags = [],
        }));
        Assert.Equal(
            """
            {"title":"T","messagingActive":false,"hideTopHeader":true,"hideLogo":false,"topHeader":"top","subHeader":"",
            "disableSocial":["twitter","reddit"],"team":true,"email":"a@example.com","tags":[]}
            """.ReplaceLineEndings(""),
            Plain(sent));
    }

    [Fact]
    public async Task A_created_profile_is_read()
    {
        using var client = FakeApi.Always(
            200,
            """
            {"status":"success","title":"T","refId":"r1","profileKey":" NEW-KEY ","messagingActive":true,"future":{"a":[1]}}
            """).Client();
        var created = await client.CreateProfileAsync(new CreateProfileRequest { Title = "T" });
        Assert.Equal(("T", "r1", "NEW-KEY", true), (created.Title, created.RefId, created.ProfileKey.Reveal(), created.MessagingActive));
    }

    [Fact]
    public async Task A_link_of_a_profile_key_alone()
    {
        var sent = await LinkAsync(new GenerateJwtRequest { ProfileKey = new Secret("pk") });
        Assert.Equal(("POST", "/api/profiles/generateJWT"), (sent.Method, sent.Uri.AbsolutePath));
        Assert.Equal("""{"profileKey":"pk"}""", Plain(sent));
        Assert.Equal(["Authorization", "Profile-Key"], sent.Headers.Keys.Order());
        Assert.Equal("pk", sent.Headers["Profile-Key"]);
    }

    [Fact]
    public async Task A_link_with_everything()
    {
        var sent = await LinkAsync(new GenerateJwtRequest
        {
            ProfileKey = new Secret("pk"),
            Domain = "id-c9o06",
            PrivateKey = new Secret("-----BEGIN-----\na+b/c=\n-----END-----\n"),
            Logout = true,
            Redirect = new Uri("https://example.com/done?origin=true&x=1"),
            AllowedSocial = ["facebook", "twitter"],
            Verify = true,
            ExpiresIn = 2880,
            Email = new ConnectEmail
            {
                To = "a@example.com",
                Bcc = "b@example.com",
                ContactEmail = "c@example.com",
                Company = "ACME",
                TermsUrl = new Uri("https://example.com/terms"),
                PrivacyUrl = new Uri("https://example.com/privacy"),
            },
            X = new XCredentials(new Secret("xk"), new Secret("xs")),
        });
        Assert.Equal(
            """
            {"domain":"id-c9o06","privateKey":"-----BEGIN-----\na+b/c=\n-----END-----","profileKey":"pk","logout":true,
            "redirect":"https://example.com/done?origin=true&x=1","allowedSocial":["facebook","twitter"],"verify":true,
            "expiresIn":2880,"email":{"to":"a@example.com","bcc":"b@example.com","contactEmail":"c@example.com",
            "company":"ACME","termsUrl":"https://example.com/terms","privacyUrl":"https://example.com/privacy"}}
            """.ReplaceLineEndings(""),
            Plain(sent));
        Assert.Equal(
            ["Authorization", "Profile-Key", "X-Twitter-OAuth1-Api-Key", "X-Twitter-OAuth1-Api-Secret"], sent.Headers.Keys.Order());
        Assert.Equal(("xk", "xs"), (sent.Headers["X-Twitter-OAuth1-Api-Key"], sent.Headers["X-Twitter-OAuth1-Api-Secret"]));
    }

    [Fact]
    public async Task A_mail_carries_only_what_it_was_given()
    {
        var sent = await LinkAsync(
            new GenerateJwtRequest { ProfileKey = new Secret("pk"), Email = new ConnectEmail { To = "a@example.com" } });
        Assert.Equal("""{"profileKey":"pk","email":{"to":"a@example.com"}}""", Plain(sent));
    }

    [Fact]
    public async Task X_credentials_go_into_the_body_on_demand()
    {
        var sent = await LinkAsync(new GenerateJwtRequest
        {
            ProfileKey = new Secret("pk"),
            X = new XCredentials(new Secret("xk"), new Secret("xs")),
            XInBody = true,
        });
        Assert.Equal("""{"profileKey":"pk","twitterApiKey":"xk","twitterApiSecret":"xs"}""", Plain(sent));
        Assert.Equal(["Authorization", "Profile-Key"], sent.Headers.Keys.Order());
    }

    [Fact]
    public async Task The_base64_form_is_one_line_of_the_whole_file()
    {
        var sent = await LinkAsync(
            new GenerateJwtRequest { ProfileKey = new Secret("pk"), PrivateKey = new Secret(TestKeys.Pkcs1), Base64 = true });
        Assert.True(sent.Json().GetProperty("base64").GetBoolean());
        var encoded = sent.Json().GetProperty("privateKey").GetString()!;
        Assert.DoesNotContain(encoded, char.IsWhiteSpace);
        Assert.Equal(TestKeys.Pkcs1 + "\n", Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
    }

    [Fact]
    public async Task The_plain_form_keeps_every_line()
    {
        var sent = await LinkAsync(new GenerateJwtRequest { ProfileKey = new Secret("pk"), PrivateKey = new Secret(TestKeys.Pkcs1) });
        Assert.Equal(TestKeys.Pkcs1, sent.Json().GetProperty("privateKey").GetString());
        Assert.False(sent.Json().TryGetProperty("base64", out _));
    }

    [Fact]
    public async Task Base64_without_a_key_says_nothing() =>
        Assert.Equal(
            """{"profileKey":"pk"}""", Plain(await LinkAsync(new GenerateJwtRequest { ProfileKey = new Secret("pk"), Base64 = true })));

    [Theory]
    [InlineData("\"30m\"", 30)]
    [InlineData("30", 30)]
    [InlineData("\"soon\"", 5)]
    [InlineData("null", 5)]
    [InlineData("{\"minutes\":30}", 5)]
    [InlineData("true", 5)]
    public async Task A_link_is_read_whatever_expiresIn_looks_like(string expiresIn, int minutes)
    {
        var clock = new JumpingClock();
        using var client = FakeApi.Always(
            200,
            $$"""
            {"token":"ayr_ls_T","url":"https://profile.ayrshare.com?jwt=ayr_ls_T","title":"T","emailSent":true,
            "expiresIn":{{expiresIn}}}
            """).Client(clock);
        var link = await client.GenerateJwtAsync(new GenerateJwtRequest { ProfileKey = new Secret("pk"), ExpiresIn = 60 });
        Assert.Equal(("ayr_ls_T", "T", true), (link.Token, link.Title, link.EmailSent));
        Assert.Equal(clock.Start.AddMinutes(minutes), link.Lifetime.ExpiresAt);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_under_way_makes_no_link_live_longer()
    {
        var clock = new WallClock { Time = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero) };
        var api = new FakeApi(_ =>
        {
            clock.Timestamp += TimeSpan.TicksPerSecond * 2;
            clock.Time += TimeSpan.FromSeconds(2) - TimeSpan.FromHours(1);
            return FakeApi.Json(200, Calls.Link, ("Date", "Sun, 01 Nov 2026 12:00:02 GMT"));
        });
        using var client = api.Client(clock);
        var link = await client.GenerateJwtAsync(new GenerateJwtRequest { ProfileKey = new Secret("pk") });
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 12, 5, 0, TimeSpan.Zero), link.Lifetime.ExpiresAt);
    }

    [Fact]
    public async Task A_mail_was_sent_only_if_the_answer_says_so()
    {
        foreach (var said in new[] { "", ""","emailSent":null""", ""","emailSent":false""" })
        {
            using var client = FakeApi.Always(200, $$"""{"token":"t","url":"https://profile.ayrshare.com?jwt=t"{{said}}}""").Client();
            Assert.False((await client.GenerateJwtAsync(Calls.LinkRequest(email: new ConnectEmail { To = "a@example.com" }))).EmailSent);
        }
    }

    [Fact]
    public async Task A_link_on_loopback_may_be_plain_http()
    {
        using var client = FakeApi.Always(200, """{"token":"t","url":"http://127.0.0.1:1234/?jwt=t"}""").Client();
        Assert.Equal("http://127.0.0.1:1234/?jwt=t", (await client.GenerateJwtAsync(Calls.LinkRequest())).Url.AbsoluteUri);
    }

    [Fact]
    public async Task A_list_without_filters_has_no_query()
    {
        var sent = await SentAsync(Calls.Page, client => client.ListProfilesAsync(new ProfileQuery()));
        Assert.Equal(
            ("GET", "/api/profiles", "", "", null), (sent.Method, sent.Uri.AbsolutePath, sent.Uri.Query, sent.Body, sent.ContentType));
        Assert.Equal(["Authorization"], sent.Headers.Keys);
    }

    [Fact]
    public async Task A_list_with_every_filter()
    {
        var sent = await SentAsync(Calls.Page, client => client.ListProfilesAsync(new ProfileQuery
        {
            Title = "Anna & Ünal=1+1 #?",
            RefId = "r1",
            HasActiveSocialAccounts = false,
            IncludesActiveSocialAccounts = ["twitter", "x y"],
            IsByokLinked = true,
            Limit = 5000,
            Cursor = "c/+=",
        }));
        Assert.Equal(
            "?title=Anna%20%26%20%C3%9Cnal%3D1%2B1%20%23%3F&refId=r1&hasActiveSocialAccounts=false"
                + "&includesActiveSocialAccounts[0]=twitter&includesActiveSocialAccounts[1]=x%20y"
                + "&isByokLinked=true&limit=5000&cursor=c%2F%2B%3D",
            sent.Uri.Query);
    }

    [Fact]
    public async Task Details_are_requested_as_a_list_with_commas()
    {
        var sent = await SentAsync(Calls.Page, client => client.GetProfileDetailsAsync(
            new ProfileQuery { RefId = "r1" }, ["suspension", "social,Health"]));
        Assert.Equal("?refId=r1&include=suspension,social%2CHealth", sent.Uri.Query);
    }

    [Theory]
    [InlineData("""{"profiles":[{"title":"A","refId":"r1","status":"active","quota":{"used":1},"linkingErrors":[]}],"count":1}""")]
    [InlineData("""{"profiles":[{"title":"A","refId":"r1"}],"count":1,"quota":{"used":1},"linkingErrors":[],"nextUpdate":"x"}""")]
    [InlineData("""{"status":"success","profiles":{"title":"A","refId":"r1","quota":{"used":1},"linkingErrors":[]}}""")]
    public async Task Details_are_handed_on_as_they_come_wherever_they_are(string body)
    {
        using var client = FakeApi.Always(200, body).Client();

        var profile = await client.GetProfileDetailsAsync(new ProfileQuery { RefId = "r1" }, ["quota", "linkingErrors"]);

        Assert.Equal(("A", "r1"), (profile?.Profile.Title, profile?.Profile.RefId));
        Assert.Equal(
            ["quota {\"used\":1}", "linkingErrors []"], profile?.Details.Select(detail => $"{detail.Name} {detail.Value.GetRawText()}"));
    }

    [Fact]
    public async Task No_profile_has_no_details()
    {
        using var client = FakeApi.Always(200, Calls.Page).Client();
        Assert.Null(await client.GetProfileDetailsAsync(new ProfileQuery { RefId = "r1" }, ["quota"]));
    }

    [Theory]
    [InlineData("""{"count":1}""")]
    [InlineData("""{"profiles":[7]}""")]
    [InlineData("""{"profiles":[null]}""")]
    public async Task Details_without_a_profile_are_not_what_the_API_documents(string body)
    {
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => FakeApi.Always(200, body).Client().GetProfileDetailsAsync(new ProfileQuery { RefId = "r1" }, ["quota"]));
        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
    }

    [Fact]
    public async Task A_page_of_profiles_is_read()
    {
        using var client = FakeApi.Always(200, """
            {"profiles":[
              {"status":"active","title":"A","displayTitle":"Anna","created":{"_seconds":1,"_nanoseconds":2},
               "createdUTC":"2022-03-02T16:11:00.839Z","refId":"r1","activeSocialAccounts":["twitter"],"suspended":true,"tags":["x"]},
              {"title":"B","suspended":null,"activeSocialAccounts":null}],
             "count":2,"pagination":{"hasMore":true,"nextCursor":"c2","limit":2}}
            """).Client();
        var page = await client.ListProfilesAsync(new ProfileQuery());
        Assert.Equal("c2", page.NextCursor);
        Assert.Equal(2, page.Profiles.Count);
        var (first, second) = (page.Profiles[0], page.Profiles[1]);
        Assert.Equal(("A", "Anna", "r1", "active", true), (first.Title, first.DisplayTitle, first.RefId, first.Status, first.Suspended));
        Assert.Equal(new DateTimeOffset(2022, 3, 2, 16, 11, 0, 839, TimeSpan.Zero), first.Created);
        Assert.Equal(["twitter"], first.ActiveSocialAccounts);
        Assert.Equal(["x"], first.Tags);
        Assert.Equal(("B", false, null), (second.Title, second.Suspended, second.Created));
        Assert.Empty(second.ActiveSocialAccounts);
        Assert.Empty(second.Tags);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(""","pagination":null""", null)]
    [InlineData(""","pagination":{"hasMore":false,"nextCursor":"c"}""", null)]
    [InlineData(""","pagination":{"hasMore":true,"nextCursor":null}""", null)]
    [InlineData(""","pagination":{"hasMore":true,"nextCursor":""}""", null)]
    [InlineData(""","pagination":{"nextCursor":"c"}""", "c")]
    public async Task The_next_page_is_there_if_the_answer_says_so(string pagination, string? cursor)
    {
        using var client = FakeApi.Always(200, $$"""{"profiles":[]{{pagination}}}""").Client();
        Assert.Equal(cursor, (await client.ListProfilesAsync(new ProfileQuery())).NextCursor);
    }

    [Fact]
    public async Task A_page_that_leads_to_itself_ends_in_an_error()
    {
        using var client = FakeApi.Always(200, """{"profiles":[],"pagination":{"hasMore":true,"nextCursor":"c"}}""").Client();
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery { Cursor = "c" }));
        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
    }

    [Theory]
    [InlineData(""" "title":7,"refId":8,"messagingActive":"true" """, "7", "8", true)]
    [InlineData(""" "title":{},"refId":[],"messagingActive":1 """, "T", null, null)]
    [InlineData(""" "title":null """, "T", null, null)]
    public async Task A_profile_key_is_not_lost_for_what_stands_beside_it(string beside, string title, string? refId, bool? messaging)
    {
        using var client = FakeApi.Always(200, $$"""{"status":"success","profileKey":"PK",{{beside}}}""").Client();
        var created = await client.CreateProfileAsync(new CreateProfileRequest { Title = "T" });
        Assert.Equal(("PK", title, refId, messaging), (created.ProfileKey.Reveal(), created.Title, created.RefId, created.MessagingActive));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"no\"", false)]
    [InlineData("1", false)]
    public async Task That_a_mail_went_out_may_be_said_as_text(string said, bool sent)
    {
        var mail = new ConnectEmail { To = "a@x.example" };
        using var client = FakeApi.Always(
            200, $$"""{"token":"t","sessionId":"s","url":"https://x.example?session=t","title":7,"emailSent":{{said}}}""").Client();
        Assert.Equal(
            sent, (await client.GenerateJwtAsync(new GenerateJwtRequest { ProfileKey = new Secret("PK"), Email = mail })).EmailSent);
        Assert.Equal(
            sent, (await client.CreateLinkSessionAsync(new LinkSessionRequest { ProfileKey = new Secret("PK"), Email = mail })).EmailSent);
    }

    [Fact]
    public async Task A_user_is_asked_for_with_and_without_a_profile_key()
    {
        var sent = await SentAsync("{}", client => client.GetUserAsync(new Secret("pk")));
        Assert.Equal(("GET", "/api/user", "pk"), (sent.Method, sent.Uri.AbsolutePath, sent.Headers["Profile-Key"]));
        sent = await SentAsync("{}", client => client.GetUserAsync(null));
        Assert.Equal(["Authorization"], sent.Headers.Keys);
    }

    [Theory]
    [InlineData("300", "17", 300, 17, 283)]
    [InlineData("300", "301", 300, 301, 0)]
    [InlineData("300", null, null, null, null)]
    [InlineData("many", "17", null, null, null)]
    [InlineData("300", "-1", null, null, null)]
    [InlineData("99999999999", "17", null, null, null)]
    public async Task The_rate_headers_are_read(string max, string? count, int? expectedMax, int? expectedCount, int? left)
    {
        var headers = new List<(string, string)> { ("x-ratelimit-max", max) };
        if (count is not null)
            headers.Add(("x-ratelimit-count", count));
        using var client = new FakeApi(
            _ => FakeApi.Json(200, """{"title":"T","refId":"r","activeSocialAccounts":["twitter"]}""", [.. headers])).Client();
        var user = await client.GetUserAsync(null);
        Assert.Equal((expectedMax, expectedCount, left), (user.Rate?.Max, user.Rate?.Count, user.Rate?.Left));
        Assert.Equal(("T", "r"), (user.Title, user.RefId));
        Assert.Equal(["twitter"], user.ActiveSocialAccounts);
    }

    // A clock on a wall: its hands can be turned, and time goes on all the same.
    private sealed class WallClock : TimeProvider
    {
        public DateTimeOffset Time { get; set; }

        public long Timestamp { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Time;

        public override long GetTimestamp() => Timestamp;
    }
}
