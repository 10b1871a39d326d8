using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>A server that cuts texts by UTF-16 units leaves half a character. It is read as U+FFFD and costs nothing else.</summary>
public sealed class HalfCharacterTests
{
    [Theory]
    [InlineData("Plum \\ud83c", "Plum \uFFFD")]
    [InlineData("\\uDF51 plum", "\uFFFD plum")]
    [InlineData("\\ud83c\\ud83c\\udf51", "\uFFFD\ud83c\udf51")]
    [InlineData("\\\\ud83c", "\\ud83c")]
    [InlineData("\\\\\\ud83c\\\\", "\\\uFFFD\\")]
    [InlineData("\\ud83c\\udf51", "\ud83c\udf51")]
    public async Task In_the_title_of_a_new_profile(string json, string title)
    {
        using var client = FakeApi.Always(200, $$"""{"status":"success","title":"{{json}}","profileKey":"NEW-KEY"}""").Client();

        var created = await client.CreateProfileAsync(new CreateProfileRequest { Title = "T" });

        Assert.Equal((title, "NEW-KEY"), (created.Title, created.ProfileKey.Reveal()));
    }

    [Fact]
    public async Task In_the_list_of_profiles()
    {
        const string Profiles =
            """
            {"profiles":[
              {"title":"Plum \ud83c","displayTitle":"\udf51","status":"\ud83c","tags":["\ud83c"],"\ud83c":1},
              {"title":"Q"}]}
            """;
        using var client = FakeApi.Always(200, Profiles).Client();

        var page = await client.ListProfilesAsync(new ProfileQuery());

        Assert.Equal(["Plum \uFFFD", "Q"], page.Profiles.Select(profile => profile.Title));
    }

    [Fact]
    public async Task In_the_accounts_of_a_profile_and_in_links_and_in_any_response()
    {
        const string User =
            """
            {"title":"\ud83c","activeSocialAccounts":["\ud83c"],
             "displayNames":[{"platform":"x","displayName":"\ud83c","created":"\ud83c"}]}
            """;
        const string Session = """{"state":"\ud83c","title":"\ud83c","createdAt":"\ud83c","useCount":"\ud83c","url":"\ud83c"}""";
        const string Link = """{"title":"\ud83c","expiresIn":"\ud83c","url":"https://x.example/?jwt=t","token":"a.eyJcdWQ4M2MiOjF9.c"}""";
        using var client = new FakeApi(request => FakeApi.Json(200, Answer(request))).Client();

        Assert.Equal("\uFFFD", (await client.GetUserAsync(new Secret(Calls.ProfileKey))).SocialAccounts[^1].DisplayName);
        Assert.Equal("\uFFFD", (await client.GetLinkSessionAsync("s-1", new Secret(Calls.ProfileKey))).Title);
        Assert.Equal("\uFFFD", (await client.GenerateJwtAsync(Calls.LinkRequest())).Title);
        var raw = await client.InvokeAsync(new RawRequest { Method = HttpMethod.Get, Path = "history" });
        Assert.Equal("\uFFFD", raw.Json!.Value.GetProperty("title").GetString());

        static string Answer(SentRequest request) =>
            request.Method == "POST" ? Link : request.Uri.AbsolutePath.EndsWith("user", StringComparison.Ordinal) ? User : Session;
    }

    [Fact]
    public async Task In_an_error()
    {
        const string Error = """{"status":"error","code":146,"message":"Taken: \ud83c","errors":["\udf51"],"action":"\ud83c"}""";

        var failure = await FakeApi.Always(400, Error).Client().FailAsync("create");

        Assert.Equal((AyrshareErrorKind.TitleTaken, "\uFFFD"), (failure.Kind, failure.Action));
    }
}
