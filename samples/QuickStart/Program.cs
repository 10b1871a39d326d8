// The module's main job, rehearsed: the clients of a CSV become profiles, links and mails, by the real commands in the
// real PowerShell engine, against the embedded sandbox. Nothing leaves this machine.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Ayrshare.PowerShell.Samples;
using CsvHelper;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

const int Width = 100;

Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Console.OutputEncoding = System.Text.Encoding.UTF8;
var staged = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "StagedModule").Value!;
var state = InitialSessionState.CreateDefault2();
state.ThrowOnRunspaceOpenError = true;
if (OperatingSystem.IsWindows())
    state.ExecutionPolicy = ExecutionPolicy.Bypass;
state.ImportPSModule([Path.Combine(staged, "Ayrshare.PowerShell.psd1")]);
using var runspace = RunspaceFactory.CreateRunspace(new TextHost(Console.Out, Width), state);
runspace.Open();

// The engine alone has no Import-Csv.
var path = Path.Combine(AppContext.BaseDirectory, "clients.csv");
using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
var clients = csv.GetRecords<dynamic>()
    .Select(record =>
    {
        var row = new PSObject();
        foreach (var (column, cell) in (IDictionary<string, object>)record)
            row.Properties.Add(new PSNoteProperty(column, cell));
        return row;
    })
    .ToArray();
runspace.SessionStateProxy.SetVariable("clients", clients);

var errors = 0;
Show("$sandbox = Start-AyrshareSandbox -Connect; $sandbox");
Show("$null = $sandbox.AddProfile('Harbor Yoga')   # a title that is taken already");
Show("Test-AyrshareConnection");
Show("$clients | New-AyrshareProfile -OutVariable profiles");
Show("$profiles | New-AyrshareJwt -OutVariable links");
Show("$profiles | Where-Object Email | Send-AyrshareConnectEmail -Company 'North Star Agency' -ContactEmail help@northstar.example -TermsUrl https://northstar.example/terms -PrivacyUrl https://northstar.example/privacy -OutVariable mails");
Show("$sandbox.Outbox");
Show("Get-AyrshareProfile");

var counts = Run("$profiles.Count, $links.Count, $mails.Count, $sandbox.Outbox.Count").Select(count => (int)count.BaseObject).ToArray();
Show("Stop-AyrshareSandbox");
Console.WriteLine($"{clients.Length} clients: {counts[0]} profiles, {counts[1]} links, {counts[3]} mails, {errors} errors (as the list has it: a title that is taken, a broken address, and a network that does not exist, which stops both the link and the mail).");
return counts is [10, 9, 8, 8] && errors == 4 ? 0 : 1;

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
