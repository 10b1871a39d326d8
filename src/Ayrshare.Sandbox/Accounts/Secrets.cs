using System;
using System.Security.Cryptography;

namespace Ayrshare.Sandbox;

/// <summary>Generates random secrets and ids in Ayrshare's formats.</summary>
internal static class Secrets
{
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>An API Key or Profile Key: four groups of eight hexadecimal digits.</summary>
    public static string NewKey()
    {
        var digits = NewHex(16).ToUpperInvariant();
        return $"{digits.Substring(0, 8)}-{digits.Substring(8, 8)}-{digits.Substring(16, 8)}-{digits.Substring(24, 8)}";
    }

    public static string NewRefId() => NewHex(20);

    public static string NewSessionId() => NewHex(32);

    public static string NewPostId() => NewHex(10);

    public static string NewDomain()
    {
        var letters = Array.ConvertAll(RandomBytes(5), value => IdAlphabet[value % IdAlphabet.Length]);
        return "id-" + new string(letters);
    }

    /// <summary>A new RSA key of 2048 bits as PKCS#1 PEM.</summary>
    public static string NewPrivateKey()
    {
        // RSA.Create() makes shorter keys on .NET Framework, and .NET Standard has no RSA.Create(int).
        using var rsa = new RSACryptoServiceProvider(2048) { PersistKeyInCsp = false };
        return RsaPem.Write(rsa.ExportParameters(includePrivateParameters: true));
    }

    public static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        using var generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return bytes;
    }

    /// <summary>Random lower-case hexadecimal digits, two for each byte.</summary>
    private static string NewHex(int bytes) => BitConverter.ToString(RandomBytes(bytes)).Replace("-", "").ToLowerInvariant();
}
