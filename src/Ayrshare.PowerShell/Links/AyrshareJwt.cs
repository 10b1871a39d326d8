using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A link that was issued by POST /profiles/generateJWT.</summary>
public sealed class AyrshareJwt : AyrshareLink
{
    internal AyrshareJwt(JwtLink link, TimeProvider clock)
        : base(link, link.Token, clock)
    {
    }
}
