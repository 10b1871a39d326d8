using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of this runspace's connections, and the variables that contain a connection.</summary>
public sealed class ConnectionCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => ConnectionStore.Here.Names;

    private protected override IEnumerable<string> Expressions()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.InvokeProvider.ChildItem.Get('Variable:', $false)")
            .Invoke<PSVariable>()
            .Where(variable => (variable.Value as PSObject)?.BaseObject is AyrshareConnection || variable.Value is AyrshareConnection)
            .Select(variable => variable.Name.All(c => char.IsLetterOrDigit(c) || c == '_')
                ? $"${variable.Name}"
                : $"${{{variable.Name.Replace("`", "``").Replace("{", "`{").Replace("}", "`}")}}}")
            .ToArray();
    }
}
