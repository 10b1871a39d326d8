// A process to be killed: imports the modules that its arguments name, and runs the script that it is then given.
using System;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
var state = InitialSessionState.CreateDefault2();
state.ThrowOnRunspaceOpenError = true;
if (OperatingSystem.IsWindows())
    state.ExecutionPolicy = ExecutionPolicy.Bypass;
state.ImportPSModule(args);
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
if (Console.ReadLine() is not { } script)
    return 2;
using var shell = Shell.Create(runspace);
foreach (var output in shell.AddScript(script).Invoke())
    Console.WriteLine(output);
foreach (var error in shell.Streams.Error)
    Console.Error.WriteLine(error.FullyQualifiedErrorId);
return 0;
