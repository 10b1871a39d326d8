using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>
/// Reads the body of a delivery. Which fields an event has is documented only in part: a field that is missing is null, and a
/// field that is not known, or not of the known form, is a detail.
/// </summary>
internal static class WebhookEventReader
{
    /// <exception cref="WebhookRefusedException">The body is not a JSON object.</exception>
    public static WebhookEvent Read(WebhookDelivery delivery)
    {
        var fields = new Fields(Parse(delivery.Body));
        var hookId = fields.Take("hookId", LenientJson.Text);
        return new WebhookEvent
        {
            HookId = hookId,
            Action = fields.Take("action", LenientJson.Text),
            Type = fields.Take("type", ReadType),
            Network = fields.Take("platform", LenientJson.Text),
            RefId = fields.Take("refId", LenientJson.Text),
            Title = fields.Take("title", LenientJson.Text),
            Source = fields.Take("source", LenientJson.Text),
            RefreshBy = fields.Take("refreshBy", LenientJson.Time),
            Created = fields.Take("created", LenientJson.Time),
            DeliveryId = delivery.DeliveryId,
            DeliveryAttempt = delivery.Attempt,
            Details = fields.Rest,
            Identity = hookId ?? Hash(delivery.Body),
        };
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(WellFormedJson.From(body));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The parser's message may quote the body, so it does not go into the error.
        }

        throw new WebhookRefusedException(WebhookProblem.BodyInvalid, "the signature is right, but the body is not a JSON object.");
    }

    private static WebhookEventType? ReadType(JsonElement json) => LenientJson.Text(json)?.Trim().ToUpperInvariant() switch
    {
        "LINK" => WebhookEventType.Link,
        "UNLINK" => WebhookEventType.Unlink,
        "REFRESH" => WebhookEventType.Refresh,
        _ => null,
    };

    private static string Hash(byte[] body)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(body));
    }

    /// <summary>The fields of the body that have not been read yet. If two have the same name, the last one counts.</summary>
    private sealed class Fields(JsonElement json)
    {
        private readonly List<JsonProperty> _rest = [.. json.EnumerateObject()];

        /// <summary>The fields that were not taken.</summary>
        public IReadOnlyList<JsonProperty> Rest => _rest;

        /// <summary>Takes the value of a field out, unless it cannot be read.</summary>
        public T? Take<T>(string name, Func<JsonElement, T?> read)
        {
            var last = _rest.LastOrDefault(IsNamed);
            if (last.Value.ValueKind == JsonValueKind.Undefined || read(last.Value) is not { } value)
                return default;
            _rest.RemoveAll(IsNamed);
            return value;

            bool IsNamed(JsonProperty field) => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase);
        }
    }
}
