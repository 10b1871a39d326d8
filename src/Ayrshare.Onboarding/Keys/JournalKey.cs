using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// The secret of a journal, which is in the vault and encrypts the profile keys that the journal keeps. A profile key is in the
/// journal as soon as it arrives, so that it survives a process that dies and a vault that fails.
/// </summary>
internal sealed class JournalKey
{
    private readonly byte[] _key;

    private JournalKey(string name, byte[] key) => (Name, _key) = (name, key);

    /// <summary>The name of the secret.</summary>
    public string Name { get; }

    /// <summary>Reads the key of a journal from the vault, or stores a new one there if the vault does not have it. Because the
    /// vault accepts and returns a secret here, it can be expected to accept the profile keys.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The name of the journal's key, or null if it has none yet.</param>
    /// <exception cref="KeyVaultException">The vault cannot be read, or does not keep what it is given.</exception>
    public static async Task<JournalKey> OpenOrCreateAsync(IKeyVault vault, string? name)
    {
        if (name is not null && await FindAsync(vault, name).ConfigureAwait(false) is { } known)
            return known;
        var key = new byte[AuthenticatedEncryption.KeySize];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(key);
        var created = new JournalKey($"{KeyNames.JournalKeyPrefix}{Guid.NewGuid():N}", key);
        await vault.AddAsync(created.Name, new Secret(Convert.ToBase64String(key))).ConfigureAwait(false);
        return created;
    }

    /// <summary>Reads a key from the vault; null if the vault does not have it, or has something else under its name.</summary>
    /// <exception cref="KeyVaultException">The vault cannot be read.</exception>
    public static async Task<JournalKey?> FindAsync(IKeyVault vault, string name)
    {
        if (!name.StartsWith(KeyNames.JournalKeyPrefix, StringComparison.Ordinal) || !vault.Has(name))
            return null;
        var secret = await vault.FindAsync(name).ConfigureAwait(false);
        return secret is not null && FromBase64(secret.Reveal()) is { Length: AuthenticatedEncryption.KeySize } key
            ? new JournalKey(name, key)
            : null;
    }

    /// <summary>Encrypts a profile key.</summary>
    /// <param name="title">The title of the profile, to which the result is bound.</param>
    /// <param name="key">The profile key.</param>
    public SealedKey Seal(string title, Secret key) => new(
        Name,
        Convert.ToBase64String(AuthenticatedEncryption.Seal(_key, Encoding.UTF8.GetBytes(key.Reveal()), Associated(title))));

    /// <summary>Decrypts a profile key; null if it was encrypted with another key or for another title, or was altered.</summary>
    /// <param name="title">The title of the profile.</param>
    /// <param name="sealedKey">The encrypted key.</param>
    public Secret? Open(string title, SealedKey sealedKey) =>
        FromBase64(sealedKey.Text) is { } text && AuthenticatedEncryption.Open(_key, text, Associated(title)) is { Length: > 0 } key
            ? new Secret(Encoding.UTF8.GetString(key))
            : null;

    private byte[] Associated(string title) => Encoding.UTF8.GetBytes($"{Name}\n{title}");

    private static byte[]? FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
