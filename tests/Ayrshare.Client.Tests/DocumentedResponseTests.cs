using System;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>The client reads the response bodies that Ayrshare documents.</summary>
public sealed class DocumentedResponseTests
{
    [Fact]
    public async Task A_link_session_that_was_opened()
    {
        using var client = Client("link-session");

        var session = await client.GetLinkSessionAsync("s-1", new Secret(Calls.ProfileKey));

        Assert.Equal((true, false), (session.IsOpened, session.IsRevoked));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 4, 26, 838, TimeSpan.Zero), session.OpenedAt);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 8, 26, 838, TimeSpan.Zero), session.ExpiresAt);
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

    private static AyrshareClient Client(string body) => FakeApi.Always(200, DocumentedResponse.Read(body)).Client();
}
