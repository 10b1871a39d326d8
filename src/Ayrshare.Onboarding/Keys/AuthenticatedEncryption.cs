using System;
using System.Linq;
using System.Security.Cryptography;

namespace Ayrshare.Onboarding;

/// <summary>
/// Encrypts with AES-256-CBC and HMAC-SHA-512, as A256CBC-HS512 composes them. AES-GCM would be shorter, but .NET Framework does
/// not have it, and a journal must open in both editions of PowerShell. Source: RFC 7518, section 5.2.
/// </summary>
internal static class AuthenticatedEncryption
{
    /// <summary>The length of a key in bytes: the first half authenticates, the second half encrypts.</summary>
    public const int KeySize = 64;

    private const int HalfKey = KeySize / 2;
    private const int VectorSize = 16;
    private const int TagSize = 32;

    /// <summary>Encrypts a text with a new initialization vector.</summary>
    /// <param name="key">The key, of <see cref="KeySize"/> bytes.</param>
    /// <param name="plain">What is encrypted.</param>
    /// <param name="associated">What the result is bound to. It must be the same when the result is opened.</param>
    /// <returns>The initialization vector, the encrypted bytes and the tag.</returns>
    public static byte[] Seal(byte[] key, byte[] plain, byte[] associated)
    {
        var vector = new byte[VectorSize];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(vector);
        return Seal(key, plain, associated, vector);
    }

    /// <summary>Encrypts a text with a given initialization vector.</summary>
    internal static byte[] Seal(byte[] key, byte[] plain, byte[] associated, byte[] vector)
    {
        using var aes = CreateAes(key, vector);
        using var encryptor = aes.CreateEncryptor();
        byte[] cipher = [.. vector, .. encryptor.TransformFinalBlock(plain, 0, plain.Length)];
        return [.. cipher, .. Tag(key, cipher, associated)];
    }

    /// <summary>Decrypts what <see cref="Seal(byte[], byte[], byte[])"/> returned; null if the key, the associated data or a byte of
    /// it is different.</summary>
    public static byte[]? Open(byte[] key, byte[] sealedBytes, byte[] associated)
    {
        if (key.Length != KeySize || sealedBytes.Length < VectorSize + VectorSize + TagSize)
            return null;
        var cipher = sealedBytes.Take(sealedBytes.Length - TagSize).ToArray();
        if (!AreEqual(Tag(key, cipher, associated), sealedBytes.Skip(cipher.Length).ToArray()))
            return null;
        using var aes = CreateAes(key, cipher.Take(VectorSize).ToArray());
        using var decryptor = aes.CreateDecryptor();
        return decryptor.TransformFinalBlock(cipher, VectorSize, cipher.Length - VectorSize);
    }

    private static Aes CreateAes(byte[] key, byte[] vector)
    {
        var aes = Aes.Create();
        (aes.Mode, aes.Padding) = (CipherMode.CBC, PaddingMode.PKCS7);
        (aes.Key, aes.IV) = (key.Skip(HalfKey).ToArray(), vector);
        return aes;
    }

    private static byte[] Tag(byte[] key, byte[] cipher, byte[] associated)
    {
        var bits = BitConverter.GetBytes(associated.LongLength * 8);
        if (BitConverter.IsLittleEndian)
            Array.Reverse(bits);
        using var hmac = new HMACSHA512(key.Take(HalfKey).ToArray());
        return hmac.ComputeHash([.. associated, .. cipher, .. bits]).Take(TagSize).ToArray();
    }

    // The time does not depend on where the difference is.
    private static bool AreEqual(byte[] left, byte[] right)
    {
        var difference = left.Length ^ right.Length;
        for (var i = 0; i < left.Length && i < right.Length; i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }
}
