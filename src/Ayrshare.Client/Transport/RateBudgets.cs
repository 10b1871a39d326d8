using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Client;

/// <summary>
/// The budgets of all profiles that this process calls, shared by all its runspaces. A profile's budget is remembered
/// while it is in use or half spent; after that the next answer's headers tell all there is to know.
/// </summary>
internal static class RateBudgets
{
    private static readonly Dictionary<string, RateBudget> ByIdentity = [];

    /// <summary>Takes the budget that a call counts against; <see cref="Release"/> gives it back.</summary>
    public static (string Identity, RateBudget Budget) Hold(Uri baseAddress, Secret key, TimeProvider clock)
    {
        using var sha = SHA256.Create();
        var identity = Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes($"{baseAddress}\n{key.Reveal()}")));
        lock (ByIdentity)
        {
            if (!ByIdentity.TryGetValue(identity, out var budget))
                ByIdentity.Add(identity, budget = new RateBudget(clock));
            budget.Hold();
            return (identity, budget);
        }
    }

    /// <summary>Gives a budget back.</summary>
    public static void Release(string identity, RateBudget budget)
    {
        lock (ByIdentity)
        {
            if (budget.Release())
                ByIdentity.Remove(identity);
        }
    }
}
