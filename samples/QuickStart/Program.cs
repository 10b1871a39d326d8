// The module's main job, rehearsed: the clients of a CSV become profiles, links and mails, by the real commands in the
// real PowerShell engine, against the embedded sandbox. Nothing leaves this machine.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Ayrshare.PowerShell.Samples;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

const int Width = 100;

Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Console.OutputEncoding = System.Text.Encoding.UTF8;
var state = InitialSessionState.CreateDefault2();
state.ThrowOnRunspaceOpenError = true;
if (OperatingSystem.IsWindows())
    state.ExecutionPolicy = ExecutionPolicy.Bypass;
state.ImportPSModule([Path.Combine(Built("StagedModule"), "Ayrshare.PowerShell.psd1"), Built("SecretManagement")]);
using var runspace = RunspaceFactory.CreateRunspace(new TextHost(Console.Out, Width), state);
runspace.Open();

// A folder of its own, since the journal lies beside the list and a new sandbox knows nothing of an old job.
var folder = Directory.CreateTempSubdirectory("ayrshare-quickstart-");
File.Copy(Path.Combine(AppContext.BaseDirectory, "clients.csv"), Path.Combine(folder.FullName, "clients.csv"));
runspace.SessionStateProxy.Path.SetLocation(folder.FullName);

var errors = 0;
Show("$sandbox = Start-AyrshareSandbox -Connect; $sandbox");
Show("$null = $sandbox.AddProfile('Harbor Yoga')   # a title that is taken already");
Show("Register-SecretVault Company   # a stand-in for SecretManagement, in memory");
Show("Test-AyrshareConnection");
Show("Invoke-AyrshareOnboarding clients.csv -Vault Company -SkipInvalid -SendEmail -Company 'North Star Agency' -ContactEmail help@northstar.example -TermsUrl https://northstar.example/terms -PrivacyUrl https://northstar.example/privacy -OutVariable clients");
Show("Invoke-AyrshareOnboarding clients.csv -Vault Company -SkipInvalid -SendEmail -ErrorAction SilentlyContinue -OutVariable again   # again: it goes on where it stopped, and all is done");
Show("Get-AyrshareOnboarding clients.csv");
Show("$sandbox.Outbox");
Show("Get-AyrshareProfile");
Show("Get-AyrshareProfile 'Aurora Bakery' | New-AyrshareJwt -Vault Company   # a new link for one of them");

var counts = Run("@($clients | Where-Object Status -eq Done).Count, $sandbox.Outbox.Count, @($again | Where-Object Status -eq AlreadyDone).Count").Select(count => (int)count.BaseObject).ToArray();
Show("Stop-AyrshareSandbox");
var rows = File.ReadLines(Path.Combine(folder.FullName, "clients.csv")).Count() - 1;
folder.Delete(recursive: true);
Console.WriteLine($"{rows} clients: {counts[0]} with a profile, a kept key, a link and a mail, {counts[1]} mails after two runs, {errors / 2} rows skipped in each (as the list has it: a network that does not exist, no address, a title that is taken, and a broken address).");
return counts is [8, 8, 8] && errors == 2 * (rows - 8) ? 0 : 1;

void Show(string command)
{
    Console.WriteLine();
    Console.WriteLine($"PS> {command}");
    using var shell = Shell.Create(runspace);
    shell.AddScript(command).AddCommand("Out-Default");
    // As in a console: errors go through the same formatting as objects.
    shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
    shell.Invoke();
    errors += (int)Run("$global:Error.Count; $global:Error.Clear()").Single().BaseObject;
}

IReadOnlyList<PSObject> Run(string script)
{
    using var shell = Shell.Create(runspace);
    return shell.AddScript(script).Invoke();
}

static string Built(string name) =>
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
