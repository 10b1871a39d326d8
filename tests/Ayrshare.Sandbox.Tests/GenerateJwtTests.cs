using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class GenerateJwtTests
{
    [Fact]
    public async Task A_link_comes_with_title_and_token_and_no_more_than_was_asked_for()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var answer = await api.GenerateJwtAsync(key);

        DocumentedResponse.AssertMatches("generate-jwt", answer, "$.emailSent", "$.expiresIn");
        Assert.Equal("success", answer.GetProperty("status").GetString());
        Assert.Equal("A", answer.GetProperty("title").GetString());
        Assert.Contains("jwt=" + answer.GetProperty("token").GetString(), answer.GetProperty("url").GetString());
        Assert.Contains("domain=" + api.Server.Domain, answer.GetProperty("url").GetString());
        Assert.False(answer.TryGetProperty("emailSent", out _));
        Assert.False(answer.TryGetProperty("expiresIn", out _));
        Assert.DoesNotContain(key, answer.GetRawText());
    }

    [Fact]
    public async Task The_order_of_the_parts_of_the_url_alternates()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var first = await api.LinkAsync(key);
        var second = await api.LinkAsync(key);

        Assert.StartsWith("?domain=", first.Query);
        Assert.StartsWith("?jwt=", second.Query);
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("privateKey")]
    public async Task A_field_that_became_optional_can_be_left_out(string field)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var link = await api.LinkAsync(key, new() { [field] = null });

        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task The_whole_range_of_expiry_is_answered_as_text()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var shortest = await api.GenerateJwtAsync(key, new() { ["expiresIn"] = 1 });
        var longest = await api.GenerateJwtAsync(key, new() { ["expiresIn"] = 2880 });

        Assert.Equal("1m", shortest.GetProperty("expiresIn").GetString());
        Assert.Equal("2880m", longest.GetProperty("expiresIn").GetString());
    }

    [Theory]
    [InlineData("expiresIn", "0")]
    [InlineData("expiresIn", "2881")]
    [InlineData("expiresIn", "1.5")]
    [InlineData("expiresIn", "\"30\"")]
    [InlineData("allowedSocial", """["twitter","myspace"]""")]
    [InlineData("allowedSocial", "\"twitter\"")]
    [InlineData("redirect", "\"javascript:alert(1)\"")]
    [InlineData("redirect", "\"/done\"")]
    [InlineData("domain", "\"id-other\"")]
    [InlineData("profileKey", "\"00000000-00000000-00000000-00000000\"")]
    [InlineData("profileKey", "null")]
    [InlineData("verify", "\"yes\"")]
    [InlineData("logout", "1")]
    [InlineData("twitterApiKey", "\"consumer\"")]
    [InlineData("twitterApiSecret", "\"secret\"")]
    [InlineData("email", "{}")]
    [InlineData("email", "\"a@example.com\"")]
    [InlineData("email", """{"to":"nobody"}""")]
    [InlineData("email", """{"to":"a@example.com","bcc":"a b@example.com"}""")]
    [InlineData("email", """{"to":"a@example.com","contactEmail":"@example.com"}""")]
    [InlineData("email", """{"to":"a@example.com","termsUrl":"terms"}""")]
    [InlineData("email", """{"to":"a@example.com","privacyUrl":"ftp://example.com"}""")]
    [InlineData("email", """{"to":"a@example.com","company":" "}""")]
    public async Task A_wrong_field_answers_400_and_sends_nothing(string field, string json)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var error = await api.GenerateJwtAsync(
            key, new() { [field] = JsonDocument.Parse(json).RootElement }, HttpStatusCode.BadRequest);

        Assert.Equal("JWT", error.GetProperty("action").GetString());
        Assert.Empty(api.Server.Outbox);
    }

    [Fact]
    public async Task The_api_key_is_refused_as_a_profile_key()
    {
        using var api = new ApiSession();

        var error = await api.GenerateJwtAsync(api.Server.ApiKey, expected: HttpStatusCode.BadRequest);

        Assert.Contains("API Key", error.GetProperty("message").GetString());
        Assert.DoesNotContain(api.Server.ApiKey, error.GetRawText());
    }

    [Theory]
    [InlineData("expiresIn", "30")]
    [InlineData("email", """{"to":"a@example.com"}""")]
    public async Task Without_the_max_pack_its_fields_fail_with_code_504(string field, string json)
    {
        using var api = new ApiSession(new SandboxOptions { MaxPack = false });
        var key = await api.CreateProfileAsync("A");
        var fields = new Dictionary<string, object?> { [field] = JsonDocument.Parse(json).RootElement };

        var error = await api.GenerateJwtAsync(key, fields, HttpStatusCode.BadRequest);
        Assert.Equal(504, error.GetProperty("code").GetInt32());
        Assert.Contains("Max Pack", error.GetProperty("message").GetString());

        api.Server.MaxPack = true;
        await api.GenerateJwtAsync(key, fields);
    }

    [Theory]
    [InlineData("X-Twitter-OAuth1-Api-Key")]
    [InlineData("X-Twitter-OAuth1-Api-Secret")]
    public async Task One_x_header_without_the_other_answers_400(string header)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var request = api.Request(HttpMethod.Post, "profiles/generateJWT", new { profileKey = key });
        request.Headers.Add(header, "x");

        await api.CallAsync(request, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Both_x_credentials_are_taken_as_headers_and_in_the_body()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var request = api.Request(HttpMethod.Post, "profiles/generateJWT", new { profileKey = key }, key);
        request.Headers.Add("X-Twitter-OAuth1-Api-Key", "consumer");
        request.Headers.Add("X-Twitter-OAuth1-Api-Secret", "secret");

        await api.CallAsync(request);
        await api.GenerateJwtAsync(key, new() { ["twitterApiKey"] = "consumer", ["twitterApiSecret"] = "secret" });
    }

    [Fact]
    public async Task A_base64_key_is_decoded_first()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(api.Server.PrivateKey));

        await api.GenerateJwtAsync(key, new() { ["privateKey"] = encoded, ["base64"] = true, ["verify"] = true });
        var error = await api.GenerateJwtAsync(key, new() { ["privateKey"] = encoded, ["verify"] = true }, HttpStatusCode.BadRequest);

        Assert.Equal(189, error.GetProperty("code").GetInt32());
    }

    public static TheoryData<string> WrongKeys()
    {
        var pem = ApiSession.AccountKey;
        var middle = pem.Length / 2;
        return
        [
            pem.Remove(middle, 1),
            pem.Remove(middle, 1).Insert(middle, pem[middle] == 'A' ? "B" : "A"),
            pem.Replace("\n", "\\n", StringComparison.Ordinal),
            pem[..middle],
            "no key",
            "",
            ApiSession.NewKey(2048),
        ];
    }

    [Theory]
    [MemberData(nameof(WrongKeys), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_key_is_told_with_verify_and_else_gives_a_link_that_does_not_open(string pem)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var error = await api.GenerateJwtAsync(key, new() { ["privateKey"] = pem, ["verify"] = true }, HttpStatusCode.BadRequest);
        var link = await api.LinkAsync(key, new() { ["privateKey"] = pem });

        Assert.Equal(189, error.GetProperty("code").GetInt32());
        Assert.StartsWith("Error generating JWT.", error.GetProperty("message").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task The_newer_form_does_not_read_the_key()
    {
        using var api = new ApiSession(new SandboxOptions { TokenForm = SandboxTokenForm.Opaque });
        var key = await api.CreateProfileAsync("A");

        var link = await api.LinkAsync(key, new() { ["privateKey"] = "no key", ["base64"] = true, ["verify"] = true });

        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(link)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_profile_key_is_required(string? profileKey)
    {
        using var api = new ApiSession();

        var link = await api.GenerateJwtAsync(profileKey, expected: HttpStatusCode.BadRequest);
        var session = await api.CreateLinkSessionAsync(profileKey: null, expected: HttpStatusCode.BadRequest);

        Assert.Equal(
            ("Profile Key is required", "Profile Key is required"),
            (link.GetProperty("message").GetString(), session.GetProperty("message").GetString()));
    }
}
