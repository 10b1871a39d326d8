using System;
using System.IO;
using System.Reflection;
using System.Threading;

namespace Ayrshare.PowerShell;

/// <summary>
/// .NET Framework has no load contexts: this answers for the module's own folder, and only when the module's own
/// assemblies ask.
/// </summary>
internal static class PrivateDependencies
{
    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(typeof(PrivateDependencies).Assembly.Location)!, "deps");

    private static int _imports;

    public static void Enable()
    {
        if (Interlocked.Increment(ref _imports) == 1)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public static void Disable()
    {
        if (Interlocked.Decrement(ref _imports) == 0)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var path = Path.Combine(Folder, new AssemblyName(args.Name).Name + ".dll");
        return IsOurs(args.RequestingAssembly) && File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly? requesting) =>
        requesting is { IsDynamic: false }
        && (requesting == typeof(PrivateDependencies).Assembly
            || string.Equals(Path.GetDirectoryName(requesting.Location), Folder, StringComparison.OrdinalIgnoreCase));
}
