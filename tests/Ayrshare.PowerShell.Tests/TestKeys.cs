using System.Security.Cryptography;
using Ayrshare.PowerShell.Tests.Hosting;

namespace Ayrshare.PowerShell.Tests;

/// <summary>A key that Ayrshare takes, and two that it does not.</summary>
internal static class TestKeys
{
    static TestKeys()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(Pem);
        PublicPem = rsa.ExportRSAPublicKeyPem();
        using var small = RSA.Create(512);
        ShortPem = small.ExportRSAPrivateKeyPem();
    }

    public static string Pem => SandboxKey.Pem;

    public static string PublicPem { get; }

    public static string ShortPem { get; }
}
