using System;
using System.Formats.Asn1;
using System.Linq;
using System.Security.Cryptography;

namespace Ayrshare.Sandbox;

/// <summary>An RSA private key. Safe for use by several threads.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly object _gate = new();
    private readonly RSA _rsa = RSA.Create();
    private readonly RSAParameters _parameters;

    private SigningKey(RSAParameters parameters)
    {
        _parameters = parameters;
        _rsa.ImportParameters(parameters);
    }

    /// <summary>Reads a PEM file (PKCS#1 or PKCS#8); <see langword="null"/> when it is damaged or is not an RSA private key.</summary>
    public static SigningKey? Read(string pem)
    {
        try
        {
            return new SigningKey(RsaPem.Read(pem));
        }
        catch (Exception damage) when (damage is FormatException or ArgumentException or AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    public bool IsSameAs(SigningKey other) =>
        _parameters.Modulus!.SequenceEqual(other._parameters.Modulus!)
        && _parameters.D!.SequenceEqual(other._parameters.D!);

    public byte[] Sign(byte[] data)
    {
        lock (_gate)
            return _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose() => _rsa.Dispose();
}
