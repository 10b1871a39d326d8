namespace Ayrshare.Onboarding;

/// <summary>A profile key as the journal keeps it: encrypted, so that only a run with access to the vault can read it.</summary>
/// <param name="With">The name of the secret in the vault that decrypts it.</param>
/// <param name="Text">The key, encrypted by <see cref="AuthenticatedEncryption"/>, in base64.</param>
public sealed record SealedKey(string With, string Text);
