using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What to do about a private key that cannot be used.</summary>
internal static class PrivateKeyAdvice
{
    public static string For(PrivateKeyState state) => state switch
    {
        PrivateKeyState.LineBreaksDamaged =>
            "Keep every line break of the file: use -PrivateKeyPath or Get-Content -Raw, or encode the file in base64, "
            + "which has no line breaks.",
        PrivateKeyState.Damaged =>
            "Copy the whole private.key file again from Ayrshare's dashboard, from -----BEGIN to -----END.",
        PrivateKeyState.TooShort =>
            "Use the private.key file from Ayrshare's dashboard. It has 1024 bits or more.",
        _ => "Use the private.key file from Ayrshare's dashboard. It begins with -----BEGIN RSA PRIVATE KEY-----.",
    };
}
