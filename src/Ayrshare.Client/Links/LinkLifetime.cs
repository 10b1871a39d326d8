using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>When a link was issued and when it expires. It is never claimed to be valid longer than it is.</summary>
/// <param name="IssuedAt">When the link was issued, at the earliest.</param>
/// <param name="ExpiresAt">When the link expires, at the earliest.</param>
/// <param name="ServerAhead">How far the server's clock is ahead of this machine's, at most.</param>
public readonly record struct LinkLifetime(DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, TimeSpan ServerAhead)
{
    private static readonly Regex Duration = new(
        @"^\s*([0-9]{1,6})\s*([smhd]?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly TimeSpan DateResolution = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Reads the lifetime from the token's claims. An opaque token has none, so the lifetime then follows from the
    /// response and the server's clock.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="expiresIn">The response's <c>expiresIn</c>, such as <c>30m</c>, or null.</param>
    /// <param name="requested">The requested lifetime in minutes, or null.</param>
    /// <param name="times">When the request was sent and its response received.</param>
    internal static LinkLifetime FromToken(string token, string? expiresIn, int? requested, CallTimes times)
    {
        var (earliestIssue, serverAhead) = ServerTimes(times);
        var claims = JwtClaims.Read(token);
        return claims.ExpiresAt is { } expiresAt
            ? new LinkLifetime(claims.IssuedAt ?? earliestIssue, expiresAt, serverAhead)
            : new LinkLifetime(earliestIssue, earliestIssue + Granted(ParseDuration(expiresIn), requested), serverAhead);
    }

    /// <summary>Uses the expiry in the response or, without one, the server's clock.</summary>
    /// <param name="expiresAt">When the link expires by the server's clock, or null if the response does not tell.</param>
    /// <param name="requested">The requested lifetime in minutes, or null.</param>
    /// <param name="times">When the request was sent and its response received.</param>
    internal static LinkLifetime FromExpiry(DateTimeOffset? expiresAt, int? requested, CallTimes times)
    {
        var (earliestIssue, serverAhead) = ServerTimes(times);
        return new LinkLifetime(earliestIssue, expiresAt ?? (earliestIssue + Granted(confirmed: null, requested)), serverAhead);
    }

    private static (DateTimeOffset EarliestIssue, TimeSpan ServerAhead) ServerTimes(CallTimes times)
    {
        // The server stamps its response after it made the link, and in whole seconds: the link can be older by the whole call.
        var date = times.ServerDate;
        return (times.Sent + ((date - times.Received) ?? TimeSpan.Zero), (date + DateResolution - times.Sent) ?? TimeSpan.Zero);
    }

    // A requested lifetime that the response does not confirm was not granted.
    private static TimeSpan Granted(TimeSpan? confirmed, int? requested)
    {
        var lifetime = confirmed ?? GenerateJwtRequest.DefaultLifetime;
        return requested is { } minutes && TimeSpan.FromMinutes(minutes) < lifetime ? TimeSpan.FromMinutes(minutes) : lifetime;
    }

    private static TimeSpan? ParseDuration(string? text)
    {
        if (text is null || Duration.Match(text) is not { Success: true } match)
            return null;
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value.ToUpperInvariant() switch
        {
            "S" => TimeSpan.FromSeconds(number),
            "H" => TimeSpan.FromHours(number),
            "D" => TimeSpan.FromDays(number),
            _ => TimeSpan.FromMinutes(number),
        };
    }
}
