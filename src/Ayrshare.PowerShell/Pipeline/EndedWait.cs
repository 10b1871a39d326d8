using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The wait for a row's profile, and how it has ended.</summary>
public sealed class EndedWait
{
    internal EndedWait(LinkWait wait, LinkWaitResult result) => (Wait, Result) = (wait, result);

    internal LinkWait Wait { get; }

    internal LinkWaitResult Result { get; }
}
