using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class AuthenticationTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData(401, HttpStatusCode.Unauthorized)]
    public async Task A_request_without_a_key_fails_with_code_102_and_the_status_of_the_options(int? option, HttpStatusCode expected)
    {
        var options = new SandboxOptions();
        options.WrongKeyStatus = option ?? options.WrongKeyStatus;
        using var api = new ApiSession(options);
        var request = api.Request(HttpMethod.Get, "user");
        request.Headers.Authorization = null;

        var error = await api.CallAsync(request, expected);

        DocumentedResponse.AssertMatches("error", error);
        Assert.Equal(102, error.GetProperty("code").GetInt32());
        Assert.Equal("error", error.GetProperty("status").GetString());
        Assert.Equal("request", error.GetProperty("action").GetString());
        Assert.Equal("API Key not valid.", error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("Bearer", "00000000-00000000-00000000-00000000")]
    [InlineData("Basic", "")]
    public async Task A_wrong_key_fails_with_403(string scheme, string key)
    {
        using var api = new ApiSession();
        var request = api.Request(HttpMethod.Post, "profiles", new { title = "A" });
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, key.Length == 0 ? api.Server.ApiKey : key);

        await api.CallAsync(request, HttpStatusCode.Forbidden);

        Assert.Empty(api.Server.Profiles);
    }

    [Fact]
    public async Task A_call_without_a_key_does_not_use_up_the_budget()
    {
        using var api = new ApiSession(new SandboxOptions { RateLimit = 1 });
        var request = api.Request(HttpMethod.Get, "user");
        request.Headers.Authorization = null;
        await api.CallAsync(request, HttpStatusCode.Forbidden);

        await api.GetAsync("user");
    }

    [Fact]
    public async Task A_suspended_account_answers_403_to_every_call()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.Suspended = true;

        await api.GetAsync("user", HttpStatusCode.Forbidden);
        await api.GetAsync("profiles", HttpStatusCode.Forbidden);
        await api.PostAsync("profiles", new { title = "B" }, HttpStatusCode.Forbidden);
        await api.GenerateJwtAsync(key, expected: HttpStatusCode.Forbidden);
        Assert.Single(api.Server.Profiles);
    }

    [Fact]
    public async Task A_suspended_profile_answers_403_to_its_own_calls_only()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.SuspendProfile("A");

        await api.GetAsync("user", HttpStatusCode.Forbidden, key);
        await api.GenerateJwtAsync(key, expected: HttpStatusCode.Forbidden);
        await api.GetAsync("user");
    }

    [Fact]
    public async Task An_unknown_profile_key_header_answers_403()
    {
        using var api = new ApiSession();

        await api.GetAsync("user", HttpStatusCode.Forbidden, "no-such-key");
    }

    [Fact]
    public async Task A_path_that_is_not_served_answers_404_as_json()
    {
        using var api = new ApiSession();

        var error = await api.GetAsync("no-such-endpoint", HttpStatusCode.NotFound);

        Assert.Equal("error", error.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_method_that_is_not_served_answers_405_with_the_ones_that_are()
    {
        using var api = new ApiSession();

        using var response = await api.SendAsync(api.Request(HttpMethod.Put, "profiles", new { title = "A" }));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }
}
