using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>Webhooks are registered as Ayrshare documents, and their events delivered.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "a secret of the webhook";
    private const string Elsewhere = "https://hooks.example.com/ayrshare";

    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(30);

    private readonly ApiSession _api = new();
    private readonly Channel<SandboxDelivery> _attempts = Channel.CreateUnbounded<SandboxDelivery>();

    public WebhookTests()
    {
        _api.Server.AddProfile("A");
        _api.Server.WebhookAttempted += (_, delivery) => _attempts.Writer.TryWrite(delivery);
    }

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_webhook_is_registered_shown_and_removed_with_the_documented_bodies()
    {
        var registered = await RegisterAsync(Elsewhere);
        var shown = await _api.GetAsync("hook/webhook");
        var removed = await _api.DeleteAsync("hook/webhook", new { action = "social" });
        var none = await _api.GetAsync("hook/webhook");

        DocumentedResponse.AssertMatches("register-webhook", registered);
        DocumentedResponse.AssertMatches("webhooks", shown);
        DocumentedResponse.AssertMatches("remove-webhook", removed);
        DocumentedResponse.AssertMatches("webhooks", none, "$.social", "$.updated");
        Assert.Equal(Elsewhere, shown.GetProperty("social").GetString());
    }

    [Fact]
    public async Task A_profile_has_webhooks_of_its_own()
    {
        var key = _api.Server.Profiles[0].ProfileKey;
        await RegisterAsync(Elsewhere);
        var own = await RegisterAsync(Elsewhere + "/a", profileKey: key);

        Assert.Equal(_api.Server.Profiles[0].RefId, own.GetProperty("refId").GetString());
        Assert.Equal(Elsewhere, (await _api.GetAsync("hook/webhook")).GetProperty("social").GetString());
        Assert.Equal(Elsewhere + "/a", (await _api.GetAsync("hook/webhook", profileKey: key)).GetProperty("social").GetString());
    }

    [Theory]
    [InlineData("nosuch", Elsewhere)]
    [InlineData("social", "http://hooks.example.com")]
    [InlineData("social", "no url")]
    [InlineData("social", null)]
    [InlineData(null, Elsewhere)]
    public async Task A_wrong_request_registers_nothing(string? action, string? url)
    {
        await _api.PostAsync("hook/webhook", new { action, url, secret = Secret }, HttpStatusCode.BadRequest);

        Assert.Single((await _api.GetAsync("hook/webhook")).EnumerateObject());
    }

    [Theory]
    [InlineData(SandboxSignatureForm.Hex)]
    [InlineData(SandboxSignatureForm.Base64)]
    public async Task An_event_is_delivered_with_the_documented_headers(SandboxSignatureForm form)
    {
        using var receiver = new WebhookReceiver();
        _api.Server.SignatureForm = form;
        await RegisterAsync(receiver.Url);

        _api.Server.Link("A", "facebook");
        var (headers, body) = await receiver.NextAsync();

        Assert.Equal(Sign(body, Secret, form), headers["X-Authorization-Content-SHA256"]);
        Assert.False(headers.ContainsKey("X-Authorization-Content-SHA256-V2"));
        Assert.Equal("1", headers["X-Ayrshare-Delivery-Attempt"]);
        Assert.NotEmpty(headers["X-Ayrshare-Delivery-Id"]);
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["X-Authorization-Timestamp"], provider: null));
        Assert.InRange(_api.Server.Clock.GetUtcNow() - sent, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(
            ["social", "link", "facebook", "user", _api.Server.Profiles[0].RefId],
            Fields(body, "action", "type", "platform", "source", "refId"));
        Assert.NotEmpty(Fields(body, "hookId")[0]!);
        var delivery = await AttemptAsync();
        Assert.Equal((200, SandboxDeliveryOutcome.Delivered, "A"), (delivery.Status, delivery.Outcome, delivery.Title));
        Assert.Equal(delivery.HookId, Assert.Single(_api.Server.Deliveries).HookId);
    }

    [Fact]
    public async Task Each_change_of_what_is_linked_has_its_event()
    {
        using var receiver = new WebhookReceiver();
        await RegisterAsync(receiver.Url);
        var key = _api.Server.Profiles[0].ProfileKey;
        var events = new List<string?[]>();
        var token = (await _api.LinkAsync(key)).Query.Split("jwt=")[1].Split('&')[0];

        await NextAsync(() => _api.PressAsync(token, "linkedin"));
        await NextAsync(() => Done(() => _api.Server.RequestRefresh("A", "linkedin")));
        await NextAsync(() => Done(() => _api.Server.Invalidate("A", "linkedin")));
        await NextAsync(() => Done(() => _api.Server.Link("A", "gmb")));
        await NextAsync(() => _api.DeleteAsync("profiles/social", new { platform = "gmb" }, key));

        Assert.Equal(
            ["link linkedin user", "refresh linkedin system", "unlink linkedin system", "link gmb user", "unlink gmb user"],
            events.Select(fields => string.Join(' ', fields[..3])));
        Assert.Equal([false, true, false, false, false], events.Select(fields => fields[3] is not null));
        Assert.Equal([false, false, true, false, false], events.Select(fields => fields[4] is not null));
        // A network that was not linked is no event.
        await _api.DeleteAsync("profiles/social", new { platform = "gmb" }, key);
        Assert.Equal(0, receiver.Waiting);

        async Task NextAsync(Func<Task> change)
        {
            await change();
            events.Add(Fields((await receiver.NextAsync()).Body, "type", "platform", "source", "refreshBy", "details"));
        }
    }

    [Fact]
    public async Task The_suspension_of_a_profile_is_an_event_of_its_own()
    {
        using var receiver = new WebhookReceiver();
        await RegisterAsync(receiver.Url, "suspended");

        _api.Server.SuspendProfile("A");

        Assert.Equal(
            ["suspended", _api.Server.Profiles[0].RefId], Fields((await receiver.NextAsync()).Body, "action", "refId"));
    }

    [Fact]
    public async Task The_webhook_of_the_profile_comes_before_that_of_the_Primary_Profile()
    {
        using var own = new WebhookReceiver();
        using var common = new WebhookReceiver();
        _api.Server.AddProfile("B");
        await RegisterAsync(common.Url);
        await RegisterAsync(own.Url, profileKey: _api.Server.Profiles[0].ProfileKey);

        _api.Server.Link("A", "gmb");
        _api.Server.Link("B", "gmb");

        Assert.Equal([_api.Server.Profiles[0].RefId], Fields((await own.NextAsync()).Body, "refId"));
        Assert.Equal([_api.Server.Profiles[1].RefId], Fields((await common.NextAsync()).Body, "refId"));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_failure_is_repeated_with_the_same_event(int status)
    {
        using var receiver = new WebhookReceiver(status);
        await RegisterAsync(receiver.Url);

        _api.Server.Link("A", "gmb");
        var first = await receiver.NextAsync();
        Assert.Equal((1, status, SandboxDeliveryOutcome.WillRepeat), Describe(await AttemptAsync()));
        _api.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await receiver.NextAsync();

        Assert.Equal((2, 200, SandboxDeliveryOutcome.Delivered), Describe(await AttemptAsync()));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal("2", second.Headers["X-Ayrshare-Delivery-Attempt"]);
        Assert.NotEqual(first.Headers["X-Ayrshare-Delivery-Id"], second.Headers["X-Ayrshare-Delivery-Id"]);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Any_other_failure_is_not_repeated(int status)
    {
        using var receiver = new WebhookReceiver(status);
        await RegisterAsync(receiver.Url);

        _api.Server.Link("A", "gmb");

        Assert.Equal((1, status, SandboxDeliveryOutcome.Failed), Describe(await AttemptAsync()));
        _api.Server.Clock.Advance(TimeSpan.FromHours(2));
        await receiver.NextAsync();
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task No_response_within_15_seconds_is_repeated()
    {
        using var receiver = new WebhookReceiver(0);
        await RegisterAsync(receiver.Url);

        _api.Server.Link("A", "gmb");
        await receiver.NextAsync();
        Assert.Empty(_api.Server.Deliveries);
        _api.Server.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal((1, null, SandboxDeliveryOutcome.WillRepeat), Describe(await AttemptAsync()));
    }

    [Fact]
    public async Task An_event_is_sent_9_times_in_an_hour()
    {
        using var receiver = new WebhookReceiver([.. Enumerable.Repeat(503, 20)]);
        await RegisterAsync(receiver.Url);
        var begin = _api.Server.Clock.GetUtcNow();

        _api.Server.Link("A", "gmb");
        var attempts = new List<SandboxDelivery>();
        do
        {
            attempts.Add(await AttemptAsync());
            _api.Server.Clock.Advance(TimeSpan.FromMinutes(18));
        }
        while (attempts[^1].Outcome == SandboxDeliveryOutcome.WillRepeat);

        Assert.Equal(Enumerable.Range(1, 9), attempts.Select(attempt => attempt.Attempt));
        Assert.Equal(SandboxDeliveryOutcome.Failed, attempts[^1].Outcome);
        Assert.Single(attempts.Select(attempt => attempt.HookId).Distinct());
        Assert.True(begin <= attempts[0].Time);
    }

    [Fact]
    public async Task Nothing_is_sent_to_another_machine()
    {
        await RegisterAsync(Elsewhere);

        _api.Server.Link("A", "gmb");

        Assert.Equal((1, null, SandboxDeliveryOutcome.NotSent), Describe(await AttemptAsync()));
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_secrets_sign()
    {
        using var receiver = new WebhookReceiver();
        await RegisterAsync(receiver.Url);
        await RegisterAsync(receiver.Url, secret: "another");

        _api.Server.Link("A", "gmb");
        var rotating = await receiver.NextAsync();
        await AttemptAsync();
        _api.Server.Clock.Advance(TimeSpan.FromHours(24));
        _api.Server.Link("A", "reddit");
        var rotated = await receiver.NextAsync();

        Assert.Equal(Sign(rotating.Body, Secret, SandboxSignatureForm.Hex), rotating.Headers["X-Authorization-Content-SHA256"]);
        Assert.Equal(Sign(rotating.Body, "another", SandboxSignatureForm.Hex), rotating.Headers["X-Authorization-Content-SHA256-V2"]);
        Assert.Equal(Sign(rotated.Body, "another", SandboxSignatureForm.Hex), rotated.Headers["X-Authorization-Content-SHA256"]);
        Assert.False(rotated.Headers.ContainsKey("X-Authorization-Content-SHA256-V2"));
    }

    private static (int, int?, SandboxDeliveryOutcome) Describe(SandboxDelivery delivery) =>
        (delivery.Attempt, delivery.Status, delivery.Outcome);

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static string?[] Fields(string body, params string[] names)
    {
        using var json = JsonDocument.Parse(body);
        return [.. names.Select(name => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null)];
    }

    private static string Sign(string body, string secret, SandboxSignatureForm form)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body));
        return form == SandboxSignatureForm.Hex
            ? Convert.ToHexString(signature).ToLowerInvariant()
            : Convert.ToBase64String(signature);
    }

    private Task<JsonElement> RegisterAsync(string url, string action = "social", string secret = Secret, string? profileKey = null) =>
        _api.CallAsync(_api.Request(System.Net.Http.HttpMethod.Post, "hook/webhook", new { action, url, secret }, profileKey));

    private async Task<SandboxDelivery> AttemptAsync() =>
        await _attempts.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Prompt);
}
