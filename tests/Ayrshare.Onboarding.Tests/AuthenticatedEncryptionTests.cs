using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Ayrshare.Onboarding.Tests;

public sealed class AuthenticatedEncryptionTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 64).Select(number => (byte)number)];

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("ABCD1234-EFGH5678-IJKL9012-MNOP3456");

    private static readonly byte[] Associated = Encoding.UTF8.GetBytes("Acme");

    // Source: RFC 7518, appendix B.3.
    [Fact]
    public void The_result_is_that_of_the_standard()
    {
        var plain = Encoding.ASCII.GetBytes(
            "A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy without "
            + "inconvenience");
        var associated = Encoding.ASCII.GetBytes("The second principle of Auguste Kerckhoffs");
        var vector = Convert.FromHexString("1AF38C2DC2B96FFDD86694092341BC04");

        var result = AuthenticatedEncryption.Seal(Key, plain, associated, vector);

        Assert.Equal(vector, result[..16]);
        Assert.Equal("4AFFAAADB78C31C5DA4B1B590D10FFBD", Convert.ToHexString(result[16..32]));
        Assert.Equal("4DD3B4C088A7F45C216839645B2012BF2E6269A8C56A816DBC1B267761955BC5", Convert.ToHexString(result[^32..]));
        Assert.Equal(plain, AuthenticatedEncryption.Open(Key, result, associated));
    }

    [Fact]
    public void The_same_text_is_never_encrypted_the_same_way()
    {
        var results = Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(AuthenticatedEncryption.Seal(Key, Plain, Associated)));

        Assert.Equal(100, results.Distinct().Count());
    }

    [Fact]
    public void No_changed_or_missing_byte_is_accepted()
    {
        var result = AuthenticatedEncryption.Seal(Key, Plain, Associated);
        for (var i = 0; i < result.Length; i++)
        {
            var changed = result.ToArray();
            changed[i] ^= 1;
            Assert.Null(AuthenticatedEncryption.Open(Key, changed, Associated));
            Assert.Null(AuthenticatedEncryption.Open(Key, result[..i], Associated));
        }
    }

    [Fact]
    public void It_opens_with_the_same_key_and_associated_data_only()
    {
        var result = AuthenticatedEncryption.Seal(Key, Plain, Associated);
        byte[] other = [.. Key.Skip(1), 0];

        Assert.Equal(Plain, AuthenticatedEncryption.Open(Key, result, Associated));
        Assert.Null(AuthenticatedEncryption.Open(other, result, Associated));
        Assert.Null(AuthenticatedEncryption.Open(Key[..32], result, Associated));
        Assert.Null(AuthenticatedEncryption.Open(Key, result, Encoding.UTF8.GetBytes("Berta")));
    }
}
