using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>A sandbox of one test's own, and HTTP to talk to it.</summary>
internal sealed class ApiSession : IDisposable
{
    private readonly HttpClient _http;

    public ApiSession(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.PrivateKey ??= AccountKey;
        Server = SandboxServer.Start(options);
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>One key for all tests, since making one takes a while.</summary>
    public static string AccountKey { get; } = NewKey(2048);

    public SandboxServer Server { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewKey(int bits)
    {
        using var rsa = RSA.Create(bits);
        return rsa.ExportRSAPrivateKeyPem();
    }

    public HttpRequestMessage Request(HttpMethod method, string path, object? body = null, string? profileKey = null)
    {
        var request = new HttpRequestMessage(method, $"{Server.BaseUri}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.ApiKey);
        if (profileKey is not null)
            request.Headers.Add("Profile-Key", profileKey);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, Cancellation);

    /// <summary>Sends and reads the answer's JSON, after checking its status.</summary>
    public async Task<JsonElement> CallAsync(HttpRequestMessage request, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(request);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        CallAsync(Request(HttpMethod.Post, path, body), expected);

    public Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK, string? profileKey = null) =>
        CallAsync(Request(HttpMethod.Get, path, profileKey: profileKey), expected);

    public Task<JsonElement> PatchAsync(
        string path, object body, string? profileKey, HttpStatusCode expected = HttpStatusCode.OK) =>
        CallAsync(Request(HttpMethod.Patch, path, body, profileKey), expected);

    public Task<JsonElement> DeleteAsync(
        string path, object? body = null, string? profileKey = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        CallAsync(Request(HttpMethod.Delete, path, body, profileKey), expected);

    public Task<JsonElement> CreateLinkSessionAsync(
        string? profileKey, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        CallAsync(Request(HttpMethod.Post, "profiles/link-sessions", body ?? new { }, profileKey), expected);

    /// <summary>Creates a profile and answers its key.</summary>
    public async Task<string> CreateProfileAsync(string title) =>
        (await PostAsync("profiles", new { title })).GetProperty("profileKey").GetString()!;

    /// <summary>Asks for a link with the account's key and domain, and more fields or other ones.</summary>
    public Task<JsonElement> GenerateJwtAsync(
        string? profileKey, Dictionary<string, object?>? fields = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var body = new Dictionary<string, object?>
        {
            ["domain"] = Server.Domain,
            ["privateKey"] = Server.PrivateKey,
            ["profileKey"] = profileKey,
        };
        foreach (var field in fields ?? [])
            body[field.Key] = field.Value;
        return PostAsync("profiles/generateJWT", body, expected);
    }

    public async Task<Uri> LinkAsync(string profileKey, Dictionary<string, object?>? fields = null) =>
        new((await GenerateJwtAsync(profileKey, fields)).GetProperty("url").GetString()!);

    public async Task<(HttpStatusCode Status, string Html)> OpenAsync(Uri page)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, page));
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Presses a network's button on the linking page.</summary>
    public Task<HttpResponseMessage> PressAsync(string token, string network, string action = "link") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Server.BaseUri, "/link"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["session"] = token,
                ["network"] = network,
                ["action"] = action,
            }),
        });

    public void Dispose()
    {
        _http.Dispose();
        Server.Dispose();
    }
}
