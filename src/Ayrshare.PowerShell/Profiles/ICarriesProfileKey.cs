using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>An output that passes its profile key to the next command without showing it.</summary>
internal interface ICarriesProfileKey
{
    /// <summary>The key, or null.</summary>
    SecureString? ProfileKey { get; }
}
