using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>What linking X needs.</summary>
internal static class XLinking
{
    /// <summary>The warning about links for X without the keys of an X app.</summary>
    public const string KeysMissing =
        "Clients cannot link X (twitter) with these links. Since 31 March 2026, this requires the two keys of your own X app. "
        + "Specify them with Connect-Ayrshare -XApiKey and -XApiSecret, or store them in the connection's vault.";

    private const string X = "twitter";

    /// <summary>
    /// Whether the networks of a link include X. Without a list, the account's settings decide, which are not known here.
    /// </summary>
    public static bool IsAmong(IReadOnlyList<string>? networks) => networks?.Contains(X) ?? false;
}
