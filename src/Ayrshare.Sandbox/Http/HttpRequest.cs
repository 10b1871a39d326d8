using System.Collections.Specialized;

namespace Ayrshare.Sandbox;

/// <summary>An HTTP request that has been read completely.</summary>
internal sealed class HttpRequest
{
    public required string Method { get; init; }

    /// <summary>The path without the query, such as <c>/api/profiles</c>.</summary>
    public required string Path { get; init; }

    public required UrlEncodedFields Query { get; init; }

    public required NameValueCollection Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Whether the caller keeps the connection open for further requests.</summary>
    public required bool KeepAlive { get; init; }

    /// <summary>The title of the User Profile that the request acts on, as soon as it is known.</summary>
    public string? ProfileTitle { get; set; }
}
