using System;
using System.Formats.Asn1;
using System.Numerics;

namespace Ayrshare.Client;

/// <summary>The numbers of an RSA private key. Source: RFC 8017, appendix A.1.2.</summary>
internal sealed class RsaPrivateKey
{
    private const string RsaAlgorithm = "1.2.840.113549.1.1.1";

    private readonly BigInteger _modulus;
    private readonly BigInteger _publicExponent;
    private readonly BigInteger _privateExponent;
    private readonly BigInteger _p;
    private readonly BigInteger _q;
    private readonly BigInteger _exponentP;
    private readonly BigInteger _exponentQ;
    private readonly BigInteger _coefficient;

    private RsaPrivateKey(AsnReader key)
    {
        _modulus = key.ReadInteger();
        _publicExponent = key.ReadInteger();
        _privateExponent = key.ReadInteger();
        _p = key.ReadInteger();
        _q = key.ReadInteger();
        _exponentP = key.ReadInteger();
        _exponentQ = key.ReadInteger();
        _coefficient = key.ReadInteger();
        key.ThrowIfNotEmpty();
    }

    /// <summary>The length of the modulus in bits.</summary>
    public int Bits
    {
        get
        {
            var bits = 0;
            for (var rest = _modulus; rest > 0; rest >>= 1)
                bits++;
            return bits;
        }
    }

    /// <summary>Whether the numbers belong together. One flipped character is enough that they do not.</summary>
    public bool IsConsistent =>
        _p > 1
        && _q > 1
        && _p * _q == _modulus
        && _exponentP == _privateExponent % (_p - 1)
        && _exponentQ == _privateExponent % (_q - 1)
        && _publicExponent * _exponentP % (_p - 1) == 1
        && _publicExponent * _exponentQ % (_q - 1) == 1
        && _coefficient * _q % _p == 1;

    /// <summary>Reads the content of a PEM file with the label RSA PRIVATE KEY.</summary>
    /// <exception cref="AsnContentException">The content is damaged.</exception>
    public static RsaPrivateKey ReadPkcs1(ReadOnlyMemory<byte> content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.DER);
        var key = ReadOnlySequence(reader);
        return key.ReadInteger() == 0 ? new RsaPrivateKey(key) : throw new AsnContentException("The key has more than two primes.");
    }

    /// <summary>Reads the content of a PEM file with the label PRIVATE KEY; null if the key is of another kind than RSA.</summary>
    /// <exception cref="AsnContentException">The content is damaged.</exception>
    public static RsaPrivateKey? ReadPkcs8(ReadOnlyMemory<byte> content)
    {
        var key = ReadOnlySequence(new AsnReader(content, AsnEncodingRules.DER));
        if (key.ReadInteger() != 0)
            throw new AsnContentException("The version is not the one of RFC 5208.");
        var algorithm = key.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != RsaAlgorithm)
            return null;
        algorithm.ReadNull();
        algorithm.ThrowIfNotEmpty();
        var inner = key.ReadOctetString();
        // Windows adds attributes.
        if (key.HasData)
            key.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0));
        key.ThrowIfNotEmpty();
        return ReadPkcs1(inner);
    }

    private static AsnReader ReadOnlySequence(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        return sequence;
    }
}
