namespace Ayrshare.Sandbox;

/// <summary>The two forms in which Ayrshare hands out the token of a linking URL.</summary>
public enum SandboxTokenForm
{
    /// <summary>A JWT signed with the private key of the call, carrying <c>iat</c> and <c>exp</c>.</summary>
    Rs256,

    /// <summary>
    /// An opaque <c>ayr_ls_…</c> link session, which says nothing about its expiry. Ayrshare no longer reads the
    /// private key here; the sandbox still does, so that a damaged key shows in a rehearsal.
    /// </summary>
    Opaque,
}
