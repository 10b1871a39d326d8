using System;

namespace Ayrshare.Sandbox;

/// <summary>
/// A fault that strikes API calls. It is asked for calls that have a valid API key and are within the rate limit;
/// of several that match, the one added first strikes.
/// </summary>
public sealed class SandboxFault
{
    /// <summary>What happens.</summary>
    public SandboxFaultKind Kind { get; init; }

    /// <summary>
    /// The HTTP status, 200 to 599. For <see cref="SandboxFaultKind.Status"/> 500 when absent, for
    /// <see cref="SandboxFaultKind.HtmlBody"/> 200; the other kinds have a status of their own.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>Strikes this HTTP method only; any when absent.</summary>
    public string? Method { get; init; }

    /// <summary>Strikes endpoints whose path starts so, such as <c>profiles/generateJWT</c>; any when absent.</summary>
    public string? Path { get; init; }

    /// <summary>How many calls to strike, at least 1; without end when absent.</summary>
    public int? Count { get; init; }

    /// <summary>
    /// The share of matching calls to strike, above 0 up to 1; all when absent. Drawn from a generator with
    /// <see cref="Seed"/>, so that every run strikes the same calls in the order of their arrival.
    /// </summary>
    public double? Share { get; init; }

    /// <summary>The seed of the generator behind <see cref="Share"/>.</summary>
    public int Seed { get; init; }

    /// <summary>How long <see cref="SandboxFaultKind.Slow"/> waits, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Ayrshare's error code in the body; absent there when absent here.</summary>
    public int? Code { get; init; }

    /// <summary>The error message in the body; a general one when absent.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the error body says <c>"retryAvailable": true</c>.</summary>
    public bool RetryAvailable { get; init; }

    /// <summary>The shape of the error body.</summary>
    public SandboxErrorShape Shape { get; init; }
}
