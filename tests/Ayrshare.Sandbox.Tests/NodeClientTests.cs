using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>Ayrshare's official Node client, with only its base address changed, against the sandbox.</summary>
public sealed class NodeClientTests
{
    private static readonly string ClientFolder = Path.Combine(AppContext.BaseDirectory, "NodeClient");

    [Fact]
    public async Task The_official_node_client_works_for_the_calls_that_are_served()
    {
        var node = FindOnPath("node");
        var npm = FindOnPath("npm");
        if (node is null || npm is null)
            Assert.Skip("node and npm are not on the PATH.");

        using var api = new ApiSession();
        api.Server.AddProfile("Linked");
        api.Server.Link("Linked", "facebook");
        api.Server.Link("Linked", "tiktok");
        var keyFile = Path.Combine(ClientFolder, "private.key");
        await File.WriteAllTextAsync(keyFile, api.Server.PrivateKey, TestContext.Current.CancellationToken);

        await RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], []);
        var output = await RunAsync(node, ["client.mjs"], new()
        {
            ["AYRSHARE_BASE_URI"] = api.Server.BaseUri.AbsoluteUri,
            ["AYRSHARE_API_KEY"] = api.Server.ApiKey,
            ["AYRSHARE_DOMAIN"] = api.Server.Domain,
            ["AYRSHARE_PRIVATE_KEY_PATH"] = keyFile,
        });
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("call").GetString()!, line => line.GetProperty("answer"));

        var profile = api.Server.Profiles.Single(profile => profile.Title == "Käserei Müller");
        Assert.Equal(profile.ProfileKey, answers["createProfile"].GetProperty("profileKey").GetString());
        Assert.Equal(["node"], profile.Tags);
        Assert.Equal(146, answers["createProfile again"].GetProperty("code").GetInt32());
        Assert.Equal(profile.RefId, answers["getProfiles"].GetProperty("profiles")[0].GetProperty("refId").GetString());
        Assert.Equal("Linked", Assert.Single(answers["getProfiles linked"].GetProperty("profiles").EnumerateArray()).GetProperty("title").GetString());
        Assert.Equal("30m", answers["generateJWT"].GetProperty("expiresIn").GetString());
        Assert.True(answers["generateJWT"].GetProperty("emailSent").GetBoolean());
        Assert.Contains("Facebook", (await api.OpenAsync(new Uri(answers["generateJWT"].GetProperty("url").GetString()!))).Html);
        Assert.Equal("Primary Profile", answers["user"].GetProperty("title").GetString());
        Assert.Equal("Käserei Müller", answers["user of the profile"].GetProperty("title").GetString());
        Assert.Equal(102, answers["wrong key"].GetProperty("code").GetInt32());
    }

    private static string? FindOnPath(string program)
    {
        var names = OperatingSystem.IsWindows() ? new[] { program + ".exe", program + ".cmd" } : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = ClientFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in environment)
            start.Environment[variable.Key] = variable.Value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} failed: {await errors}");
        return await output;
    }
}
