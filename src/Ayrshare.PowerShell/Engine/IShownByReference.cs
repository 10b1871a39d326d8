namespace Ayrshare.PowerShell;

/// <summary>An output that is a secret itself, such as a link. Errors about it use its reference as their target.</summary>
internal interface IShownByReference
{
    /// <summary>Identifies the output, and contains no secret.</summary>
    object Reference { get; }
}
