using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The default names of secrets in a vault.</summary>
internal static class SecretName
{
    public const string ApiKey = "Ayrshare-ApiKey";
    public const string PrivateKey = "Ayrshare-PrivateKey";
    public const string Domain = "Ayrshare-Domain";
    public const string XApiKey = "Ayrshare-XApiKey";
    public const string XApiSecret = "Ayrshare-XApiSecret";
    public const string WebhookSecret = "Ayrshare-WebhookSecret";

    // Azure Key Vault accepts up to 127 letters, digits and dashes. Other vaults accept such names too.
    private const int MaxSlug = 80;

    /// <summary>
    /// The name for the key of the profile with this title. Different titles have different names: if the title is not
    /// valid in the name of a secret, the name ends with a part of the title's hash.
    /// </summary>
    public static string OfProfile(string title)
    {
        var slug = new string(title.Take(MaxSlug).Select(c => IsPlain(c) ? c : '-').ToArray());
        if (slug == title)
            return $"{KeyNames.ProfileKeyPrefix}{slug}";
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(title));
        return $"{KeyNames.ProfileKeyPrefix}{slug}-{BitConverter.ToString(hash, 0, 4).Replace("-", "").ToLowerInvariant()}";
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-';
}
