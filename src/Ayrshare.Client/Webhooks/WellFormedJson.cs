using System;
using System.Text;

namespace Ayrshare.Client;

/// <summary>
/// Replaces half a surrogate pair, which JavaScript writes when it cuts a text within an emoji, by U+FFFD: .NET cannot read a
/// text that contains it.
/// </summary>
internal static class WellFormedJson
{
    /// <summary>The text of a JSON document.</summary>
    /// <param name="utf8">The document. Bytes that are not UTF-8 become U+FFFD, and a byte order mark is left out.</param>
    public static string From(byte[] utf8)
    {
        var json = Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF');
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            var length = json[i] != '\\' ? 1 : Math.Min(EscapedAt(json, i) is null ? 2 : 6, json.Length - i);
            if (EscapedAt(json, i) is { } first && char.IsSurrogate(first))
            {
                var isPair = char.IsHighSurrogate(first) && EscapedAt(json, i + 6) is { } second && char.IsLowSurrogate(second);
                text.Append(isPair ? json.Substring(i, 12) : "\\uFFFD");
                length = isPair ? 12 : 6;
            }
            else
            {
                text.Append(json, i, length);
            }

            i += length - 1;
        }

        return text.ToString();
    }

    // The character that a \u escape stands for, or null if there is none at the index.
    private static char? EscapedAt(string json, int index)
    {
        if (index + 6 > json.Length || json[index] != '\\' || json[index + 1] != 'u')
            return null;
        var code = 0;
        for (var i = index + 2; i < index + 6; i++)
        {
            if (!Uri.IsHexDigit(json[i]))
                return null;
            code = code * 16 + Uri.FromHex(json[i]);
        }

        return (char)code;
    }
}
