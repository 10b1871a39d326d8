using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>An output that brings the key of its profile to the next command, out of sight.</summary>
internal interface ICarriesProfileKey
{
    /// <summary>The key, or null.</summary>
    SecureString? ProfileKey { get; }
}
