using System;
using System.Formats.Asn1;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Ayrshare.Client;

/// <summary>
/// Checks a private key before it is sent: without <c>verify</c> the API accepts a damaged one and issues links that then
/// fail when a client opens them. Source: POST /profiles/generateJWT, "whole private.key, PEM, every newline kept".
/// </summary>
public sealed class PrivateKeyCheck
{
    /// <summary>The fewest bits that the API accepts. Source: "RSA (PKCS#1, 1024 bit and more)".</summary>
    public const int MinBits = 1024;

    private static readonly Regex Envelope = new(
        @"-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>[\s\S]*?)-----END \k<label>-----", RegexOptions.CultureInvariant);

    private static readonly Regex Content = new(@"^\n(?:[A-Za-z0-9+/=]{1,76}\n)+\z", RegexOptions.CultureInvariant);

    private PrivateKeyCheck(PrivateKeyState state, string found, Secret? pem = null, int? bits = null)
    {
        State = state;
        Found = found;
        Pem = pem;
        Bits = bits;
    }

    /// <summary>What the text is.</summary>
    public PrivateKeyState State { get; }

    /// <summary>A phrase that describes what was found, without quoting it.</summary>
    public string Found { get; }

    /// <summary>The key as PEM with plain line feeds, if it is well formed.</summary>
    public Secret? Pem { get; }

    /// <summary>The key's length in bits, if it could be read.</summary>
    public int? Bits { get; }

    /// <summary>Whether the text was the PEM file encoded in base64.</summary>
    public bool WasBase64 { get; private init; }

    /// <summary>Checks a private key.</summary>
    /// <param name="key">PEM, or the PEM file encoded in base64.</param>
    public static PrivateKeyCheck Inspect(Secret key)
    {
        var text = key.Reveal();
        if (text.IndexOf("-----BEGIN", StringComparison.Ordinal) < 0 && DecodeBase64(text) is { } decoded)
        {
            var check = InspectPem(decoded);
            return new PrivateKeyCheck(check.State, $"base64 of {check.Found}", check.Pem, check.Bits) { WasBase64 = true };
        }

        return InspectPem(text);
    }

    private static PrivateKeyCheck InspectPem(string text)
    {
        // A file can hold the certificate and the key, in either order.
        var envelopes = Envelope.Matches(text).Cast<Match>().ToArray();
        var envelope = envelopes.FirstOrDefault(found => IsKey(found.Groups["label"].Value)) ?? envelopes.FirstOrDefault();
        if (envelope is null)
        {
            return text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) >= 0
                ? new PrivateKeyCheck(PrivateKeyState.Damaged, "a private key that is cut off")
                : new PrivateKeyCheck(PrivateKeyState.WrongFile, "a text that is not PEM");
        }

        var label = envelope.Groups["label"].Value;
        if (!IsKey(label))
            return new PrivateKeyCheck(PrivateKeyState.WrongFile, $"PEM of the kind \"{label}\"");

        var body = envelope.Groups["body"].Value;
        return body.Contains("Proc-Type:")
            ? new PrivateKeyCheck(PrivateKeyState.WrongFile, "a private key that is encrypted with a passphrase")
            : InspectBody(label, body);
    }

    private static bool IsKey(string label) => label is "RSA PRIVATE KEY" or "PRIVATE KEY";

    // The content is checked first, because mending its line breaks would not turn a wrong key into the right one.
    private static PrivateKeyCheck InspectBody(string label, string body)
    {
        var base64 = Regex.Replace(body.Replace("\\r", "").Replace("\\n", ""), @"\s+", "");
        RsaPrivateKey? key;
        try
        {
            var content = Convert.FromBase64String(base64);
            // The decoder ignores bits after the end.
            if (Convert.ToBase64String(content) != base64)
                return Damaged();
            key = label == "PRIVATE KEY" ? RsaPrivateKey.ReadPkcs8(content) : RsaPrivateKey.ReadPkcs1(content);
        }
        catch (Exception damage) when (damage is FormatException or AsnContentException)
        {
            return Damaged();
        }

        return (key, SplitLines(body)) switch
        {
            (null, _) => new PrivateKeyCheck(PrivateKeyState.WrongFile, "a private key of another kind than RSA"),
            ({ IsConsistent: false }, _) => Damaged(),
            ({ Bits: var bits and < MinBits }, _) => new PrivateKeyCheck(
                PrivateKeyState.TooShort, $"an RSA private key of {bits} bits", bits: bits),
            (_, null) => new PrivateKeyCheck(PrivateKeyState.LineBreaksDamaged, "a private key whose line breaks are damaged"),
            ({ Bits: var bits }, { } lines) =>
                new PrivateKeyCheck(PrivateKeyState.WellFormed, $"an RSA private key of {bits} bits", new Secret(Wrap(label, lines)), bits),
        };
    }

    private static PrivateKeyCheck Damaged() => new(PrivateKeyState.Damaged, "a private key whose content is damaged");

    // All lines except the last have the same length; null if they do not.
    private static string[]? SplitLines(string body)
    {
        var text = body.Replace("\r\n", "\n").Replace('\r', '\n');
        if (!Content.IsMatch(text))
            return null;
        var lines = text.Trim('\n').Split('\n');
        return lines.Take(lines.Length - 1).All(
            line => line.Length == lines[0].Length) && lines[^1].Length <= lines[0].Length ? lines : null;
    }

    private static string Wrap(string label, string[] lines) =>
        $"-----BEGIN {label}-----\n{string.Join("\n", lines)}\n-----END {label}-----";

    private static string? DecodeBase64(string text)
    {
        // Some vaults and shells drop the padding. If more is missing at the end, it shows in the PEM.
        var packed = Regex.Replace(text, @"\s+", "").TrimEnd('=');
        packed = packed.Length % 4 == 1 ? packed.Substring(0, packed.Length - 1) : packed.PadRight((packed.Length + 3) / 4 * 4, '=');
        try
        {
            var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(packed));
            return decoded.Contains("-----BEGIN") ? decoded : null;
        }
        catch (FormatException)
        {
            return null; // The text is then checked as PEM.
        }
    }
}
