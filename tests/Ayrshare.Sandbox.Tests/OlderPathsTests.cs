using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>The requests of the official Python client, which names the profile in the body and adds a field <c>source</c>.</summary>
public sealed class OlderPathsTests
{
    [Fact]
    public async Task A_profile_can_be_created_changed_and_deleted()
    {
        using var api = new ApiSession();

        var created = await SendAsync(HttpMethod.Post, "profiles/create-profile", new { title = "A", source = "pypi" });
        var profileKey = created.GetProperty("profileKey").GetString();
        await SendAsync(HttpMethod.Put, "profiles/profile", new { profileKey, title = "B", source = "pypi" });
        Assert.Equal("B", Assert.Single(api.Server.Profiles).Title);
        await SendAsync(HttpMethod.Delete, "profiles/social", new { profileKey, platform = "twitter", source = "pypi" });
        await SendAsync(HttpMethod.Delete, "profiles/delete-profile", new { profileKey, source = "pypi" });

        Assert.Empty(api.Server.Profiles);

        Task<JsonElement> SendAsync(HttpMethod method, string path, object body) =>
            api.CallAsync(api.Request(method, path, body));
    }
}
