// Runs samples/QuickStart.ps1 in PowerShell's own console host, as pwsh does, where only the .NET SDK is installed.
// Arguments are those of pwsh: -NoExit leaves you in the shell when the script has ended.
using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.PowerShell;

Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
// The console host writes colors to a file or a pipe too, unless it is told not to.
if (Console.IsOutputRedirected)
    Environment.SetEnvironmentVariable("NO_COLOR", "1");

// PSReadLine, which completes what you type with Tab, comes with pwsh and not with its SDK.
Environment.SetEnvironmentVariable("PSModulePath", Path.Combine(Path.GetDirectoryName(Built("Pwsh"))!, "Modules"));
return ConsoleShell.Start("", "", [.. args, "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", Built("Script")]);

static string Built(string name) =>
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
