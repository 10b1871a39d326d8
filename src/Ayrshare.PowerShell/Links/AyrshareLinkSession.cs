using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A link of POST /profiles/link-sessions, which can be asked for and revoked.</summary>
public sealed class AyrshareLinkSession : AyrshareLink
{
    internal AyrshareLinkSession(LinkSession session, TimeProvider clock)
        : base(session, session.Token, clock) => SessionId = session.SessionId;

    /// <summary>What Get-AyrshareLinkSession and Revoke-AyrshareLinkSession know the link by. It opens nothing.</summary>
    public string SessionId { get; }
}
