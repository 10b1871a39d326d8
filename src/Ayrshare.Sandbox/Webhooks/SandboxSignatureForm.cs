namespace Ayrshare.Sandbox;

/// <summary>How the signature of a delivery is written. Ayrshare does not document which it is.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum SandboxSignatureForm : long
{
    /// <summary>In hexadecimal digits.</summary>
    Hex,

    /// <summary>In base64.</summary>
    Base64,
}
