using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A sandbox, a vault named Company, and a folder for the CSV and its journal.</summary>
internal sealed class OnboardingSession : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-onboarding-");
    private readonly Session _session;
    private int _requests;
    private int _posts;
    private int _deletions;

    public OnboardingSession(string startParameters = "")
    {
        _session = Session.WithSandbox(startParameters, Session.SecretManagement);
        Run("Register-SecretVault Company").ThrowIfFailed();
        Sandbox = new Sandbox(Run("$sandbox").Only.BaseObject);
        Sandbox.OnStarted(request =>
        {
            System.Threading.Interlocked.Increment(ref _requests);
            if (request.StartsWith("POST", StringComparison.Ordinal))
                System.Threading.Interlocked.Increment(ref _posts);
            if (request.StartsWith("DELETE", StringComparison.Ordinal))
                System.Threading.Interlocked.Increment(ref _deletions);
        });
    }

    public Sandbox Sandbox { get; }

    public Session Session => _session;

    /// <summary>Requests since the start.</summary>
    public int Requests => _requests;

    /// <summary>Requests since the start that change something.</summary>
    public int Posts => _posts;

    /// <summary>Requests since the start that remove something.</summary>
    public int Deletions => _deletions;

    public string Csv => File("clients.csv");

    public string Journal => Csv + ".journal.jsonl";

    public static string SecretOf(string title) => $"Ayrshare-ProfileKey-{title}";

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public OnboardingSession With(string csv)
    {
        System.IO.File.WriteAllText(Csv, csv);
        return this;
    }

    public OnboardingSession With(int clients)
    {
        ClientList.Write(Csv, clients);
        return this;
    }

    public RunResult Run(string script) => _session.Run(script);

    /// <summary>Runs a command whose terminating error ends the script.</summary>
    public RunResult RunOrEnd(string command) => _session.Run($"try {{ {command} }} catch {{ throw }}");

    /// <summary>Runs the job over the CSV.</summary>
    public RunResult Onboard(string switches = "") => RunOrEnd(Command(switches));

    public string Command(string switches = "") => $"Invoke-AyrshareOnboarding '{Csv}' -Vault Company {switches}";

    /// <summary>Each client's status as a run has put it out, in the order of the rows, after those of clients that have left the
    /// list.</summary>
    public static IEnumerable<string> Statuses(RunResult result) => result.Output
        .OrderBy(output => (int?)output.Properties["Row"].Value ?? 0)
        .Select(output => (string)output.Properties["Status"].Value);

    /// <summary>The client's key, as the vault has it, or null.</summary>
    public string? KeyOf(string title) =>
        (string?)Run(
            $"Get-SecretInfo '{SecretOf(title)}' -Vault Company | "
            + "ForEach-Object { [System.Net.NetworkCredential]::new('', (Get-Secret $_.Name -Vault Company)).Password }")
            .ThrowIfFailed().Output.SingleOrDefault()?.BaseObject;

    /// <summary>How the journal says that the job stands.</summary>
    public PSObject Standing() => Run($"Get-AyrshareOnboarding '{Csv}'").ThrowIfFailed().Only;

    /// <summary>Has the sandbox fail.</summary>
    public void Fault(string fault) => Run($"$sandbox.AddFault(@{{ {fault} }})").ThrowIfFailed();

    /// <summary>Checks that every client of the list is where the job wants it.</summary>
    public void CheckAllDone(int clients, bool mailed)
    {
        Assert.Equal(ClientList.Titles(clients).Order(), Sandbox.Profiles.Select(profile => profile.Title).Order());
        Assert.All(Sandbox.Profiles, profile => Assert.Equal(profile.Key, KeyOf(profile.Title)));
        if (mailed)
            Assert.Equal(Enumerable.Range(1, clients).Select(ClientList.Email).Order(), Sandbox.Outbox.Select(mail => mail.To).Order());
    }

    /// <summary>Everything that no stream and no file may show.</summary>
    public IEnumerable<string> Secrets() =>
        Sandbox.Profiles.Select(profile => profile.Key)
            .Concat(Sandbox.Outbox.Select(mail => mail.Link))
            .Concat(Sandbox.Outbox.Select(mail => mail.Link.Split("jwt=").Last()))
            .Append(Sandbox.ApiKey)
            .Append(Sandbox.PrivateKey.Split('\n')[1].Trim());

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }
}
