namespace Ayrshare.Client;

/// <summary>A link of POST /profiles/link-sessions.</summary>
public sealed class LinkSession : IssuedLink
{
    /// <summary>The id with which the link is looked up and revoked. It does not open the linking page: only the link does.</summary>
    public required string SessionId { get; init; }

    /// <summary>The token in the link, or null if the link has none in its query.</summary>
    public string? Token { get; init; }
}
