using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class PrivateKeyCheckTests
{
    private static readonly string Pem = TestKeys.Pkcs1;
    private static readonly string[] Lines = Pem.Split('\n');

    private static PrivateKeyCheck Check(string text) => PrivateKeyCheck.Inspect(new Secret(text));

    private static string Joined(Range lines, string glue)
    {
        var (start, length) = lines.GetOffsetAndLength(Lines.Length);
        string[] mended = [.. Lines[..start], string.Join(glue, Lines[lines]), .. Lines[(start + length)..]];
        return string.Join("\n", mended);
    }

    public static TheoryData<string> WholeKeys() => new(
        Pem,
        TestKeys.Pkcs8,
        Pem + "\n",
        "\uFEFF" + Pem,
        "\n\n  " + Pem + "\r\n\r\n",
        Pem.Replace("\n", "\r\n"),
        Pem.Replace("\n", "\r"),
        TestKeys.Certificate + "\n" + Pem,
        Pem + "\n" + TestKeys.Certificate,
        TestKeys.Public + "\n" + TestKeys.Certificate + "\n" + TestKeys.Pkcs8 + "\n" + TestKeys.Certificate,
        TestKeys.Base64(TestKeys.Certificate + "\n" + Pem),
        "Key of account 17\n" + Pem + "\ntrailing junk",
        TestKeys.Base64(Pem),
        TestKeys.Base64(Pem + "\n"),
        TestKeys.Base64(Pem.Replace("\n", "\r\n")),
        TestKeys.Base64(TestKeys.Pkcs8),
        TestKeys.Base64("\uFEFF" + Pem),
        TestKeys.Wrapped(TestKeys.Base64(Pem), 76),
        TestKeys.Wrapped(TestKeys.Base64(Pem), 64, "\r\n"),
        TestKeys.Wrapped(TestKeys.Base64(Pem), 64, " "),
        TestKeys.Base64(Pem).TrimEnd('='),
        TestKeys.Base64(Pem + "\n").TrimEnd('='));

    [Theory]
    [MemberData(nameof(WholeKeys))]
    public void A_whole_key_is_well_formed_and_given_back_with_plain_line_feeds(string text)
    {
        var check = Check(text);
        Assert.Equal(PrivateKeyState.WellFormed, check.State);
        Assert.Equal(1024, check.Bits);
        Assert.Contains(check.Pem!.Reveal(), new[] { Pem, TestKeys.Pkcs8 });
        Assert.Equal(!text.Contains("-----BEGIN"), check.WasBase64);
        Assert.Contains("1024 bits", check.Found);
    }

    public static TheoryData<string> KeysWithDamagedLines() => new(
        Pem.Replace('\n', ' '),
        Pem.Replace("\n", ""),
        Pem.Replace("\n", "\\n"),
        Pem.Replace("\n", "\\r\\n"),
        Pem.Replace("\n", "\\n") + "\\n",
        Pem.Replace("\n", "\n\n"),
        Pem.Replace("\n", "\n  "),
        Pem.Replace("\n", "\r\r\n"),
        Pem.Replace("\n", "\t"),
        Joined(0..2, ""), // No break after BEGIN.
        Joined(^2.., ""), // None before END.
        Joined(2..4, ""),
        Joined(2..4, " "),
        Joined(^3..^1, ""), // The short last line runs on.
        Pem.Insert(Lines[0].Length + 1 + 20, "\n"), // A break too many.
        TestKeys.Pkcs8.Replace('\n', ' '),
        TestKeys.Base64(Pem.Replace('\n', ' ')),
        TestKeys.Base64(Pem.Replace("\n", "\\n")));

    [Theory]
    [MemberData(nameof(KeysWithDamagedLines))]
    public void Damaged_line_breaks_are_told_as_such(string text)
    {
        var check = Check(text);
        Assert.Equal(PrivateKeyState.LineBreaksDamaged, check.State);
        Assert.Null(check.Pem);
    }

    public static TheoryData<string> DamagedKeys() => new(
        Pem[..(Pem.Length / 2)],
        Pem[..^10],
        Pem[(Pem.Length / 2)..],
        Pem[1..],
        string.Join("\n", Lines.Where((_, i) => i != 3)),
        string.Join("\n", Lines.Select((line, i) => i == 3 ? line[..^1] + "!" : line)),
        string.Join("\n", Lines.Select((line, i) => i == 3 ? Lines[4] : i == 4 ? Lines[3] : line)),
        Lines[0] + "\n" + Lines[^1],
        Lines[0] + Lines[^1],
        Lines[0] + "\nxxxx\n" + Lines[^1],
        Pem.Replace("==\n", "=\n"),
        Pem.Replace("==\n", "\n"),
        Pem.Replace("==\n", "A=\n"), // A byte too many.
        Pem.Insert(Pem.IndexOf("==\n", StringComparison.Ordinal), "B").Remove(
            Pem.IndexOf("==\n", StringComparison.Ordinal) - 1, 1), // Bits that mean nothing.
        Pem.Replace("RSA PRIVATE KEY", "PRIVATE KEY"),
        TestKeys.Pkcs8.Replace("PRIVATE KEY", "RSA PRIVATE KEY"),
        TestKeys.Base64(Pem[..^10]),
        TestKeys.Base64(Pem)[..200],
        TestKeys.Base64(Pem)[..^201],
        string.Join(" ", Lines.Where((_, i) => i != 3)));

    [Theory]
    [MemberData(nameof(DamagedKeys))]
    public void Damage_in_the_content_is_told_as_such(string text) => Assert.Equal(PrivateKeyState.Damaged, Check(text).State);

    public static TheoryData<string> OtherFiles() => new(
        TestKeys.Public,
        TestKeys.Certificate,
        TestKeys.EllipticPkcs8,
        TestKeys.EllipticSec1,
        TestKeys.EllipticPkcs8.Replace('\n', ' '),
        TestKeys.Encrypted,
        TestKeys.Base64(TestKeys.Certificate),
        Pem.Replace("-----\nM", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nM"),
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7 me@example.com",
        @"C:\keys\private.key",
        "/home/me/private.key",
        "private",
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        """{"privateKey":"x"}""",
        "\u0000\u0001\u0002",
        Convert.ToBase64String(Encoding.Unicode.GetBytes("nothing of the kind")),
        Convert.ToBase64String(new byte[300]));

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Another_file_is_told_as_such(string text)
    {
        var check = Check(text);
        Assert.Equal(PrivateKeyState.WrongFile, check.State);
        Assert.Null(check.Pem);
    }

    [Fact]
    public void A_key_of_512_bits_is_too_short()
    {
        var check = Check(TestKeys.Short);
        Assert.Equal((PrivateKeyState.TooShort, 512), (check.State, check.Bits));
        Assert.Null(check.Pem);
    }

    [Fact]
    public void What_was_found_never_quotes_the_key()
    {
        string[] all = [Pem, Pem.Replace('\n', ' '), Pem[..^10], Pem[30..], TestKeys.Base64(Pem), TestKeys.Encrypted, TestKeys.Short];
        foreach (var text in all)
        {
            var found = Check(text).Found;
            Assert.DoesNotContain(Lines[1..^1], line => found.Contains(line[..8], StringComparison.Ordinal));
            Assert.True(found.Length < 100);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_flipped_character_passes(bool pkcs8)
    {
        var pem = pkcs8 ? TestKeys.Pkcs8 : Pem;
        var first = pem.IndexOf('\n') + 1;
        var last = pem.LastIndexOf('\n');
        for (var i = first; i < last; i++)
        {
            // The structure is at both ends; between them one character is like the next.
            if (pem[i] is '\n' || (i - first > 40 && last - i > 10 && i % 5 != 0))
                continue;
            var flipped = pem[..i] + (pem[i] == 'x' ? 'y' : 'x') + pem[(i + 1)..];
            var check = Check(flipped);
            if (check.State != PrivateKeyState.Damaged && check.State != PrivateKeyState.WrongFile)
                Assert.True(IsSameKey(check.Pem!.Reveal()), $"Position {i - first} of {last - first} of the content: {check.State}.");
        }
    }

    [Fact]
    public void No_truncation_or_deletion_passes()
    {
        for (var length = 1; length < Pem.Length; length++)
            Assert.NotEqual(PrivateKeyState.WellFormed, Check(Pem[..length]).State);
        for (var i = 0; i < Pem.Length; i++)
            Assert.NotEqual(PrivateKeyState.WellFormed, Check(Pem.Remove(i, 1)).State);
    }

    [Fact]
    public void Junk_never_throws()
    {
        var random = new Random(17);
        for (var round = 0; round < 500; round++)
        {
            var content = new byte[random.Next(1, 700)];
            random.NextBytes(content);
            content[0] = 0x30; // A sequence, so that the reader goes further in.
            var label = round % 2 == 0 ? "RSA PRIVATE KEY" : "PRIVATE KEY";
            var check = Check($"-----BEGIN {label}-----\n{TestKeys.Wrapped(Convert.ToBase64String(content), 64)}\n-----END {label}-----");
            Assert.NotEqual(PrivateKeyState.WellFormed, check.State);
        }
    }

    private static bool IsSameKey(string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return key.ExportRSAPrivateKeyPem() == Pem;
    }
}
