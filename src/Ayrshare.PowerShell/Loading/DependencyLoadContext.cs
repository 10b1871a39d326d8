using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Ayrshare.PowerShell;

/// <summary>
/// Holds the client, the onboarding, the sandbox and all that they depend on, apart from what other modules have loaded.
/// Only the three assemblies that the cmdlets refer to can be asked for from outside.
/// </summary>
internal sealed class DependencyLoadContext(string folder) : AssemblyLoadContext("Ayrshare.PowerShell")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}

/// <summary>Answers the default context's requests for the client, the onboarding and the sandbox.</summary>
internal static class PrivateDependencies
{
    private static readonly DependencyLoadContext Context =
        new(Path.Combine(Path.GetDirectoryName(typeof(PrivateDependencies).Assembly.Location)!, "deps"));

    private static int _imports;

    public static void Enable()
    {
        if (System.Threading.Interlocked.Increment(ref _imports) == 1)
            AssemblyLoadContext.Default.Resolving += Resolve;
    }

    public static void Disable()
    {
        if (System.Threading.Interlocked.Decrement(ref _imports) == 0)
            AssemblyLoadContext.Default.Resolving -= Resolve;
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "Ayrshare.Client" or "Ayrshare.Onboarding" or "Ayrshare.Sandbox" ? Context.LoadFromAssemblyName(name) : null;
}
