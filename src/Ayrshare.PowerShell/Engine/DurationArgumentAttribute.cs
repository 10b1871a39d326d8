using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Reads the argument of a parameter of the type <see cref="Duration"/>. It sees what was typed, such as 2d. PowerShell itself
/// would convert only the number that it makes of it.</summary>
public sealed class DurationArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null! : Duration.From(inputData);
}
