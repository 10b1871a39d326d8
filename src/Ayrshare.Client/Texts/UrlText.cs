using System;
using System.Linq;
using System.Text;

namespace Ayrshare.Client;

/// <summary>Escapes texts for URLs.</summary>
internal static class UrlText
{
    // The framework escapes 65,519 characters at most, and some versions refuse half a character.
    private const int Part = 10_000;

    /// <summary>Escapes a text of any length. Half a character becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        if (text.Length <= Part && !text.Any(char.IsSurrogate))
            return Uri.EscapeDataString(text);
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var escaped = new StringBuilder();
        for (var start = 0; start < whole.Length;)
        {
            var length = Math.Min(Part, whole.Length - start);
            if (char.IsHighSurrogate(whole[start + length - 1]))
                length--;
            escaped.Append(Uri.EscapeDataString(whole.Substring(start, length)));
            start += length;
        }

        return escaped.ToString();
    }
}
