using System;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>The times that a JSON Web Token contains. Its signature is Ayrshare's concern and is not checked.</summary>
/// <param name="IssuedAt">The claim <c>iat</c>, or null.</param>
/// <param name="ExpiresAt">The claim <c>exp</c>, or null.</param>
internal readonly record struct JwtClaims(DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt)
{
    // The end of the calendar, in seconds: a time in another unit lies beyond it.
    private const double MaxSeconds = 253_402_300_799;

    /// <summary>Reads a token. An opaque token has no claims.</summary>
    public static JwtClaims Read(string token)
    {
        var parts = token.Split(['.'], 4);
        if (parts.Length != 3)
            return default;
        try
        {
            using var payload = JsonDocument.Parse(DecodeBase64Url(parts[1]));
            return new JwtClaims(Time(payload.RootElement, "iat"), Time(payload.RootElement, "exp"));
        }
        catch (Exception opaque) when (opaque is FormatException or JsonException)
        {
            return default;
        }
    }

    private static byte[] DecodeBase64Url(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object
        && claims.TryGetProperty(name, out var claim)
        && claim.ValueKind == JsonValueKind.Number
        && claim.TryGetDouble(out var seconds)
        && seconds is > 0 and <= MaxSeconds
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}
