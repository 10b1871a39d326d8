using System.Linq;

namespace Ayrshare.Client;

/// <summary>The texts that the header of a request can carry.</summary>
internal static class HeaderText
{
    /// <summary>The longest credential. Servers take about 8,000 characters for all headers together, as nginx does by default.</summary>
    public const int MaxLength = 8000;

    /// <summary>Whether a header can carry the text.</summary>
    public static bool CanCarry(string text) => text.Length <= MaxLength && text.All(c => c is >= ' ' and <= '~');
}
