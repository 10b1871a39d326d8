using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What to do about a private key that cannot be used.</summary>
internal static class PrivateKeyAdvice
{
    public static string For(PrivateKeyState state) => state switch
    {
        PrivateKeyState.LineBreaksDamaged =>
            "Keep every line break of the file: read it with -PrivateKeyPath or Get-Content -Raw, or give the file encoded in base64, "
            + "which has no line breaks to lose.",
        PrivateKeyState.Damaged =>
            "Copy the whole private.key file again from Ayrshare's dashboard, from -----BEGIN to -----END.",
        PrivateKeyState.TooShort =>
            "Give the private.key file that Ayrshare's dashboard offers; it has 1024 bits or more.",
        _ => "Give the private.key file that Ayrshare's dashboard offers; it begins with -----BEGIN RSA PRIVATE KEY-----.",
    };
}
