using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Lets a parameter that is a whole number of a unit also accept a duration, such as 5m, a TimeSpan or its text.</summary>
/// <param name="unit">The unit.</param>
public sealed class DurationInAttribute(DurationUnit unit) : ArgumentTransformationAttribute
{
    /// <summary>The unit.</summary>
    public DurationUnit Unit => unit;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var duration = Duration.From(inputData ?? "");
        if (duration.CountOf(unit == DurationUnit.Seconds ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(1)) is { } count)
            return count;
        var name = unit.ToString().ToLowerInvariant();
        throw new ArgumentTransformationMetadataException(
            $"\"{duration}\" is not a whole number of {name}. "
            + (duration.Advice ?? $"Specify a number of {name}, a duration such as 90s, 5m, 2h or 1d, or a TimeSpan."));
    }
}
