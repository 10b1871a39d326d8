namespace Ayrshare.Client;

/// <summary>What a text that should be the account's private key turns out to be.</summary>
public enum PrivateKeyState
{
    /// <summary>An RSA private key that can be sent.</summary>
    WellFormed,

    /// <summary>A private key whose line breaks were lost or altered on the way.</summary>
    LineBreaksDamaged,

    /// <summary>A private key that begins and ends well, with damage in between.</summary>
    Damaged,

    /// <summary>Another kind of file: a public key, a certificate, another algorithm, an encrypted or OpenSSH key, or none.</summary>
    WrongFile,

    /// <summary>An RSA key of fewer than 1,024 bits.</summary>
    TooShort,
}
