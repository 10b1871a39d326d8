using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>A server that sends back all that it was sent, in every kind of failure.</summary>
public sealed class SecretSweepTests
{
    private static string EchoOf(SentRequest request) =>
        $"{request.Method} "
        + $"{request.Uri}\n{string.Join("\n", request.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n\n{request.Body}";

    private static string Text(object value) => JsonSerializer.Serialize(value);

    private static readonly Dictionary<string, Func<SentRequest, HttpResponseMessage>> Failures = new()
    {
        ["rejected"] = request => FakeApi.Json(
            400, Text(new { status = "error", code = 1, message = EchoOf(request), action = EchoOf(request), platform = EchoOf(request) })),
        ["errors"] = request => FakeApi.Json(
            200, Text(new { status = "error", errors = new object[] { new { message = EchoOf(request) }, EchoOf(request) } })),
        ["parsed echo"] = request => FakeApi.Json(400, Text(new
        {
            status = "error",
            message = request.Body.Length > 0 ? string.Join(
            "; ", request.Json().EnumerateObject().Select(p => $"{p.Name}={p.Value}")) : EchoOf(request)
        })),
        ["body alone"] = request => FakeApi.Json(400, Text(new { status = "error", message = request.Body })),
        ["body from the second line of the key"] = request => FakeApi.Json(
            400, Text(new { status = "error", message = request.Body[(request.Body.IndexOf("\\n", StringComparison.Ordinal) + 1)..] })),
        ["unauthorized"] = request => FakeApi.Json(401, Text(new { message = EchoOf(request) })),
        ["taken"] = request => FakeApi.Json(400, Text(new { code = 146, message = EchoOf(request) })),
        ["refused key"] = request => FakeApi.Json(400, Text(new { code = 189, message = EchoOf(request) })),
        ["limited"] = request => FakeApi.Json(429, Text(new { message = EchoOf(request) })),
        ["server error"] = request => FakeApi.Json(
            500, Text(new { message = EchoOf(request) }), ("x-request-id", request.Headers["Authorization"])),
        ["html"] = request => FakeApi.Json(502, "<html>" + EchoOf(request)),
        ["text"] = request => FakeApi.Json(200, EchoOf(request)),
        ["wrong types"] = request => FakeApi.Json(200, Text(new
        {
            profileKey = new[] { EchoOf(request) },
            url = new[] { EchoOf(request) },
            profiles = EchoOf(request),
            activeSocialAccounts = EchoOf(request),
        })),
        ["no url"] = request => FakeApi.Json(200, Text(
            new { url = EchoOf(request), token = "eyJ", profiles = new[] { new { createdUTC = EchoOf(request) } }, title = new[] { 1 } })),
        ["cut"] = request => throw new HttpRequestException("cut", new IOException("reset")),
        ["refused"] = request => throw FakeApi.Refused(),
        ["too large"] = request => FakeApi.Json(
            200, string.Concat(Enumerable.Repeat(EchoOf(request), (65 << 20) / EchoOf(request).Length))),
    };

    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var call in Calls.All.Keys)
        {
            foreach (var failure in Failures.Keys.Where(failure => (failure != "too large" || call == "mail") && !(
                (failure is "no url" or "wrong types") && call is ("status" or "revoke" or "webhook"))))
                data.Add(call, failure);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_failure_shows_a_credential(string call, string failure)
    {
        var events = new List<ApiEvent>();
        var api = new FakeApi(Failures[failure]);
        using var client = api.Client();
        var shown = await Assert.ThrowsAsync<AyrshareApiException>(() => call switch
        {
            "create" => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }, new CallOptions { Observer = events.Add }),
            "list" => client.ListProfilesAsync(new ProfileQuery(), new CallOptions { Observer = events.Add }),
            "user" => client.GetUserAsync(new Secret(Calls.ProfileKey), new CallOptions { Observer = events.Add }),
            "session" => client.CreateLinkSessionAsync(Calls.SessionRequest(), new CallOptions { Observer = events.Add }),
            "session mail" => client.CreateLinkSessionAsync(
                Calls.SessionRequest(new ConnectEmail { To = "a@example.com" }), new CallOptions { Observer = events.Add }),
            "status" => client.GetLinkSessionAsync("s-1", new Secret(Calls.ProfileKey), new CallOptions { Observer = events.Add }),
            "revoke" => client.RevokeLinkSessionAsync("s-1", new Secret(Calls.ProfileKey), new CallOptions { Observer = events.Add }),
            "webhook" => client.RegisterWebhookAsync(Calls.WebhookRequest(), new CallOptions { Observer = events.Add }),
            "mail" => client.GenerateJwtAsync(
                Calls.LinkRequest(email: new ConnectEmail { To = "a@example.com" }), new CallOptions { Observer = events.Add }),
            _ => client.GenerateJwtAsync(
                Calls.LinkRequest(base64: call == "base64", xInBody: call == "body"), new CallOptions { Observer = events.Add }),
        });
        Assert.InRange(shown.Message.Length, 10, 600);
        for (Exception? inner = shown; inner is not null; inner = inner.InnerException)
            RedactorTests.AssertClean(inner.Message);
        RedactorTests.AssertClean(shown.ToString());
        RedactorTests.AssertClean($"{shown.Action} {shown.Platform} {shown.RequestId}");
        RedactorTests.AssertClean(string.Join("\n", events.Select(e => e.Text)));
    }
}
