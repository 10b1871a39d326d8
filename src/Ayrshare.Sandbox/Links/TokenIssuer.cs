using System;
using System.Text;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>Generates the tokens of linking URLs.</summary>
internal static class TokenIssuer
{
    private const string Audience = "https://app.ayrshare.com";
    private const int SignatureLength = 256;

    private static readonly string Header = Encode("""{"alg":"RS256","typ":"JWT"}""");

    public static string NewOpaque() => "ayr_ls_" + Base64Url(Secrets.RandomBytes(24));

    /// <summary>
    /// Makes a JWT for a profile. The signature is random when there is no key, because the caller's was damaged.
    /// </summary>
    /// <remarks>Ayrshare accepts keys below 2048 bits, which token libraries refuse.</remarks>
    public static string NewJwt(string domain, Profile profile, DateTimeOffset issuedAt, DateTimeOffset expiresAt, SigningKey? key)
    {
        var claims = new JsonObject
        {
            ["iat"] = issuedAt.ToUnixTimeSeconds(),
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
            ["aud"] = Audience,
            ["iss"] = domain,
            ["sub"] = profile.RefId,
            ["jti"] = Base64Url(Secrets.RandomBytes(12)),
        };
        var content = Header + "." + Encode(claims.ToJsonString());
        var signature = key?.Sign(Encoding.ASCII.GetBytes(content)) ?? Secrets.RandomBytes(SignatureLength);
        return content + "." + Base64Url(signature);
    }

    private static string Encode(string text) => Base64Url(Encoding.UTF8.GetBytes(text));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
