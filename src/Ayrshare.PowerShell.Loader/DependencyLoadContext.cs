using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Ayrshare.PowerShell.Loader;

/// <summary>Holds the module's dependencies apart from what other modules have loaded.</summary>
internal sealed class DependencyLoadContext(string folder) : AssemblyLoadContext("Ayrshare.PowerShell")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
