using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Runs when the module is imported and removed: opens the way to the private dependencies, and closes it.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => PrivateDependencies.Enable();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => PrivateDependencies.Disable();
}
