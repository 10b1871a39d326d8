using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A link that was issued by POST /profiles/link-sessions. Its status can be queried, and it can be
/// revoked.</summary>
public sealed class AyrshareLinkSession : AyrshareLink
{
    internal AyrshareLinkSession(LinkSession session, TimeProvider clock)
        : base(session, session.Token, clock) => SessionId = session.SessionId;

    /// <summary>The id of the link for Get-AyrshareLinkSession and Revoke-AyrshareLinkSession. The link cannot be
    /// opened with it.</summary>
    public string SessionId { get; }
}
