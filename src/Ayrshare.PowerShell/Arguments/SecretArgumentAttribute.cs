using System.Management.Automation;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>
/// Lets a SecureString parameter take a string too, and an empty cell as absent. It never fails: the engine's own
/// message would quote the value.
/// </summary>
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            SecureString secure => secure,
            PSCredential credential => credential.Password,
            null or "" => null!,
            _ => SecretText.Secure(value.ToString()!),
        };
    }
}
