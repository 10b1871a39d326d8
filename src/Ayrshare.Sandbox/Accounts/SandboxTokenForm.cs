namespace Ayrshare.Sandbox;

/// <summary>The two forms of the token in a linking URL.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum SandboxTokenForm : long
{
    /// <summary>A JWT signed with the private key of the request, with the claims <c>iat</c> and <c>exp</c>.</summary>
    Rs256,

    /// <summary>
    /// An opaque <c>ayr_ls_…</c> link session, which does not show its expiry. The private key of the request is accepted
    /// and not read, as with Ayrshare since autumn 2026.
    /// </summary>
    Opaque,
}
