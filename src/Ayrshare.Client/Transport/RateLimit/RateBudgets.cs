using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Client;

/// <summary>
/// The budgets of all profiles that this process calls, shared by all its runspaces. When there are many, those that
/// are neither in use nor half spent are forgotten: the next answer's headers tell nearly as much.
/// </summary>
internal static class RateBudgets
{
    private const int Kept = 1000;

    private static readonly Dictionary<(string Account, TimeProvider Clock), RateBudget> ByIdentity = [];

    /// <summary>Takes the budget that a call counts against; <see cref="Release"/> gives it back.</summary>
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

    /// <summary>What tells one key's calls from another's, without holding the key.</summary>
    public static string IdentityOf(Uri baseAddress, Secret key)
    {
        using var sha = SHA256.Create();
        var account = $"{baseAddress.AbsoluteUri.TrimEnd('/')}\n{key.Reveal()}";
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(account)));
    }

    /// <summary>Gives a budget back.</summary>
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
