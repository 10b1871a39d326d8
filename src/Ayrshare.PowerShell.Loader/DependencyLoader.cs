using System.IO;
using System.Reflection;

namespace Ayrshare.PowerShell.Loader;

/// <summary>Loads the assemblies beside this one for the cmdlets, which reach it through reflection.</summary>
public static class DependencyLoader
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(DependencyLoader).Assembly.Location)!;

#if NETFRAMEWORK
    /// <summary>Loads an assembly by its simple name, or returns null if it is not the module's.</summary>
    public static Assembly? Load(string name)
    {
        var path = Path.Combine(Folder, name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
#else
    private static readonly DependencyLoadContext Context = new(Folder);

    /// <summary>
    /// Loads an assembly by its simple name. An assembly that is not the module's comes from PowerShell, in the version
    /// that PowerShell has: its System.Text.Json can be older than the one that the cmdlets were compiled against.
    /// </summary>
    public static Assembly? Load(string name) => Context.LoadFromAssemblyName(new AssemblyName(name));
#endif
}
