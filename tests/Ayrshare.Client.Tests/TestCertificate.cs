using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ayrshare.Client.Tests;

/// <summary>A certificate that nobody trusts.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Create()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Windows can only serve with a key that comes from a file.
#if !NET9_0_OR_GREATER
        return new X509Certificate2(certificate.Export(X509ContentType.Pfx));
#else
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
#endif
    }
}
