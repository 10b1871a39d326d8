using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>Removes credentials from text that came from a server, because a server can repeat what it was sent.</summary>
public sealed class Redactor
{
    /// <summary>The text that replaces a credential.</summary>
    public const string Hidden = "(hidden)";

    private const int MaxLength = 500;

    // Each line of a private key is a secret. A shorter line would match by chance.
    private const int MinLine = 12;

    // What a credential looks like when it is not one of ours, or not as we sent it: PEM, a JWT, a link session's
    // token, the token of a link, base64 that is longer than any identifier, with the lines that follow it, what a field says it is, and
    // the user name and password in a URL, such as that of a proxy.
    private static readonly Regex Credentials = new(
        @"(?<=""(?:profileKey|apiKey|privateKey|twitterApiKey|twitterApiSecret)""\s*:\s*"")[^""]+|-----BEGIN [\s\S]*|"
        + @"eyJ[\w-]{10,}[\w.-]*|ayr_ls_[\w-]+|(?<=\bBearer\s+)[^\s""']+|(?<=[?&](?:session|jwt|token)=)[^\s""'&<>]+|"
        + @"[A-Z0-9+/]{48,}={0,2}(?:\s+[A-Z0-9+/]{8,}={0,2})*|(?<=\w://)[^\s/?#""'<>]*:[^\s/?#""'<>]*(?=@)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string[] _texts;

    /// <param name="secrets">The known credentials. Text that looks like a credential is hidden too.</param>
    public Redactor(IEnumerable<Secret> secrets)
    {
        _texts = secrets
            .Select(s => s.Reveal())
            .SelectMany(s => s.Split('\r', '\n').Where(line => line.Length >= MinLine).Append(s))
            .SelectMany(FormsOf)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    // A server may quote the parsed value, a URL, or our JSON, and that once more as text in its own JSON.
    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        yield return UrlText.Escape(secret);
        yield return UrlText.Escape(secret).Replace("%20", "+");
        foreach (var encoder in new[] { JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        {
            var json = encoder.Encode(secret);
            yield return json;
            yield return json.Replace("\\", "\\\\");
        }
    }

    /// <summary>
    /// One line of at most 500 characters unless told otherwise, without any credential. Control characters are shown as
    /// escapes.
    /// </summary>
    public string Clean(string text, int maxLength = MaxLength)
    {
        text = VisibleText.Of(Regex.Replace(Hide(text), @"[\s\0]+", " ").Trim());
        if (text.Length <= maxLength)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength) + "…";
    }

    /// <summary>The text without any credential.</summary>
    public string Hide(string text)
    {
        // All matches are marked before any of them is hidden, because one match can begin inside another.
        var marked = new bool[text.Length];
        foreach (var secret in _texts)
        {
            for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(
                secret, at + 1, StringComparison.Ordinal))
                Mark(at, secret.Length);
        }

        foreach (Match match in Credentials.Matches(text))
            Mark(match.Index, match.Length);
        return Without(text, marked);

        void Mark(int start, int length)
        {
            for (var i = start; i < start + length; i++)
                marked[i] = true;
        }
    }

    private static string Without(string text, bool[] marked)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!marked[i])
                clean.Append(text[i]);
            else if (i == 0 || !marked[i - 1])
                clean.Append(Hidden);
        }

        return clean.ToString();
    }
}
