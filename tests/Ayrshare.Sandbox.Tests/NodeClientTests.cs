using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.NodeScripts;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>Ayrshare's official Node client, with only its base address changed, against the sandbox.</summary>
public sealed class NodeClientTests
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_official_node_client_works_for_the_calls_that_are_served()
    {
        var script = NodeScript.FindOrSkip("NodeClient", "client.mjs");
        using var api = new ApiSession();
        var linked = api.Server.AddProfile("Linked");
        api.Server.Link("Linked", "facebook");
        api.Server.Link("Linked", "tiktok");
        var keyFile = Path.Combine(AppContext.BaseDirectory, "NodeClient", "private.key");
        await File.WriteAllTextAsync(keyFile, api.Server.PrivateKey, TestContext.Current.CancellationToken);
        var atWork = new TaskCompletionSource<SandboxProfile>(TaskCreationOptions.RunContinuationsAsynchronously);
        api.Server.RequestStarted += (_, request) =>
        {
            // The profile as the client's calls have left it, before they delete it.
            if (request is { Method: "POST", Path: "/api/post" })
                atWork.TrySetResult(api.Server.Profiles.Single(profile => profile.Title != "Linked"));
        };

        var output = await script.RunAsync(
            new()
            {
                ["AYRSHARE_BASE_URI"] = api.Server.BaseUri.AbsoluteUri,
                ["AYRSHARE_API_KEY"] = api.Server.ApiKey,
                ["AYRSHARE_DOMAIN"] = api.Server.Domain,
                ["AYRSHARE_PRIVATE_KEY_PATH"] = keyFile,
                ["AYRSHARE_LINKED_KEY"] = linked.ProfileKey,
            },
            LongestRun);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("call").GetString()!, line => line.GetProperty("answer"));

        var profile = await atWork.Task;
        Assert.Equal(profile.ProfileKey, Text("createProfile", "profileKey"));
        Assert.Equal(146, Code("createProfile again"));
        Assert.Equal(profile.RefId, answers["getProfiles"].GetProperty("profiles")[0].GetProperty("refId").GetString());
        var listed = Assert.Single(answers["getProfiles linked"].GetProperty("profiles").EnumerateArray());
        Assert.Equal("Linked", listed.GetProperty("title").GetString());
        Assert.Equal(("30m", "Käserei Müller"), (Text("generateJWT", "expiresIn"), Text("generateJWT", "title")));
        Assert.True(answers["generateJWT"].GetProperty("emailSent").GetBoolean());
        Assert.Equal(Text("generateJWT", "url"), Assert.Single(api.Server.Outbox).Link.AbsoluteUri);
        Assert.Equal("Primary Profile", Text("user", "title"));

        Assert.Equal(("success", profile.RefId), (Text("updateProfile", "status"), Text("updateProfile", "refId")));
        Assert.Equal(146, Code("updateProfile taken"));
        Assert.Equal(("Käserei Müller & Söhne", "Willkommen"), (profile.Title, profile.SubHeader));
        Assert.Empty(profile.Tags);
        Assert.Equal(["reddit"], profile.DisableSocial);
        Assert.Equal("Käserei Müller & Söhne", Text("user of the profile", "title"));
        Assert.Equal("success", Text("updateProfile of the profile", "status"));
        Assert.Equal(("facebook", linked.RefId), (Text("unlinkSocial", "platform"), Text("unlinkSocial", "refId")));
        Assert.Equal(
            ("twitter", profile.RefId),
            (Text("unlinkSocial of the profile", "platform"), Text("unlinkSocial of the profile", "refId")));

        Assert.Equal(("success", "Grüße"), (Text("post", "status"), Text("post", "post")));
        Assert.Equal("error", Text("post to what is not linked", "status"));
        Assert.All(["getPost", "history by id", "delete"], call => Assert.Equal(Text("post", "id"), Text(call, "id")));
        Assert.Equal(1, answers["history"].GetProperty("count").GetInt32());
        Assert.Empty(answers["history of nothing"].GetProperty("history").EnumerateArray());

        Assert.Equal(("success", profile.RefId), (Text("deleteProfile", "status"), Text("deleteProfile", "refId")));
        Assert.Equal("error", Text("deleteProfile again", "status"));
        Assert.Equal(linked.RefId, Text("deleteProfile of the profile", "refId"));
        Assert.Empty(api.Server.Profiles);
        Assert.Equal(102, Code("wrong key"));

        string? Text(string call, string field) => answers[call].GetProperty(field).GetString();
        int Code(string call) => answers[call].GetProperty("code").GetInt32();
    }
}
