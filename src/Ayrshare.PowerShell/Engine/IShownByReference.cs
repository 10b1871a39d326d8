namespace Ayrshare.PowerShell;

/// <summary>An output that is a secret as a whole, such as a link. An error that is about it has its reference as target.</summary>
internal interface IShownByReference
{
    /// <summary>Tells which output it is, and holds no secret.</summary>
    object Reference { get; }
}
