namespace Ayrshare.Sandbox;

/// <summary>How the signature of a delivery is written. Ayrshare does not document which it is.</summary>
public enum SandboxSignatureForm
{
    /// <summary>In hexadecimal digits.</summary>
    Hex,

    /// <summary>In base64.</summary>
    Base64,
}
