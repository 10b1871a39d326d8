using System;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Ayrshare.Sandbox;

/// <summary>Makes the tokens of linking URLs.</summary>
internal static class TokenIssuer
{
    private const string Audience = "https://app.ayrshare.com";
    private const int SignatureLength = 256;

    private static readonly string Header = Encode("""{"alg":"RS256","typ":"JWT"}""");

    public static string NewOpaque() => "ayr_ls_" + Base64UrlEncoder.Encode(Secrets.RandomBytes(24));

    /// <summary>
    /// A JWT for a profile. Without a key to sign with, as when the caller's was damaged, the signature is noise.
    /// </summary>
    /// <remarks>Signed here since the token library refuses keys below 2048 bits, which Ayrshare takes.</remarks>
    public static string NewJwt(string domain, Profile profile, DateTimeOffset issuedAt, DateTimeOffset expiresAt, SigningKey? key)
    {
        var claims = new JsonObject
        {
            ["iat"] = issuedAt.ToUnixTimeSeconds(),
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
            ["aud"] = Audience,
            ["iss"] = domain,
            ["sub"] = profile.RefId,
            ["jti"] = Base64UrlEncoder.Encode(Secrets.RandomBytes(12)),
        };
        var content = Header + "." + Encode(claims.ToJsonString());
        var signature = key?.Sign(Encoding.ASCII.GetBytes(content)) ?? Secrets.RandomBytes(SignatureLength);
        return content + "." + Base64UrlEncoder.Encode(signature);
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));
}
