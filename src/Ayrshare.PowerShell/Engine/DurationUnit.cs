namespace Ayrshare.PowerShell;

/// <summary>The unit of a number that is a duration.</summary>
public enum DurationUnit
{
    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,
}
