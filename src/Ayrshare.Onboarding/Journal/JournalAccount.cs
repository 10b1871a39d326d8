using System;
using System.Security.Cryptography;
using System.Text;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What a journal records of the account, to recognise it. It says nothing about the API key that it is made of.</summary>
internal static class JournalAccount
{
    private const string Purpose = "Ayrshare.PowerShell journal of an account\n";
    private const int Length = 4;

    /// <summary>The mark of an account, which changes if its API key is replaced.</summary>
    public static string Of(Secret apiKey)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Purpose + apiKey.Reveal()));
        return BitConverter.ToString(hash, 0, Length).Replace("-", "").ToLowerInvariant();
    }
}
