using System.Security.Cryptography;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>One private key for the sandboxes of all tests: a new one takes as long as the rest of a test.</summary>
public static class SandboxKey
{
    public static string Pem { get; } = NewPem();

    private static string NewPem()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKeyPem();
    }
}
