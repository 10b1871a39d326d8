using System.Threading;
#if NETFRAMEWORK
using System;
#else
using System.Runtime.Loader;
#endif

namespace Ayrshare.PowerShell;

/// <summary>Finds the module's own dependencies for as long as the module is imported anywhere in this process.</summary>
internal static class PrivateDependencies
{
    private static int _imports;

    public static void Enable()
    {
        if (Interlocked.Increment(ref _imports) != 1)
            return;
#if NETFRAMEWORK
        AppDomain.CurrentDomain.AssemblyResolve += DependencyResolver.Resolve;
#else
        AssemblyLoadContext.Default.Resolving += DependencyLoadContext.Resolve;
#endif
    }

    public static void Disable()
    {
        if (Interlocked.Decrement(ref _imports) != 0)
            return;
#if NETFRAMEWORK
        AppDomain.CurrentDomain.AssemblyResolve -= DependencyResolver.Resolve;
#else
        AssemblyLoadContext.Default.Resolving -= DependencyLoadContext.Resolve;
#endif
    }
}
