using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>Takes credentials out of text that came from a server, which may echo what it was sent.</summary>
internal sealed class Redactor
{
    private const string Hidden = "(hidden)";
    private const int MaxLength = 500;

    // Of a private key, each line is a secret by itself; a shorter one would match by chance.
    private const int MinLine = 32;

    // What a credential looks like when it is not one of ours: PEM, a JWT, a link session's token.
    private static readonly Regex Credentials = new(
        @"-----BEGIN [\s\S]*|\beyJ[\w-]{10,}[\w.-]*|\bayr_ls_[\w-]+|(?<=\bBearer\s+)[^\s""']+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string[] _texts;

    public Redactor(IEnumerable<Secret> secrets)
    {
        _texts = secrets
            .Select(s => s.Reveal())
            .SelectMany(s => s.Split('\r', '\n').Where(line => line.Length >= MinLine).Append(s))
            .SelectMany(s => new[] { s, Uri.EscapeDataString(s) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(s => s.Length)
            .ToArray();
    }

    /// <summary>One line of at most 500 characters, without any credential.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _texts)
            text = text.Replace(secret, Hidden);
        text = Credentials.Replace(text, Hidden);
        text = Regex.Replace(text, @"\s+", " ").Trim();
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "…";
    }
}
