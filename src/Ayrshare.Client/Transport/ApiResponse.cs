using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ayrshare.Client;

/// <summary>What came back for a request, whether it succeeded or not.</summary>
internal sealed record ApiResponse
{
    public required ApiRequest Request { get; init; }

    public required int Status { get; init; }

    /// <summary>The body as it came.</summary>
    public required string Text { get; init; }

    /// <summary>The body's JSON. Undefined if the body is empty or is not JSON.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>When the request was sent and the response received.</summary>
    public required CallTimes Times { get; init; }

    /// <summary>What the response said about the rate limit.</summary>
    public RateStatus? Rate { get; init; }

    /// <summary>How long the server said to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string? RequestId { get; init; }

    public bool HasJson => Json.ValueKind != JsonValueKind.Undefined;

    /// <summary>Whether the API carried the request out.</summary>
    public bool Succeeded => HasJson
        ? (Request.TakesAnyResponse ? Status is >= 200 and < 300 : Status == 200 && Json.ValueKind == JsonValueKind.Object) && !SaysError
        : Request.TakesAnyResponse && Status is 201 or 202 or 204 && string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether the body says that the request failed, whatever the HTTP status.</summary>
    public bool SaysError => string.Equals(LenientJson.Text(Json, "status"), "error", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the body of a request that succeeded.</summary>
    /// <exception cref="AyrshareApiException">The body is not what the API documents.</exception>
    public T Read<T>(JsonTypeInfo<T> type) => Read(Json, type);

    /// <summary>Reads a part of the body of a request that succeeded.</summary>
    /// <exception cref="AyrshareApiException">The part is not what the API documents.</exception>
    public T Read<T>(JsonElement part, JsonTypeInfo<T> type)
    {
        try
        {
            return part.Deserialize(type)!;
        }
        catch (JsonException unlike)
        {
            throw Unusable($"the response's field {unlike.Path} is not what the API documents", unlike);
        }
    }

    /// <summary>The error for a response that cannot be used. Its status says success, so the request has taken effect.</summary>
    public AyrshareApiException Unusable(string problem, Exception? inner = null) =>
        new(AyrshareErrorKind.InvalidAnswer, Request.Call, $"{problem}.", inner)
        {
            StatusCode = 200,
            OutcomeUnknown = Request.AtMostOnce,
        };
}
