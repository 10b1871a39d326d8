using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.Tests.Documented;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>Webhooks are registered, and their deliveries read or refused.</summary>
public sealed class WebhookTests
{
    private const string Secret = "a secret of the webhook";
    private const string Body = """{"action":"social","type":"link","platform":"facebook","refId":"r1","hookId":"h1"}""";

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_registered_webhook()
    {
        var documented = DocumentedResponse.Read("register-webhook").Replace("https://…", "https://a.example/", StringComparison.Ordinal);
        using var client = FakeApi.Always(200, documented).Client();

        var webhook = await client.RegisterWebhookAsync(new WebhookRequest
        {
            Action = "feed",
            Url = new Uri("https://b.example/"),
            Secret = new Secret(Secret),
        });

        Assert.Equal(("social", "https://a.example/", "…"), (webhook.Action, webhook.Url.AbsoluteUri, webhook.RefId));
    }

    [Fact]
    public async Task The_webhooks_of_a_profile()
    {
        using var client = FakeApi.Always(200, DocumentedResponse.Read("webhooks")).Client();

        var list = await client.GetWebhooksAsync(null);

        var webhook = Assert.Single(list.Webhooks);
        Assert.Equal(("social", "https://hooks.example.com/ayrshare"), (webhook.Action, webhook.Url.AbsoluteUri));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 3, 26, 838, TimeSpan.Zero), list.Updated);
    }

    [Fact]
    public async Task A_removed_webhook()
    {
        using var client = FakeApi.Always(200, DocumentedResponse.Read("remove-webhook")).Client();

        await client.RemoveWebhookAsync(new Secret(Calls.ProfileKey), "social");
    }

    [Fact]
    public void An_event_has_what_is_documented_and_keeps_what_is_not_known()
    {
        var found = Read("""
            {"action":"social","created":"2026-09-01T07:59:58Z","hookId":"h1","type":"refresh","platform":"linkedin","refId":"r1",
            "source":"system","refreshBy":"2026-09-08T08:00:00Z","details":{"a":1},"code":7}
            """);

        Assert.Equal(
            ("social", WebhookEventType.Refresh, "linkedin", "r1", "system", "h1"),
            (found.Action, found.Type, found.Network, found.RefId, found.Source, found.HookId));
        Assert.Equal((Now.AddSeconds(-2), Now.AddDays(7)), (found.Created, found.RefreshBy));
        Assert.Equal(("d1", 2), (found.DeliveryId, found.DeliveryAttempt));
        Assert.Null(found.Title);
        Assert.Equal(["details", "code"], found.Details.Select(field => field.Name));
    }

    [Theory]
    [InlineData("""{"type":"video","platform":{"a":1},"created":"yesterday","source":null,"refreshBy":[],"hookId":{}}""")]
    public void A_field_of_an_unknown_form_is_a_detail(string body)
    {
        var found = Read(body);

        Assert.Null(found.Type);
        Assert.Null(found.Network);
        Assert.Null(found.Created);
        Assert.Equal(["type", "platform", "created", "source", "refreshBy", "hookId"], found.Details.Select(field => field.Name));
        Assert.NotEmpty(found.Identity);
    }

    [Theory]
    [InlineData(@"{""title"":""a\ud83d""}", "a\uFFFD")]
    [InlineData(@"{""title"":""\ude00a""}", "\uFFFDa")]
    [InlineData(@"{""title"":""\ud83d\ude00""}", "\U0001F600")]
    [InlineData(@"{""title"":""\\ud83d""}", @"\ud83d")]
    [InlineData(@"{""title"":""\\\ud83d\ud83d\ude00""}", "\\\uFFFD\U0001F600")]
    public void Half_a_surrogate_pair_does_not_cost_the_event(string body, string title) => Assert.Equal(title, Read(body).Title);

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\\u12\":1}")]
    [InlineData("\\")]
    public void A_body_that_is_no_object_is_refused(string body) =>
        Assert.Equal(WebhookProblem.BodyInvalid, Refuse(Delivery(body)).Problem);

    public static TheoryData<string> Forms =>
    [
        Hex(Body, Secret),
        Hex(Body, Secret).ToUpperInvariant(),
        $" {Hex(Body, Secret)} ",
        "sha256=" + Hex(Body, Secret),
        Base64(Body, Secret),
        Base64(Body, Secret).TrimEnd('='),
        Base64(Body, Secret).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_signature_can_be_written_in_several_forms(string signature) =>
        Assert.Equal("h1", Read(Delivery(Body) with { Signatures = [signature] }).HookId);

    [Fact]
    public void One_signature_and_one_secret_must_agree()
    {
        var rotating = Delivery(Body) with { Signatures = [Hex(Body, "old"), Hex(Body, "new")] };

        Assert.NotNull(Read(rotating, "old"));
        Assert.NotNull(Read(rotating, "new"));
        Assert.NotNull(Read(Delivery(Body), "new", Secret));
        Assert.Equal(WebhookProblem.SignatureMismatch, Refuse(rotating, "another").Problem);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg")]
    [InlineData("ＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%=")]
    public void A_wrong_signature_is_refused(string signature) =>
        Assert.Equal(WebhookProblem.SignatureMismatch, Refuse(Delivery(Body) with { Signatures = [signature] }).Problem);

    [Fact]
    public void A_body_that_was_changed_is_refused()
    {
        var changed = Delivery(Body) with { Body = Encoding.UTF8.GetBytes(Body.Replace("r1", "r2", StringComparison.Ordinal)) };

        var refusal = Refuse(changed);

        Assert.Equal(WebhookProblem.SignatureMismatch, refusal.Problem);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Hex(Body, Secret), refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_delivery_without_a_signature_is_refused()
    {
        Assert.Equal(WebhookProblem.SignatureMissing, Refuse(Delivery(Body) with { Signatures = [] }).Problem);
        Assert.Equal(WebhookProblem.SignatureMissing, Refuse(Delivery(Body) with { Signatures = [" "] }).Problem);
    }

    [Theory]
    [InlineData(-300, null)]
    [InlineData(-301, WebhookProblem.TooOld)]
    [InlineData(300, null)]
    [InlineData(301, WebhookProblem.InFuture)]
    public void The_timestamp_must_be_near(int seconds, WebhookProblem? problem)
    {
        var delivery = Delivery(Body) with { Timestamps = [$"{Now.AddSeconds(seconds).ToUnixTimeSeconds()}"] };

        if (problem is null)
            Assert.NotNull(Read(delivery));
        else
            Assert.Equal(problem, Refuse(delivery).Problem);
    }

    [Fact]
    public void A_timestamp_in_milliseconds_is_a_time_too() =>
        Assert.NotNull(Read(Delivery(Body) with { Timestamps = [$"{Now.ToUnixTimeMilliseconds()}"] }));

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999999")]
    [InlineData("1788249600", "1788249601")]
    public void A_timestamp_that_is_no_time_is_refused(params string[] timestamps) =>
        Assert.Equal(WebhookProblem.TimestampInvalid, Refuse(Delivery(Body) with { Timestamps = timestamps }).Problem);

    [Fact]
    public void The_newest_events_are_remembered()
    {
        var received = new ReceivedEvents(2);
        var events = Enumerable.Range(1, 3).Select(number => Read($$"""{"hookId":"h{{number}}"}""")).ToArray();

        Assert.True(received.Add(events[0]));
        Assert.False(received.Add(events[0]));
        Assert.True(received.Add(events[1]));
        Assert.True(received.Add(events[2]));
        Assert.False(received.Add(events[2]));
        Assert.True(received.Add(events[0]));
    }

    [Fact]
    public void An_event_without_an_id_is_known_by_its_body()
    {
        var received = new ReceivedEvents(2);

        Assert.True(received.Add(Read("""{"action":"a"}""")));
        Assert.True(received.Add(Read("""{"action":"b"}""")));
        Assert.False(received.Add(Read("""{"action":"a"}""")));
    }

    private static WebhookEvent Read(string body) => Read(Delivery(body));

    private static WebhookEvent Read(WebhookDelivery delivery, params string[] secrets) => Reader(secrets).Read(delivery);

    private static WebhookRefusedException Refuse(WebhookDelivery delivery, params string[] secrets) =>
        Assert.Throws<WebhookRefusedException>(() => Reader(secrets).Read(delivery));

    private static WebhookReader Reader(string[] secrets) => new(
        [.. (secrets.Length == 0 ? [Secret] : secrets).Select(secret => new Secret(secret))], TimeSpan.FromMinutes(5), new FixedClock());

    private static WebhookDelivery Delivery(string body) => new()
    {
        Body = Encoding.UTF8.GetBytes(body),
        Signatures = [Hex(body, Secret)],
        Timestamps = [$"{Now.ToUnixTimeSeconds()}"],
        DeliveryId = "d1",
        Attempt = 2,
    };

    private static string Hex(string body, string secret) => Convert.ToHexString(Sign(body, secret)).ToLowerInvariant();

    private static string Base64(string body, string secret) => Convert.ToBase64String(Sign(body, secret));

    private static byte[] Sign(string body, string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
