using System;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Ayrshare.Sandbox;

/// <summary>Reads and writes RSA private keys as PEM, for which .NET Framework has no methods.</summary>
internal static class RsaPem
{
    private const string RsaAlgorithm = "1.2.840.113549.1.1.1";

    private static readonly Regex Envelope = new(
        @"^-----BEGIN (?<label>(?:RSA )?PRIVATE KEY)-----\s*\n(?<body>[A-Za-z0-9+/=\s]+)\n\s*-----END \k<label>-----",
        RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>Reads a key (PKCS#1 or PKCS#8).</summary>
    /// <exception cref="FormatException">The text is not the PEM file of a private key.</exception>
    /// <exception cref="AsnContentException">The key is damaged or is not an RSA key.</exception>
    public static RSAParameters Read(string pem)
    {
        var envelope = Envelope.Match(pem);
        if (!envelope.Success)
            throw new FormatException("The text is not the PEM file of a private key.");
        ReadOnlyMemory<byte> content = Convert.FromBase64String(envelope.Groups["body"].Value);
        return ReadPkcs1(envelope.Groups["label"].Value == "PRIVATE KEY" ? UnwrapPkcs8(content) : content);
    }

    /// <summary>Writes a key as PKCS#1, with lines of 64 characters.</summary>
    public static string Write(RSAParameters key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(BigInteger.Zero);
            foreach (var number in new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
                writer.WriteIntegerUnsigned(WithoutLeadingZeros(number!));
        }

        var base64 = Regex.Replace(Convert.ToBase64String(writer.Encode()), ".{1,64}", "$0\n");
        return $"-----BEGIN RSA PRIVATE KEY-----\n{base64}-----END RSA PRIVATE KEY-----\n";
    }

    private static ReadOnlyMemory<byte> UnwrapPkcs8(ReadOnlyMemory<byte> content)
    {
        var key = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        if (key.ReadSequence().ReadObjectIdentifier() != RsaAlgorithm)
            throw new AsnContentException("The key is not an RSA key.");
        return key.ReadOctetString();
    }

    private static RSAParameters ReadPkcs1(ReadOnlyMemory<byte> content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        key.ReadInteger();
        var modulus = ReadUnsigned(key, length: 0);
        // The import wants the private exponent as long as the modulus, and the other numbers half as long.
        var half = (modulus.Length + 1) / 2;
        return new RSAParameters
        {
            Modulus = modulus,
            Exponent = ReadUnsigned(key, length: 0),
            D = ReadUnsigned(key, modulus.Length),
            P = ReadUnsigned(key, half),
            Q = ReadUnsigned(key, half),
            DP = ReadUnsigned(key, half),
            DQ = ReadUnsigned(key, half),
            InverseQ = ReadUnsigned(key, half),
        };
    }

    private static byte[] ReadUnsigned(AsnReader reader, int length)
    {
        var number = WithoutLeadingZeros(reader.ReadIntegerBytes().ToArray());
        var padded = new byte[Math.Max(length, number.Length)];
        number.CopyTo(padded, padded.Length - number.Length);
        return padded;
    }

    private static byte[] WithoutLeadingZeros(byte[] number)
    {
        var zeros = 0;
        while (zeros < number.Length - 1 && number[zeros] == 0)
            zeros++;
        return number.AsSpan(zeros).ToArray();
    }
}
