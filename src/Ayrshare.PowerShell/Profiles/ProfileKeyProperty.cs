using System.Management.Automation;
using System.Security;

namespace Ayrshare.PowerShell;

/// <summary>
/// The property ProfileKey of an output, as the module's types file defines it. It is hidden: $profile.ProfileKey returns the key and
/// Select-Object can name it, but commands that write every property, such as Export-Csv and ConvertTo-Json, leave it out. They would
/// write the name of a type in its place.
/// </summary>
public static class ProfileKeyProperty
{
    /// <summary>Returns the key of an output, or null.</summary>
    /// <param name="output">The output.</param>
    public static SecureString? Get(PSObject output) => (output.BaseObject as ICarriesProfileKey)?.ProfileKey;
}
