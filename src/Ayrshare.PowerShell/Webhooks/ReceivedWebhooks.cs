using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The newest events that this process has converted, in whichever runspace.</summary>
internal static class ReceivedWebhooks
{
    private const int Capacity = 10_000;

    public static ReceivedEvents All { get; } = new(Capacity);
}
