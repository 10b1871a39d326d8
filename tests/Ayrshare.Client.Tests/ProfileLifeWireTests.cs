using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class ProfileLifeWireTests
{
    private static readonly Secret Key = new("pk");

    private static async Task<SentRequest> SentAsync(Func<AyrshareClient, Task> call)
    {
        var api = FakeApi.Always(200, "{}");
        using var client = api.Client();
        await call(client);
        return Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_change_sends_what_was_given_and_empty_values_too()
    {
        var sent = await SentAsync(
            client => client.UpdateProfileAsync(Key, new UpdateProfileRequest { Tags = [], TopHeader = "", MessagingActive = false }));
        Assert.Equal(("PATCH", "/api/profiles", "pk"), (sent.Method, sent.Uri.AbsolutePath, sent.Headers["Profile-Key"]));
        Assert.Equal("""{"messagingActive":false,"topHeader":"","tags":[]}""", sent.Body);
    }

    [Fact]
    public async Task A_change_of_everything()
    {
        var sent = await SentAsync(client => client.UpdateProfileAsync(Key, new UpdateProfileRequest
        {
            Title = "T",
            DisplayTitle = "D",
            MessagingActive = true,
            HideTopHeader = false,
            TopHeader = "top",
            SubHeader = "sub",
            DisableSocial = ["gmb"],
            Tags = ["a", "b"],
        }));
        Assert.Equal(
            """
            {"title":"T","displayTitle":"D","messagingActive":true,"hideTopHeader":false,"topHeader":"top","subHeader":"sub",
            "disableSocial":["gmb"],"tags":["a","b"]}
            """.ReplaceLineEndings(""),
            sent.Body);
    }

    [Theory]
    [InlineData("{}", null, null)]
    [InlineData("""{"status":"success","title":"T","refId":17}""", "T", "17")]
    [InlineData("""{"title":{},"refId":[]}""", null, null)]
    public async Task A_changed_profile_is_read_whatever_the_answer_tells(string answer, string? title, string? refId)
    {
        using var client = FakeApi.Always(200, answer).Client();
        var updated = await client.UpdateProfileAsync(Key, new UpdateProfileRequest { Tags = [] });
        Assert.Equal((title, refId), (updated.Title, updated.RefId));
    }

    private const string Taken = """{"status":"error","code":146,"message":"Taken."}""";

    [Fact]
    public async Task A_title_that_the_profile_itself_has_already_is_no_error_and_the_rest_is_still_changed()
    {
        var api = FakeApi.InTurn(
            () => FakeApi.Json(400, Taken), () => FakeApi.Json(200, """{"title":"New"}"""), () => FakeApi.Json(200, """{"refId":"r"}"""));
        using var client = api.Client();
        var updated = await client.UpdateProfileAsync(Key, new UpdateProfileRequest { Title = "New", Tags = ["a"] });
        Assert.Equal("r", updated.RefId);
        Assert.Equal(["PATCH", "GET", "PATCH"], api.Requests.Select(request => request.Method));
        Assert.Equal("""{"tags":["a"]}""", api.Requests.Last().Body);
    }

    [Fact]
    public async Task A_title_that_another_profile_has_is_an_error()
    {
        var api = FakeApi.InTurn(() => FakeApi.Json(400, Taken), () => FakeApi.Json(200, """{"title":"Old"}"""));
        using var client = api.Client();
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.UpdateProfileAsync(Key, new UpdateProfileRequest { Title = "New" }));
        Assert.Equal(AyrshareErrorKind.TitleTaken, failure.Kind);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_profile_is_removed_by_title_without_a_key()
    {
        var sent = await SentAsync(client => client.DeleteProfileAsync("Käthe"));
        Assert.Equal(("DELETE", "/api/profiles"), (sent.Method, sent.Uri.AbsolutePath));
        Assert.Equal("Käthe", sent.Json().GetProperty("title").GetString());
        Assert.DoesNotContain("Profile-Key", sent.Headers.Keys);
    }

    [Fact]
    public async Task A_profile_is_removed_by_key_with_a_body_that_names_no_other()
    {
        var sent = await SentAsync(client => client.DeleteProfileAsync(Key));
        Assert.Equal(("DELETE", "/api/profiles", "pk", "{}"), (sent.Method, sent.Uri.AbsolutePath, sent.Headers["Profile-Key"], sent.Body));
    }

    [Fact]
    public async Task A_network_is_unlinked_of_the_profile_of_the_key()
    {
        var sent = await SentAsync(client => client.UnlinkAsync(Key, "gmb"));
        Assert.Equal(("DELETE", "/api/profiles/social", "pk"), (sent.Method, sent.Uri.AbsolutePath, sent.Headers["Profile-Key"]));
        Assert.Equal("""{"platform":"gmb"}""", sent.Body);
    }

    [Fact]
    public async Task The_Primary_Profile_is_reached_by_its_own_method_alone()
    {
        var sent = await SentAsync(client => client.UnlinkPrimaryProfileAsync("gmb"));
        Assert.DoesNotContain("Profile-Key", sent.Headers.Keys);

        var api = FakeApi.Always(200, "{}");
        using var client = api.Client();
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.UnlinkAsync(null!, "gmb"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.DeleteProfileAsync((Secret)null!));
        Assert.Empty(api.Requests);
    }

    private static async Task<IReadOnlyList<SocialAccount>> LinkedAsync(string answer)
    {
        using var client = new FakeApi(_ => FakeApi.Json(200, answer, ("Date", "Sun, 01 Nov 2026 12:00:00 GMT"))).Client();
        return (await client.GetUserAsync(Key)).SocialAccounts;
    }

    [Fact]
    public async Task A_linked_account_is_read_whole()
    {
        var account = Assert.Single(await LinkedAsync("""
            {"activeSocialAccounts":["facebook"],"displayNames":[{"platform":"facebook","displayName":"Acme","username":"acme","id":"17",
            "profileUrl":"https://www.facebook.com/acme","userImage":"https://x.example/a.png","created":"2026-09-01T10:00:00.000Z",
            "refreshRequired":false,"refreshDaysRemaining":12}]}
            """));
        Assert.Equal(("facebook", "Acme", "acme", "17"), (account.Network, account.DisplayName, account.Username, account.Id));
        Assert.Equal(
            ("https://www.facebook.com/acme", "https://x.example/a.png"),
            (account.ProfileUrl!.AbsoluteUri, account.UserImage!.AbsoluteUri));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero), account.Linked);
        Assert.Equal((12, false), (account.RefreshDaysRemaining, account.RefreshRequired));
        Assert.Equal(new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero), account.RefreshDue);
    }

    [Theory]
    [InlineData("""{"activeSocialAccounts":["gmb"]}""", "gmb")]
    [InlineData("""{"activeSocialAccounts":["gmb"],"displayNames":null}""", "gmb")]
    [InlineData("""{"activeSocialAccounts":["gmb"],"displayNames":"none"}""", "gmb")]
    [InlineData("""{"activeSocialAccounts":["gmb","tiktok"],"displayNames":[null,17,{},{"platform":"tiktok"}]}""", "gmb tiktok")]
    [InlineData("""{"activeSocialAccounts":["gmb"],"displayNames":[{"platform":"reddit"}]}""", "gmb reddit")]
    [InlineData(
        """{"activeSocialAccounts":["facebook"],"displayNames":[{"platform":"Facebook","id":1},{"platform":"facebook","id":2}]}""",
        "Facebook facebook")]
    [InlineData("""{"displayNames":[{"platform":"newest"}]}""", "newest")]
    [InlineData("{}", "")]
    public async Task A_network_comes_out_whatever_is_known_of_it(string answer, string networks)
    {
        Assert.Equal(networks, string.Join(" ", (await LinkedAsync(answer)).Select(account => account.Network)));
    }

    [Theory]
    [InlineData("""{"id":17,"displayName":4}""", "17", "4", null, false, null)]
    [InlineData(
        """{"id":{},"displayName":"","profileUrl":"none","created":"a while ago","refreshDaysRemaining":"soon"}""",
        null,
        null,
        null,
        false,
        null)]
    [InlineData("""{"refreshDaysRemaining":"7"}""", null, null, 7, false, "2026-11-08")]
    [InlineData("""{"refreshDaysRemaining":6.9}""", null, null, 6, false, "2026-11-07")]
    [InlineData("""{"refreshDaysRemaining":0}""", null, null, 0, true, "2026-11-01")]
    [InlineData("""{"refreshDaysRemaining":-3}""", null, null, -3, true, null)]
    [InlineData("""{"refreshDaysRemaining":1e300}""", null, null, null, false, null)]
    [InlineData("""{"refreshRequired":true}""", null, null, null, true, null)]
    [InlineData("""{"refreshRequired":"true"}""", null, null, null, true, null)]
    [InlineData("""{"refreshRequired":"2026-11-21T12:00:00.000Z","refreshDaysRemaining":20}""", null, null, 20, false, "2026-11-21")]
    [InlineData("""{"refreshRequired":"2026-11-21T12:00:00.000Z"}""", null, null, 20, false, "2026-11-21")]
    [InlineData("""{"refreshRequired":"2026-10-21T12:00:00.000Z"}""", null, null, 0, true, "2026-10-21")]
    public async Task Fields_are_read_in_any_form(string entry, string? id, string? name, int? days, bool required, string? due)
    {
        var account = Assert.Single(await LinkedAsync($$"""{"displayNames":[{"platform":"gmb",{{entry[1..]}}]}"""));
        Assert.Equal((id, name, days, required), (account.Id, account.DisplayName, account.RefreshDaysRemaining, account.RefreshRequired));
        Assert.Equal(due, account.RefreshDue?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"2026-09-01T10:00:00Z\"")]
    [InlineData("\"2026-09-01T12:00:00+02:00\"")]
    [InlineData("""{"utc":"2026-09-01T10:00:00Z"}""")]
    [InlineData("""{"_seconds":1788256800,"_nanoseconds":0}""")]
    public async Task The_time_of_linking_is_read_in_any_form(string created)
    {
        var account = Assert.Single(await LinkedAsync($$"""{"displayNames":[{"platform":"gmb","created":{{created}}}]}"""));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero), account.Linked);
    }
}
