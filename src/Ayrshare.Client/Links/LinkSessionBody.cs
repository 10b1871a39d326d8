using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The body of POST /profiles/link-sessions. The credentials of the request go into headers.</summary>
internal sealed class LinkSessionBody(LinkSessionRequest request)
{
    public string? Mode { get; } = request.Mode;

    public string? Network { get; } = request.Network;

    public string? Redirect { get; } = request.Redirect?.AbsoluteUri;

    public IReadOnlyList<string>? AllowedSocial { get; } = request.AllowedSocial;

    public string? InstagramLinkMethod { get; } = request.InstagramLinkMethod;

    public string? Origin { get; } = request.Origin;

    public string? Domain { get; } = request.Domain;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Logout { get; } = request.Logout;

    public int? ExpiresIn { get; } = request.ExpiresIn;

    public ConnectEmail? Email { get; } = request.Email;
}
