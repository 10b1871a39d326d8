using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>POST /profiles/generateJWT on the wire, credentials and all.</summary>
internal sealed class GenerateJwtBody
{
    public string? Domain { get; init; }
    public string? PrivateKey { get; init; }
    public required string ProfileKey { get; init; }
    public bool? Logout { get; init; }
    public string? Redirect { get; init; }
    public IReadOnlyList<string>? AllowedSocial { get; init; }
    public bool? Verify { get; init; }
    public bool? Base64 { get; init; }
    public int? ExpiresIn { get; init; }
    public ConnectEmail? Email { get; init; }
    public string? TwitterApiKey { get; init; }
    public string? TwitterApiSecret { get; init; }
}
