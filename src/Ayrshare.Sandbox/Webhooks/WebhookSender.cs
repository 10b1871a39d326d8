using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>
/// Delivers events to webhooks on this machine, as Ayrshare does. After HTTP 408, 425, 429, 5xx or no response within 15 seconds, an
/// event is sent again, up to 9 times in about an hour. Redirects are not followed. All times are those of the sandbox's clock.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int NewestDeliveries = 1000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // Ayrshare documents about 9 sends in an hour, and not the pauses between them.
    private static readonly TimeSpan[] Pauses =
        [.. new[] { 0.5, 1, 2, 4, 7, 12, 15, 18 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    private readonly ProfileStore _profiles;
    private readonly WebhookStore _webhooks;
    private readonly TimeProvider _clock;
    private readonly DeliveryLog _log = new(NewestDeliveries);
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public WebhookSender(ProfileStore profiles, WebhookStore webhooks, TimeProvider clock)
    {
        _profiles = profiles;
        _webhooks = webhooks;
        _clock = clock;
        profiles.Changed += change =>
        {
            foreach (var happened in WebhookEvent.Of(change, clock.GetUtcNow()))
                Deliver(happened);
        };
    }

    /// <summary>An attempt to deliver an event has ended.</summary>
    public event Action<SandboxDelivery>? Attempted;

    public SandboxSignatureForm SignatureForm { get; set; }

    public DeliveryLog Log => _log;

    /// <summary>Begins to deliver an event, if a webhook is registered for it.</summary>
    public void Deliver(WebhookEvent happened)
    {
        if (_webhooks.Find(happened.Profile, _profiles.Primary, happened.Action) is { } webhook)
            _ = DeliverAsync(webhook, happened);
    }

    /// <summary>Ends all deliveries.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _http.Dispose();
    }

    private async Task DeliverAsync(RegisteredWebhook webhook, WebhookEvent happened)
    {
        try
        {
            Task? pause = Task.CompletedTask;
            for (var attempt = 1; pause is not null; attempt++)
            {
                await pause.ConfigureAwait(false);
                pause = await AttemptAsync(webhook, happened, attempt).ConfigureAwait(false);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The sandbox was stopped.
        }
    }

    /// <summary>Sends an event once, and returns the pause before it must be sent again, or null if it must not.</summary>
    private async Task<Task?> AttemptAsync(RegisteredWebhook webhook, WebhookEvent happened, int attempt)
    {
        var now = _clock.GetUtcNow();
        var headers = WebhookRequest.Headers(webhook, happened.Body, attempt, now, SignatureForm);
        int? status = null;
        if (webhook.Url.IsLoopback)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
            {
                Content = new StringContent(happened.Body, Encoding.UTF8, "application/json"),
            };
            foreach (var header in headers)
                request.Headers.Add(header.Key, header.Value);
            status = await SendAsync(request).ConfigureAwait(false);
        }

        var outcome = !webhook.Url.IsLoopback ? SandboxDeliveryOutcome.NotSent
            : status is >= 200 and < 300 ? SandboxDeliveryOutcome.Delivered
            : status is null or 408 or 425 or 429 or >= 500 && attempt <= Pauses.Length ? SandboxDeliveryOutcome.WillRepeat
            : SandboxDeliveryOutcome.Failed;
        var delivery = new SandboxDelivery
        {
            Action = happened.Action,
            Title = happened.Profile.Title,
            Url = webhook.Url,
            HookId = happened.HookId,
            Attempt = attempt,
            Status = status,
            Outcome = outcome,
            Time = now,
            Headers = new(headers),
            Body = happened.Body,
        };
        // The pause begins before the attempt is shown, so that a caller who sees the attempt can advance the clock past the pause.
        var pause = outcome == SandboxDeliveryOutcome.WillRepeat ? _clock.Delay(Pauses[attempt - 1], _stop.Token) : null;
        _log.Add(delivery);
        Attempted?.Invoke(delivery);
        return pause;
    }

    private async Task<int?> SendAsync(HttpRequestMessage request)
    {
        using var timeout = _clock.CreateCancellationTokenSource(Timeout);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !_stop.IsCancellationRequested)
        {
            return null;
        }
    }
}
