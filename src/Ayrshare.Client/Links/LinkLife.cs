using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Ayrshare.Client;

/// <summary>From when to when a link lives, never claimed to be longer than it is.</summary>
/// <param name="IssuedAt">When the link was issued, at the earliest.</param>
/// <param name="ExpiresAt">When the link ends, at the earliest.</param>
/// <param name="ServerAhead">How far the server's clock is ahead of ours, at the most.</param>
public readonly record struct LinkLife(DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, TimeSpan ServerAhead)
{
    private static readonly Regex Duration = new(@"^\s*([0-9]{1,6})\s*([smhd]?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly TimeSpan DateResolution = TimeSpan.FromSeconds(1);

    // A clock that is further off tells nothing.
    private static readonly TimeSpan MaxClockError = TimeSpan.FromDays(3650);

    /// <summary>
    /// Works the life out from the token's own claims, or, as opaque tokens have none, from what the answer said and
    /// the server's clock.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="expiresIn">The answer's <c>expiresIn</c>, such as <c>30m</c>, if it had one.</param>
    /// <param name="requested">The life in minutes that was asked for, if any.</param>
    /// <param name="times">When the call went out and came back.</param>
    internal static LinkLife Of(string token, string? expiresIn, int? requested, CallTimes times)
    {
        var (earliestIssue, serverAhead) = ServerTimes(times);

        // An exp in another unit than seconds lies beyond the calendar.
        if (ReadClaims(token) is { ValidTo: var validTo, IssuedAt: var issuedAt } && validTo != DateTime.MinValue && validTo != DateTime.MaxValue)
        {
            var issued = issuedAt == DateTime.MinValue ? earliestIssue : new DateTimeOffset(issuedAt, TimeSpan.Zero);
            return new LinkLife(issued, new DateTimeOffset(validTo, TimeSpan.Zero), serverAhead);
        }

        return new LinkLife(earliestIssue, earliestIssue + Granted(ParseDuration(expiresIn), requested), serverAhead);
    }

    /// <summary>Works the life out from the end that the answer told, or, without one, from the server's clock.</summary>
    /// <param name="expiresAt">When the link ends by the server's clock, if the answer told it.</param>
    /// <param name="requested">The life in minutes that was asked for, if any.</param>
    /// <param name="times">When the call went out and came back.</param>
    internal static LinkLife Until(DateTimeOffset? expiresAt, int? requested, CallTimes times)
    {
        var (earliestIssue, serverAhead) = ServerTimes(times);
        return new LinkLife(earliestIssue, expiresAt ?? (earliestIssue + Granted(told: null, requested)), serverAhead);
    }

    private static (DateTimeOffset EarliestIssue, TimeSpan ServerAhead) ServerTimes(CallTimes times)
    {
        // The server stamps its answer after it made the link, and in whole seconds: the link can be older by the whole call.
        var date = times.ServerDate is { } stamped && (stamped - times.Received).Duration() < MaxClockError ? stamped : (DateTimeOffset?)null;
        return (times.Sent + ((date - times.Received) ?? TimeSpan.Zero), (date + DateResolution - times.Sent) ?? TimeSpan.Zero);
    }

    // A life that was asked for and not confirmed was not granted.
    private static TimeSpan Granted(TimeSpan? told, int? requested)
    {
        var lifetime = told ?? GenerateJwtRequest.DefaultLifetime;
        return requested is { } minutes && TimeSpan.FromMinutes(minutes) < lifetime ? TimeSpan.FromMinutes(minutes) : lifetime;
    }

    private static JsonWebToken? ReadClaims(string token)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(token))
            return null;
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null; // It has a JWT's dots but no JSON inside: an opaque token.
        }
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
