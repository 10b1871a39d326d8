using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace Ayrshare.PowerShell;

/// <summary>
/// Finds the dependencies of the cmdlets. The cmdlets are the same for both editions of PowerShell, but their dependencies
/// differ. The folder of each edition contains its own loader, which is loaded when it is first needed.
/// </summary>
internal static class PrivateDependencies
{
    private static readonly Assembly Module = typeof(PrivateDependencies).Assembly;

    private static readonly bool IsDesktop =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(Module.Location)!, "deps", IsDesktop ? "desktop" : "core");

    private static readonly Lazy<Func<string, Assembly?>> Loader = new(() =>
        (Func<string, Assembly?>)Assembly.LoadFrom(Path.Combine(Folder, "Ayrshare.PowerShell.Loader.dll"))
            .GetType("Ayrshare.PowerShell.Loader.DependencyLoader", throwOnError: true)
            .GetMethod("Load")
            .CreateDelegate(typeof(Func<string, Assembly?>)));

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
        return IsOurs(args.RequestingAssembly) ? Loader.Value(new AssemblyName(args.Name).Name) : null;
    }

    // .NET Framework has no load contexts, so the dependencies of the dependencies are resolved here too.
    private static bool IsOurs(Assembly? requesting) =>
        requesting is { IsDynamic: false }
        && (requesting == Module
            || (IsDesktop && string.Equals(Path.GetDirectoryName(requesting.Location), Folder, StringComparison.OrdinalIgnoreCase)));
}
