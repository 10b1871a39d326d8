using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Ayrshare.PowerShell;

/// <summary>
/// Holds the client, the onboarding, the sandbox and all that they depend on, apart from what other modules have loaded.
/// Only the three assemblies that the cmdlets refer to can be asked for from outside.
/// </summary>
internal sealed class DependencyLoadContext : AssemblyLoadContext
{
    private static readonly DependencyLoadContext Instance =
        new(Path.Combine(Path.GetDirectoryName(typeof(DependencyLoadContext).Assembly.Location)!, "deps"));

    private readonly string _folder;

    private DependencyLoadContext(string folder)
        : base("Ayrshare.PowerShell") => _folder = folder;

    /// <summary>Answers the default context's requests for the client, the onboarding and the sandbox.</summary>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "Ayrshare.Client" or "Ayrshare.Onboarding" or "Ayrshare.Sandbox" ? Instance.LoadFromAssemblyName(name) : null;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
