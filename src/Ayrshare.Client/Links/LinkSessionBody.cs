using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>POST /profiles/link-sessions on the wire.</summary>
internal sealed class LinkSessionBody
{
    public string? Mode { get; init; }
    public string? Network { get; init; }
    public string? Redirect { get; init; }
    public IReadOnlyList<string>? AllowedSocial { get; init; }
    public string? InstagramLinkMethod { get; init; }
    public string? Origin { get; init; }
    public string? Domain { get; init; }
    public bool? Logout { get; init; }
    public int? ExpiresIn { get; init; }
    public ConnectEmail? Email { get; init; }
}
