using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Ayrshare.Client;

/// <summary>
/// Looks at a private key before it is sent: without <c>verify</c> the API takes a damaged one and issues links that
/// then fail when a client opens them. Source: POST /profiles/generateJWT, "whole private.key, PEM, every newline kept".
/// </summary>
public sealed class PrivateKeyCheck
{
    /// <summary>The fewest bits that the API takes. Source: "RSA (PKCS#1, 1024 bit and more)".</summary>
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

    /// <summary>A phrase that tells what was found, without quoting it.</summary>
    public string Found { get; }

    /// <summary>The key as PEM with plain line feeds, if it is well formed.</summary>
    public Secret? Pem { get; }

    /// <summary>The key's length in bits, if it could be read.</summary>
    public int? Bits { get; }

    /// <summary>Whether the text was the PEM file encoded in base64.</summary>
    public bool WasBase64 { get; private init; }

    /// <summary>Checks a private key.</summary>
    /// <param name="key">PEM, or the PEM file encoded in base64.</param>
    public static PrivateKeyCheck Of(Secret key)
    {
        var text = key.Reveal();
        if (text.IndexOf("-----BEGIN", StringComparison.Ordinal) < 0 && DecodeBase64(text) is { } decoded)
        {
            var check = OfPem(decoded);
            return new PrivateKeyCheck(check.State, $"base64 of {check.Found}", check.Pem, check.Bits) { WasBase64 = true };
        }

        return OfPem(text);
    }

    private static PrivateKeyCheck OfPem(string text)
    {
        var envelope = Envelope.Match(text);
        if (!envelope.Success)
        {
            return text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) >= 0
                ? new PrivateKeyCheck(PrivateKeyState.Damaged, "a private key that is cut off")
                : new PrivateKeyCheck(PrivateKeyState.WrongFile, "a text that is not PEM");
        }

        var label = envelope.Groups["label"].Value;
        if (label is not ("RSA PRIVATE KEY" or "PRIVATE KEY"))
            return new PrivateKeyCheck(PrivateKeyState.WrongFile, $"PEM of the kind \"{label}\"");

        var body = envelope.Groups["body"].Value;
        if (body.Contains("Proc-Type:"))
            return new PrivateKeyCheck(PrivateKeyState.WrongFile, "a private key that is encrypted with a passphrase");

        // The content first: a wrong key does not become the right one by mending its line breaks.
        var base64 = Regex.Replace(body.Replace("\\r", "").Replace("\\n", ""), @"\s+", "");
        return (Read(label, base64), LinesOf(body)) switch
        {
            (null, _) => new PrivateKeyCheck(PrivateKeyState.Damaged, "a private key whose content is damaged"),
            (RsaKeyParameters { Modulus.BitLength: var bits and < MinBits }, _) =>
                new PrivateKeyCheck(PrivateKeyState.TooShort, $"an RSA private key of {bits} bits", bits: bits),
            (RsaKeyParameters, null) => new PrivateKeyCheck(PrivateKeyState.LineBreaksDamaged, "a private key whose line breaks are damaged"),
            (RsaKeyParameters { Modulus.BitLength: var bits }, { } lines) =>
                new PrivateKeyCheck(PrivateKeyState.WellFormed, $"an RSA private key of {bits} bits", new Secret(Wrap(label, lines)), bits),
            _ => new PrivateKeyCheck(PrivateKeyState.WrongFile, "a private key of another kind than RSA"),
        };
    }

    // All lines are of one length, but for the last; null if they are not.
    private static string[]? LinesOf(string body)
    {
        var text = body.Replace("\r\n", "\n");
        if (!Content.IsMatch(text))
            return null;
        var lines = text.Trim('\n').Split('\n');
        return lines.Take(lines.Length - 1).All(line => line.Length == lines[0].Length) && lines[^1].Length <= lines[0].Length ? lines : null;
    }

    private static AsymmetricKeyParameter? Read(string label, string base64)
    {
        // The reader minds neither the line length nor what was around the envelope, so feed it the plain form.
        using var text = new StringReader($"-----BEGIN {label}-----\n{base64}\n-----END {label}-----\n");
        try
        {
            // Nor does it mind lost padding, or bits and bytes after the end.
            var content = Convert.FromBase64String(base64);
            if (Convert.ToBase64String(content) != base64)
                return null;
            Asn1Object.FromByteArray(content);
            using var reader = new PemReader(text);
            return reader.ReadObject() switch
            {
                AsymmetricCipherKeyPair pair => Consistent(pair.Private),
                AsymmetricKeyParameter key => Consistent(key),
                _ => null,
            };
        }
        catch (Exception damage) when (damage is IOException or FormatException or ArgumentException or InvalidOperationException or GeneralSecurityException)
        {
            return null; // Damage is what this is here to find; the state names it.
        }
    }

    // The reader takes numbers that do not belong together; one flipped character is enough for that.
    private static AsymmetricKeyParameter? Consistent(AsymmetricKeyParameter key)
    {
        if (key is not RsaPrivateCrtKeyParameters rsa)
            return key;
        var (p1, q1) = (rsa.P.Subtract(BigInteger.One), rsa.Q.Subtract(BigInteger.One));
        return rsa.P.Multiply(rsa.Q).Equals(rsa.Modulus)
            && rsa.DP.Equals(rsa.Exponent.Mod(p1))
            && rsa.DQ.Equals(rsa.Exponent.Mod(q1))
            && rsa.PublicExponent.Multiply(rsa.DP).Mod(p1).Equals(BigInteger.One)
            && rsa.PublicExponent.Multiply(rsa.DQ).Mod(q1).Equals(BigInteger.One)
            && rsa.QInv.Multiply(rsa.Q).Mod(rsa.P).Equals(BigInteger.One)
            ? rsa
            : null;
    }

    private static string Wrap(string label, string[] lines) =>
        $"-----BEGIN {label}-----\n{string.Join("\n", lines)}\n-----END {label}-----";

    private static string? DecodeBase64(string text)
    {
        // Some vaults and shells drop the padding; what else is missing at the end shows in the PEM.
        var packed = Regex.Replace(text, @"\s+", "").TrimEnd('=');
        packed = packed.Length % 4 == 1 ? packed.Substring(0, packed.Length - 1) : packed.PadRight((packed.Length + 3) / 4 * 4, '=');
        try
        {
            var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(packed));
            return decoded.Contains("-----BEGIN") ? decoded : null;
        }
        catch (FormatException)
        {
            return null; // Not base64: then it is read as PEM, and told what is wrong with that.
        }
    }
}
