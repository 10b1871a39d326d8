using System;
using System.Text;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>The times that a JSON Web Token contains. Its signature is Ayrshare's concern and is not checked.</summary>
/// <param name="IssuedAt">The claim <c>iat</c>, or null.</param>
/// <param name="ExpiresAt">The claim <c>exp</c>, or null.</param>
internal readonly record struct JwtClaims(DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>Reads a token. An opaque token has no claims.</summary>
    public static JwtClaims Read(string token)
    {
        var parts = token.Split(['.'], 4);
        if (parts.Length != 3)
            return default;
        try
        {
            var payload = JsonText.Parse(DecodeBase64Url(parts[1]));
            return new JwtClaims(Time(payload, "iat"), Time(payload, "exp"));
        }
        catch (FormatException)
        {
            return default;
        }
    }

    private static string DecodeBase64Url(string text) => Encoding.UTF8.GetString(
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')));

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object
        && claims.TryGetProperty(name, out var claim)
        && claim.ValueKind == JsonValueKind.Number
        && claim.TryGetDouble(out var seconds)
        && seconds > 0
            ? ResponseTime.FromUnixSeconds(seconds)
            : null;
}
