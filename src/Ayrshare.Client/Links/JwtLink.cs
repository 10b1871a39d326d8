namespace Ayrshare.Client;

/// <summary>A link of POST /profiles/generateJWT.</summary>
public sealed class JwtLink : IssuedLink
{
    /// <summary>The token in the link: a JWT, or an opaque text.</summary>
    public required string Token { get; init; }
}
