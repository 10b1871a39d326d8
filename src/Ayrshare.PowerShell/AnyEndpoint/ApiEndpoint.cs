using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>A documented endpoint of the API.</summary>
/// <param name="Path">The path below the base address; <c>{id}</c> stands for an id.</param>
/// <param name="Summary">What it is for, in a few words.</param>
/// <param name="Methods">The methods that it accepts.</param>
internal sealed record ApiEndpoint(string Path, string Summary, params AyrshareApiMethod[] Methods)
{
    /// <summary>The path up to its id, if it ends in one.</summary>
    public string Stem => Path.Split('{')[0];

    /// <summary>The methods and the purpose, for a tooltip.</summary>
    public string Tooltip => $"{string.Join(", ", Methods.Select(method => method.ToString().ToUpperInvariant()))} /{Path}: {Summary}";
}
