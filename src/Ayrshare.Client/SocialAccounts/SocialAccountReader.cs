using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Client;

/// <summary>Combines the two lists of GET /user: the linked networks, and what is known about their accounts.</summary>
internal static class SocialAccountReader
{
    /// <summary>Returns the linked accounts. A network about which nothing more is known is among them by its name.</summary>
    /// <param name="user">The response.</param>
    /// <param name="now">The time of the response.</param>
    public static IReadOnlyList<SocialAccount> Read(UserResponse user, DateTimeOffset now)
    {
        var accounts = (user.DisplayNames ?? [])
            .Where(entry => entry.Platform is not null)
            .ToLookup(entry => entry.Platform!, entry => Account(entry, now), StringComparer.OrdinalIgnoreCase);
        return (user.ActiveSocialAccounts ?? [])
            .Concat(accounts.Select(account => account.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(network => accounts[network].DefaultIfEmpty(new SocialAccount { Network = network }))
            .ToArray();
    }

    private static SocialAccount Account(DisplayNameEntry entry, DateTimeOffset now)
    {
        var days = entry.RefreshDaysRemaining;
        var due = LenientJson.Time(entry.RefreshRequired) ?? (days is { } left and >= 0 and < 36_500 ? now.AddDays(left) : null);
        return new SocialAccount
        {
            Network = entry.Platform!,
            DisplayName = entry.DisplayName,
            Username = entry.Username,
            Id = entry.Id,
            ProfileUrl = entry.ProfileUrl,
            UserImage = entry.UserImage,
            Linked = entry.Created,
            RefreshDaysRemaining = days ?? (due is { } day ? Math.Max(0, (int)Math.Floor((day - now).TotalDays)) : null),
            RefreshRequired = LenientJson.Flag(entry.RefreshRequired) ?? (days <= 0 || due <= now),
            RefreshDue = due,
        };
    }
}
