using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The wait for a row's profile, and how it has ended.</summary>
public sealed class EndedWait
{
    internal EndedWait(SocialAccountWait wait, SocialAccountWaitResult result) => (Wait, Result) = (wait, result);

    internal SocialAccountWait Wait { get; }

    internal SocialAccountWaitResult Result { get; }
}
