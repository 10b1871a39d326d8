using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Brings the two lists of GET /user together: the networks that are linked, and what is known of their accounts.</summary>
internal static class SocialAccountReader
{
    /// <summary>The linked accounts; a network of which nothing more is known is among them by its name.</summary>
    /// <param name="user">The answer.</param>
    /// <param name="now">The time of the answer.</param>
    public static IReadOnlyList<SocialAccount> Read(UserResponse user, DateTimeOffset now)
    {
        var entries = user.DisplayNames is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => LenientJson.Text(entry, "platform") is not null).Select(entry => Account(entry, now)).ToList()
            : [];
        return (user.ActiveSocialAccounts ?? [])
            .Concat(entries.Select(entry => entry.Network))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(network => entries
                .Where(entry => string.Equals(entry.Network, network, StringComparison.OrdinalIgnoreCase))
                .DefaultIfEmpty(new SocialAccount { Network = network }))
            .ToArray();
    }

    private static SocialAccount Account(JsonElement entry, DateTimeOffset now)
    {
        var days = LenientJson.Number(entry, "refreshDaysRemaining");
        // Either whether a refresh is required, or the day on which it is.
        var due = LenientJson.Time(entry, "refreshRequired") ?? (days is { } left and >= 0 and < 36_500 ? now.AddDays(left) : null);
        return new SocialAccount
        {
            Network = LenientJson.Text(entry, "platform")!,
            DisplayName = LenientJson.Text(entry, "displayName"),
            Username = LenientJson.Text(entry, "username"),
            Id = LenientJson.Text(entry, "id"),
            ProfileUrl = LenientJson.Url(entry, "profileUrl"),
            UserImage = LenientJson.Url(entry, "userImage"),
            Linked = LenientJson.Time(entry, "created"),
            RefreshDaysRemaining = days ?? (due is { } day ? Math.Max(0, (int)Math.Floor((day - now).TotalDays)) : null),
            RefreshRequired = LenientJson.Flag(entry, "refreshRequired") ?? (days <= 0 || due <= now),
            RefreshDue = due,
        };
    }
}
