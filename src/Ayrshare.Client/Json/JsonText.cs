using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>
/// Reads the text of a response as JSON. A program that cuts texts by UTF-16 units leaves half a character behind, which
/// JSON can escape and .NET then refuses to read. It is read as U+FFFD, so that no text costs the rest of a response.
/// </summary>
internal static class JsonText
{
    // One escape at a time, because an escaped backslash does not begin another: a whole pair, half of one, or any other.
    private static readonly Regex Escape = new(
        @"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])",
        RegexOptions.CultureInvariant);

    /// <summary>Returns the JSON in the text. It is undefined if the text is not JSON.</summary>
    public static JsonElement Parse(string text)
    {
        try
        {
            // The encoder replaces half a character that is not escaped.
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(Escape.Replace(text, Whole)));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Whole(Match escape) => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value;
}
