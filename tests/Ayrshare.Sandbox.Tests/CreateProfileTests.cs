using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class CreateProfileTests
{
    [Fact]
    public async Task A_new_profile_is_answered_with_its_key()
    {
        using var api = new ApiSession();

        var answer = await api.PostAsync("profiles", new { title = "Bäckerei Öz & Söhne", messagingActive = true });

        DocumentedResponse.AssertMatches("create-profile", answer);
        var profile = Assert.Single(api.Server.Profiles);
        Assert.Equal("success", answer.GetProperty("status").GetString());
        Assert.Equal("Bäckerei Öz & Söhne", answer.GetProperty("title").GetString());
        Assert.Equal(profile.RefId, answer.GetProperty("refId").GetString());
        Assert.Equal(profile.ProfileKey, answer.GetProperty("profileKey").GetString());
        Assert.True(answer.GetProperty("messagingActive").GetBoolean());
    }

    [Fact]
    public async Task All_fields_are_kept()
    {
        using var api = new ApiSession();

        await api.PostAsync("profiles", new
        {
            title = "A",
            hideTopHeader = true,
            hideLogo = true,
            topHeader = "Top",
            subHeader = "Sub",
            disableSocial = new[] { "reddit", "telegram" },
            team = true,
            email = "team@example.com",
            tags = new[] { "north", "retail" },
            source = "npm",
        });

        var profile = Assert.Single(api.Server.Profiles);
        Assert.True(profile.HideTopHeader);
        Assert.True(profile.HideLogo);
        Assert.Equal("Top", profile.TopHeader);
        Assert.Equal("Sub", profile.SubHeader);
        Assert.Equal(["reddit", "telegram"], profile.DisableSocial);
        Assert.True(profile.Team);
        Assert.Equal("team@example.com", profile.Email);
        Assert.Equal(["north", "retail"], profile.Tags);
    }

    [Fact]
    public async Task A_taken_title_answers_code_146()
    {
        using var api = new ApiSession();
        api.Server.AddProfile("Taken");

        var error = await api.PostAsync("profiles", new { title = "Taken" }, HttpStatusCode.BadRequest);

        Assert.Equal(146, error.GetProperty("code").GetInt32());
        Assert.Single(api.Server.Profiles);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":" "}""")]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"title":"A","team":true}""")]
    [InlineData("""{"title":"A","email":"nobody"}""")]
    [InlineData("""{"title":"A","disableSocial":["myspace"]}""")]
    [InlineData("""{"title":"A","disableSocial":"twitter"}""")]
    [InlineData("""{"title":"A","hideLogo":"True"}""")]
    [InlineData("""{"title":"A","tags":[1]}""")]
    [InlineData("""{"title":""")]
    [InlineData("""["title"]""")]
    public async Task A_wrong_field_answers_400_and_creates_nothing(string body)
    {
        using var api = new ApiSession();
        var request = api.Request(HttpMethod.Post, "profiles");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        var error = await api.CallAsync(request, HttpStatusCode.BadRequest);

        Assert.Equal("error", error.GetProperty("status").GetString());
        Assert.Empty(api.Server.Profiles);
    }

    [Fact]
    public async Task The_older_address_creates_profiles_too()
    {
        using var api = new ApiSession();

        await api.PostAsync("profiles/profile", new { title = "A" });

        Assert.Single(api.Server.Profiles);
    }

    [Fact]
    public void A_profile_does_not_show_its_key_as_text()
    {
        using var api = new ApiSession();

        var profile = api.Server.AddProfile("A");

        Assert.DoesNotContain(profile.ProfileKey, profile.ToString());
    }
}
