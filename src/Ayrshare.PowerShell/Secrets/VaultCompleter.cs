using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of the registered vaults. Without SecretManagement, there are none.</summary>
public sealed class VaultCompleter : NameCompleter
{
    private static readonly string Listing = $"if ($list = Get-Command '{SecretVault.CommandName("Get-SecretVault")}' -ErrorAction "
        + $"Ignore) {{ & $list }}";

    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript(Listing, useLocalScope: true)
            .Invoke()
            .Select(vault => vault.Properties["Name"]?.Value?.ToString())
            .OfType<string>()
            .ToArray();
    }
}
