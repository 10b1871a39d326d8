using System.Collections.Specialized;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Http;

/// <summary>A request that has been read to its end.</summary>
internal sealed class HttpCall
{
    public required string Method { get; init; }

    /// <summary>The path without the query, such as <c>/api/profiles</c>.</summary>
    public required string Path { get; init; }

    public required UrlEncodedFields Query { get; init; }

    public required NameValueCollection Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Whether the caller keeps the connection for more.</summary>
    public required bool KeepAlive { get; init; }

    /// <summary>The User Profile that the call turned out to be about.</summary>
    public Profile? Subject { get; set; }
}
