using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Client.Tests;

/// <summary>Keys made for this run, in the forms in which people have them.</summary>
internal static class TestKeys
{
    private static readonly RSA Key = WithPadding();

    public static string Pkcs1 { get; } = Key.ExportRSAPrivateKeyPem();

    public static string Pkcs8 { get; } = Key.ExportPkcs8PrivateKeyPem();

    public static string Public { get; } = Key.ExportSubjectPublicKeyInfoPem();

    public static string Encrypted { get; } = Key.ExportEncryptedPkcs8PrivateKeyPem(
        "pass", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 10));

    public static string Short { get; } = Export512();

    public static string EllipticPkcs8 { get; } = Elliptic(key => key.ExportPkcs8PrivateKeyPem());

    public static string EllipticSec1 { get; } = Elliptic(key => key.ExportECPrivateKeyPem());

    public static string Certificate { get; } = SelfSigned();

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Wrapped(string text, int width, string newLine = "\n") =>
        string.Join(newLine, text.Chunk(width).Select(part => new string(part)));

    // Of one length in every run, and with padding at the end of the base64, for that can be damaged too.
    private static RSA WithPadding()
    {
        while (true)
        {
            var key = RSA.Create(1024);
            if (key.ExportRSAPrivateKey().Length == 607)
                return key;
            key.Dispose();
        }
    }

    private static string Export512()
    {
        using var key = RSA.Create(512);
        return key.ExportRSAPrivateKeyPem();
    }

    private static string Elliptic(Func<ECDsa, string> export)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return export(key);
    }

    private static string SelfSigned()
    {
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=test", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
