using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Enables the private dependencies when the module is imported, and disables them when it is removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => PrivateDependencies.Enable();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => PrivateDependencies.Disable();
}
