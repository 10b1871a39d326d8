using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Client;

/// <summary>
/// The rate budgets of all profiles that this process calls, shared by all its runspaces. When there are many, budgets that are
/// not in use and have more than half of their limit left are removed. The headers of the next response restore most of what
/// they knew.
/// </summary>
internal static class RateBudgets
{
    private const int Kept = 1000;

    private static readonly Dictionary<(string Account, TimeProvider Clock), RateBudget> ByIdentity = [];

    /// <summary>Returns the budget that a call counts against. Each call must be followed by one call of <see cref="Release"/>.</summary>
    public static RateBudget Hold(Uri baseAddress, Secret key, TimeProvider clock)
    {
        var identity = (IdentityOf(baseAddress, key), clock);
        lock (ByIdentity)
        {
            if (!ByIdentity.TryGetValue(identity, out var budget))
                ByIdentity.Add(identity, budget = new RateBudget(clock));
            budget.Hold();
            return budget;
        }
    }

    /// <summary>Identifies an account or a profile by a digest, so that the key itself need not be kept.</summary>
    public static string IdentityOf(Uri baseAddress, Secret key)
    {
        using var sha = SHA256.Create();
        var account = $"{baseAddress.AbsoluteUri.TrimEnd('/')}\n{key.Reveal()}";
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(account)));
    }

    /// <summary>Notes that a caller no longer uses a budget.</summary>
    public static void Release(RateBudget budget)
    {
        lock (ByIdentity)
        {
            budget.Release();
            if (ByIdentity.Count <= Kept)
                return;
            foreach (var identity in ByIdentity.Where(entry => entry.Value.MayBeForgotten).Select(entry => entry.Key).ToList())
                ByIdentity.Remove(identity);
        }
    }
}
