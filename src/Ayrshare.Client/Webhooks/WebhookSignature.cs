using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Client;

/// <summary>The signature of a delivery: HMAC-SHA256 of the body with the webhook's secret.</summary>
public static class WebhookSignature
{
    private const int Length = 32;

    /// <summary>
    /// Whether one of the signatures is that of the body with one of the secrets. Ayrshare does not document whether it writes
    /// a signature in hexadecimal digits or in base64, so both count. The time that it takes does not tell how much of a
    /// signature is right.
    /// </summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="signatures">The signatures, as the headers have them.</param>
    /// <param name="secrets">The secrets.</param>
    public static bool Matches(byte[] body, IReadOnlyList<string> signatures, IReadOnlyList<Secret> secrets)
    {
        var matches = false;
        foreach (var secret in secrets)
        {
            using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret.Reveal()));
            var expected = hmac.ComputeHash(body);
            foreach (var signature in signatures)
                matches |= Parse(signature.Trim()) is { } given && AreEqual(expected, given);
        }

        return matches;
    }

    // Some services write the name of the algorithm before the signature.
    private static byte[]? Parse(string signature)
    {
        var text = signature.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) ? signature.Substring(7) : signature;
        return text.Length == Length * 2 ? FromHex(text) : FromBase64(text);
    }

    private static byte[]? FromHex(string text)
    {
        var bytes = new byte[Length];
        for (var i = 0; i < Length; i++)
        {
            if (!IsHex(text[2 * i]) || !IsHex(text[2 * i + 1]))
                return null;
            bytes[i] = Convert.ToByte(text.Substring(2 * i, 2), 16);
        }

        return bytes;
    }

    // Base64 of 32 bytes has 43 characters and one of padding, which the form for URLs leaves out.
    private static byte[]? FromBase64(string text)
    {
        var digits = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (digits.Length != 43)
            return null;
        try
        {
            var bytes = Convert.FromBase64String(digits + "=");
            return bytes.Length == Length ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // .NET Standard 2.0 lacks CryptographicOperations.FixedTimeEquals. Both have the same length.
    private static bool AreEqual(byte[] expected, byte[] given)
    {
        var difference = 0;
        for (var i = 0; i < Length; i++)
            difference |= expected[i] ^ given[i];
        return difference == 0;
    }
}
