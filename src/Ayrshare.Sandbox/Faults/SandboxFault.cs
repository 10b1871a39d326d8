using System;

namespace Ayrshare.Sandbox;

/// <summary>
/// A fault that affects API requests with a valid API key that are within the rate limit. Of several faults that match a
/// request, the one added first occurs.
/// </summary>
public sealed class SandboxFault
{
    /// <summary>What happens.</summary>
    public SandboxFaultKind Kind { get; init; }

    /// <summary>
    /// The HTTP status, 200 to 599. The default is 500 for <see cref="SandboxFaultKind.Status"/> and 200 for
    /// <see cref="SandboxFaultKind.HtmlBody"/>; the other kinds have fixed statuses.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>The HTTP method that the fault affects; any method when absent.</summary>
    public string? Method { get; init; }

    /// <summary>The beginning of the paths that the fault affects, such as <c>profiles/generateJWT</c>; any path when absent.</summary>
    public string? Path { get; init; }

    /// <summary>How many requests the fault affects, at least 1; unlimited when absent.</summary>
    public int? Count { get; init; }

    /// <summary>
    /// The share of matching requests that the fault affects, above 0 up to 1; all when absent. A generator with
    /// <see cref="Seed"/> selects them, so each run affects the same requests in the order of their arrival.
    /// </summary>
    public double? Share { get; init; }

    /// <summary>The seed of the generator behind <see cref="Share"/>.</summary>
    public int Seed { get; init; }

    /// <summary>How long <see cref="SandboxFaultKind.Slow"/> waits, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Ayrshare's error code in the body; the body has none when absent.</summary>
    public int? Code { get; init; }

    /// <summary>The error message in the body; a general message when absent.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the error body contains <c>"retryAvailable": true</c>.</summary>
    public bool RetryAvailable { get; init; }

    /// <summary>The shape of the error body.</summary>
    public SandboxErrorShape Shape { get; init; }
}
