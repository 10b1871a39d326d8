using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>Lets a parameter for several SecureStrings also accept strings: see <see cref="SecretArgumentAttribute"/>.</summary>
public sealed class SecretArgumentsAttribute : ArgumentTransformationAttribute
{
    private static readonly SecretArgumentAttribute One = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return (plain is IList list ? list.Cast<object>() : [inputData])
            .Select(item => One.Transform(engineIntrinsics, item))
            .OfType<SecureString>()
            .ToArray();
    }
}
