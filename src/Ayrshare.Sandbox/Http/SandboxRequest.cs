using System;

namespace Ayrshare.Sandbox;

/// <summary>One HTTP request to the sandbox, without anything secret.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest()
    {
    }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path without the query, such as <c>/api/profiles</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status; <see langword="null"/> before the response, and when the connection was closed instead.</summary>
    public int? Status { get; init; }

    /// <summary>When the request arrived, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>
    /// The title of the User Profile that the request acted on, by its <c>Profile-Key</c> header or <c>profileKey</c>
    /// field or link; <see langword="null"/> for account-level requests, and before the response.
    /// </summary>
    public string? ProfileTitle { get; init; }

    /// <summary>Method, path and status.</summary>
    public override string ToString() => $"{Method} {Path} {Status}";
}
