using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>The client reads the response bodies that Ayrshare documents.</summary>
public sealed class DocumentedResponseTests
{
    private static readonly DateTimeOffset Issued = new(2026, 9, 1, 8, 3, 26, 838, TimeSpan.Zero);

    [Fact]
    public async Task A_link_session_that_was_opened()
    {
        var status = await StatusAsync(DocumentedResponse.Read("link-session"));

        Assert.Equal((LinkSessionState.Active, true, true), (status.Status, status.IsOpened, status.IsValid));
        Assert.Equal((false, false), (status.IsRevoked, status.IsExpired));
        Assert.Equal((Issued, Issued.AddMinutes(5)), (status.CreatedAt, status.ExpiresAt));
        Assert.Equal((Issued.AddMinutes(1), Issued.AddMinutes(1), 1), (status.OpenedAt, status.LastOpenedAt, status.UseCount));
    }

    [Fact]
    public async Task A_link_session_that_was_not_opened()
    {
        var status = await StatusAsync(LinkSession("pending", isOpened: false));

        Assert.Equal((LinkSessionState.Pending, false, true), (status.Status, status.IsOpened, status.IsValid));
        Assert.Equal((false, false), (status.IsRevoked, status.IsExpired));
        Assert.Equal((null, null, 0), (status.OpenedAt, status.LastOpenedAt, status.UseCount));
    }

    [Theory]
    [InlineData("expired", LinkSessionState.Expired, true)]
    [InlineData("expired", LinkSessionState.Expired, false)]
    [InlineData("revoked", LinkSessionState.Revoked, true)]
    [InlineData("revoked", LinkSessionState.Revoked, false)]
    public async Task A_link_session_that_has_ended(string name, LinkSessionState state, bool isOpened)
    {
        var status = await StatusAsync(LinkSession(name, isOpened));

        Assert.Equal((state, isOpened, false), (status.Status, status.IsOpened, status.IsValid));
        Assert.Equal((state == LinkSessionState.Revoked, state == LinkSessionState.Expired), (status.IsRevoked, status.IsExpired));
        Assert.Equal(isOpened ? Issued.AddMinutes(1) : null, status.OpenedAt);
    }

    [Fact]
    public async Task A_link_session_past_its_end_is_not_valid_although_it_is_called_active()
    {
        var status = await StatusAsync(DocumentedResponse.Read("link-session"), "Tue, 01 Sep 2026 08:08:27 GMT");

        Assert.Equal((LinkSessionState.Active, true, false, true), (status.Status, status.IsOpened, status.IsValid, status.IsExpired));
    }

    [Fact]
    public async Task A_new_link_session()
    {
        using var client = Client("create-link-session");

        var session = await client.CreateLinkSessionAsync(Calls.SessionRequest());

        Assert.Equal(64, session.SessionId.Length);
        Assert.StartsWith("ayr_ls_", session.Token);
    }

    [Fact]
    public async Task A_new_profile()
    {
        using var client = Client("create-profile");

        var profile = await client.CreateProfileAsync(new CreateProfileRequest { Title = "Another" });

        Assert.Equal(("…", "…", "…", false), (profile.Title, profile.RefId, profile.ProfileKey.Reveal(), profile.MessagingActive));
    }

    [Fact]
    public async Task A_removed_profile()
    {
        using var client = Client("delete-profile");

        Assert.Equal("…", await client.DeleteProfileAsync("Acme"));
    }

    [Fact]
    public async Task A_link_that_was_emailed()
    {
        using var client = Client("generate-jwt");

        var link = await client.GenerateJwtAsync(Calls.LinkRequest(email: new ConnectEmail { To = "a@example.com" }));

        Assert.Equal(("User Profile Title", "eyJ…", true), (link.Title, link.Token, link.EmailSent));
        Assert.Equal("profile.ayrshare.com", link.Url.Host);
        Assert.Equal(TimeSpan.FromMinutes(30), link.Lifetime.ExpiresAt - link.Lifetime.IssuedAt);
    }

    [Fact]
    public async Task A_list_of_profiles()
    {
        using var client = Client("profiles");

        var page = await client.ListProfilesAsync(new ProfileQuery());

        var profile = Assert.Single(page.Profiles);
        Assert.True(profile.Suspended);
        Assert.Equal(["twitter"], profile.ActiveSocialAccounts);
        Assert.Equal(new DateTimeOffset(2022, 3, 2, 16, 11, 0, 839, TimeSpan.Zero), profile.Created);
    }

    [Fact]
    public async Task A_report_of_the_account()
    {
        using var client = Client("action-log");

        var report = await client.GetAccountReportAsync();

        var time = new DateTimeOffset(2022, 3, 2, 16, 11, 0, 839, TimeSpan.Zero);
        var day = Assert.Single(report.DailyCounts);
        Assert.Equal((time, 1), (day.Reported, day.Count));
        var action = Assert.Single(report.Actions);
        Assert.Equal(("…", "…", "…", time), (action.Action, action.Title, action.RefId, action.Created));
    }

    [Fact]
    public async Task A_profile_with_a_linked_account()
    {
        using var client = Client("user");

        var user = await client.GetUserAsync(new Secret(Calls.ProfileKey));

        Assert.Equal(["linkedin"], user.ActiveSocialAccounts);
        var account = Assert.Single(user.SocialAccounts);
        Assert.Equal((false, 60), (account.RefreshRequired, account.RefreshDaysRemaining));
    }

    [Fact]
    public async Task The_account_itself_without_a_linked_network()
    {
        using var client = Client("user-account");

        var user = await client.GetUserAsync(null);

        Assert.Equal("Primary Profile", user.Title);
        Assert.Empty(user.ActiveSocialAccounts);
        Assert.Empty(user.SocialAccounts);
    }

    [Fact]
    public async Task An_error_that_the_token_was_not_generated()
    {
        var api = FakeApi.Always(400, DocumentedResponse.Read("generate-jwt-error"));

        var failure = await api.Client().FailAsync("link");

        Assert.Equal((AyrshareErrorKind.PrivateKeyRefused, 189), (failure.Kind, failure.Code));
    }

    private static string LinkSession(string state, bool isOpened)
    {
        var body = JsonNode.Parse(DocumentedResponse.Read("link-session"))!.AsObject();
        body["state"] = state;
        if (!isOpened)
        {
            body.Remove("firstUsedAt");
            body.Remove("lastUsedAt");
            body["useCount"] = 0;
        }

        return body.ToJsonString();
    }

    private static async Task<LinkSessionStatus> StatusAsync(string body, string date = "Tue, 01 Sep 2026 08:05:00 GMT")
    {
        using var client = new FakeApi(_ => FakeApi.Json(200, body, ("Date", date))).Client();
        return await client.GetLinkSessionAsync("s-1", new Secret(Calls.ProfileKey));
    }

    private static AyrshareClient Client(string body) => FakeApi.Always(200, DocumentedResponse.Read(body)).Client();
}
