using System.IO;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Ayrshare.Client.Tests;

/// <summary>A key made for this run.</summary>
internal static class TestKeys
{
    public static string Pkcs1 { get; } = Make();

    private static string Make()
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new KeyGenerationParameters(new SecureRandom(), 1024));
        using var text = new StringWriter { NewLine = "\n" };
        using (var pem = new PemWriter(text))
            pem.WriteObject(generator.GenerateKeyPair().Private);
        return text.ToString().TrimEnd();
    }
}
