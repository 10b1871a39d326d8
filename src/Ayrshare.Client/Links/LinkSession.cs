namespace Ayrshare.Client;

/// <summary>A link of POST /profiles/link-sessions.</summary>
public sealed class LinkSession : IssuedLink
{
    /// <summary>What the link is asked for and revoked by. It opens nothing: the link does.</summary>
    public required string SessionId { get; init; }

    /// <summary>The token in the link, or null if the link has none in its query.</summary>
    public string? Token { get; init; }
}
