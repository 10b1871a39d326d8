using System;
using System.IO;
using System.Reflection;

namespace Ayrshare.PowerShell;

/// <summary>
/// .NET Framework has no load contexts: this answers for the module's own folder, and only when the module's own
/// assemblies ask.
/// </summary>
internal static class DependencyResolver
{
    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!, "deps");

    public static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var path = Path.Combine(Folder, new AssemblyName(args.Name).Name + ".dll");
        return IsOurs(args.RequestingAssembly) && File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly? requesting) =>
        requesting is { IsDynamic: false }
        && (requesting == typeof(DependencyResolver).Assembly
            || string.Equals(Path.GetDirectoryName(requesting.Location), Folder, StringComparison.OrdinalIgnoreCase));
}
