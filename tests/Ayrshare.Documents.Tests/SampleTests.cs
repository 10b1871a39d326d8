using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Ayrshare.HelpGenerator;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.Documents.Tests;

/// <summary>Runs what people copy, as it stands, against the sandbox.</summary>
public sealed partial class SampleTests : IDisposable
{
    private static readonly string Samples = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ModuleHelp.FilePath)!, "..", "samples"));

    private const string Nightly = "& $samples/NightlyOnboarding.ps1 -Path ./clients.csv";
    private const string Runbook = "& $samples/AzureAutomationRunbook.ps1 -Folder $PWD.Path -KeyVaultName kv-agency -SubscriptionId "
        + "sub -Company 'Example Agency'";
    private const string Offboarding = "& $samples/Offboarding.ps1 -Path ./leaving.csv -RecordPath ./had.csv";

    private readonly ExampleSession _session = new();

    public SampleTests() => _session.Run($"$samples = '{Samples}'").ThrowIfFailed();

    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Samples, "*.ps1").Select(
        file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Each_says_what_it_does_and_what_it_takes(string name)
    {
        var help = _session.Run($"$help = Get-Help $samples/{name}; $help.Synopsis; @($help.Examples.Example).Count").ThrowIfFailed();

        Assert.Matches(@"\.$", help.Output[0].ToString().Trim());
        Assert.True((int)help.Output[1].BaseObject > 0);
    }

    [Fact]
    public void The_nightly_job_says_by_its_exit_code_that_all_clients_are_done()
    {
        const string Changes = "@($sandbox.Requests | Where-Object Method -ne GET).Count";
        var first = _session.Run("& $samples/NightlyOnboarding.ps1 -Path ./clients.csv -ReportPath ./report.html").ThrowIfFailed();
        var changes = _session.Run(Changes).Only.BaseObject;
        _session.Run("& $samples/NightlyOnboarding.ps1 -Path ./clients.csv").ThrowIfFailed();

        Assert.Contains("Acme Bakery: Done", first.Output.Select(line => line.ToString()));
        Assert.Empty(_session.Run("$LASTEXITCODE").Output.OfType<object>());
        Assert.Equal(changes, _session.Run(Changes).Only.BaseObject);
        Assert.True(_session.FileExists("report.html"));
    }

    [Fact]
    public void The_nightly_job_emails_whom_it_concerns_and_nobody_twice()
    {
        const string WithEmails = $"{Nightly} -Company 'Example Agency' -ReportPath ./report.html";
        var first = _session.Run(WithEmails).ThrowIfFailed();
        // The sample connects as a job does, by this machine's clock, so it is the journal that becomes older.
        _session.Run("""
            $sandbox.Link('Acme Bakery', 'facebook')
            $journal = Get-Content ./clients.csv.journal.jsonl -Raw
            [regex]::Replace($journal, '(?<="at":")[^"]*', { ([datetimeoffset] "$args").AddDays(-4).ToString('o') }) |
                Set-Content ./clients.csv.journal.jsonl -NoNewline
            """).ThrowIfFailed();
        var late = _session.Run(WithEmails).ThrowIfFailed();
        _session.Run("$sandbox.Invalidate('Acme Bakery', 'facebook')").ThrowIfFailed();
        var lapsed = _session.Run(WithEmails).ThrowIfFailed();

        Assert.All(first.Output, line => Assert.EndsWith(": Done", line.ToString(), StringComparison.Ordinal));
        Assert.Contains("Acme Bakery: Linked", late.Output.Select(line => line.ToString()));
        Assert.Equal(2, late.Output.Count(line => line.ToString().EndsWith(": Reminded", StringComparison.Ordinal)));
        Assert.Contains("Acme Bakery: ReconnectSent", lapsed.Output.Select(line => line.ToString()));
        Assert.Equal(6, _session.Run("$sandbox.Outbox").Output.Count);
        Assert.Empty(_session.Run("$sandbox.LinkSessions | Where-Object { $_.ExpiresAt - $_.Created -lt [timespan] '0.23:59:00' }").Output);
    }

    [Theory]
    [InlineData("'Title,Email', 'New Client,none' | Set-Content ./clients.csv", "", 1, "InvalidEmail")]
    [InlineData("Set-Secret -Vault Company -Name Ayrshare-ApiKey -Secret WRONG-KEY", "", 2, "Ayrshare is not ready")]
    [InlineData("", "-Vault Nowhere", 2, "VaultNotFound")]
    public void The_nightly_job_says_by_its_exit_code_what_is_left_to_do(string trouble, string arguments, int exitCode, string error)
    {
        _session.Run(trouble).ThrowIfFailed();

        var result = _session.Run($"& $samples/NightlyOnboarding.ps1 -Path ./clients.csv {arguments}; \"exit $LASTEXITCODE\"");

        Assert.Equal($"exit {exitCode}", result.Output[^1].ToString());
        Assert.Contains(error, string.Concat(result.Errors.Select(e => $"{e.FullyQualifiedErrorId} {e}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Nightly)]
    [InlineData(Runbook)]
    public void An_unattended_job_whose_vault_fails_reports_it_and_its_next_run_stores_the_key(string job)
    {
        OneClientAndAVaultThatFails();

        var first = _session.Run($"{job}; \"exit $LASTEXITCODE\"");
        _session.Run("Suspend-SecretVault -Calls 0").ThrowIfFailed();
        var second = _session.Run(job).ThrowIfFailed();

        Assert.Contains("Newcomer: KeyWaiting", first.Output.Select(line => line.ToString()));
        Assert.True(first.Thrown is not null || first.Output[^1].ToString() == "exit 1");
        Assert.Equal("Newcomer: Done", Assert.Single(second.Output).ToString());
        Assert.Single(_session.Run("$sandbox.Profiles").Output);
    }

    [Fact]
    public void The_scheduled_task_runs_the_nightly_job_without_a_console()
    {
        var task = _session.Run("""
            & $samples/RegisterNightlyOnboarding.ps1 -Path ./clients.csv -UserId 'AGENCY\svc$' -At 02:30
            $arguments = $Registered.Action.Argument -replace '^-NoProfile -NonInteractive -File'
            $here = $PWD.Path
            $null = $ExecutionContext.SessionState.Path.SetLocation('/')
            & ([scriptblock]::Create("& $arguments"))
            $null = $ExecutionContext.SessionState.Path.SetLocation($here)
            $Registered.Settings.MultipleInstances
            """).ThrowIfFailed();

        Assert.Contains("Acme Bakery: Done", task.Output.Select(line => line.ToString()));
        Assert.Equal("IgnoreNew", task.Output[^1].ToString());
        Assert.Empty(_session.Run("""
            $Registered = $null
            & $samples/RegisterNightlyOnboarding.ps1 -Path ./clients.csv -UserId 'AGENCY\svc$' -WhatIf
            $Registered
            """).ThrowIfFailed().Output.OfType<object>());
    }

    [Fact]
    public void The_azure_runbook_takes_all_secrets_from_the_vault_and_mails_each_client_once()
    {
        _session.Run("""
            Register-SecretVault kv-agency
            foreach ($name in 'Ayrshare-ApiKey', 'Ayrshare-Domain', 'Ayrshare-PrivateKey') {
                Set-Secret -Vault kv-agency -Name $name -Secret (Get-Secret $name -Vault Company)
            }
            """).ThrowIfFailed();

        _session.Run(Runbook).ThrowIfFailed();
        _session.Run(Runbook).ThrowIfFailed();

        Assert.Equal(
            ["anna@acme.example", "bo@borealis.example", "cleo@citrus.example"],
            _session.Run("$sandbox.Outbox.To").Output.Select(to => to.ToString()).Order());
        _session.Run("'Title,Email', 'New Client,none' | Set-Content ./clients.csv").ThrowIfFailed();
        Assert.NotNull(_session.Run(Runbook).Thrown);
    }

    [Fact]
    public void The_github_job_lists_who_has_linked_nothing()
    {
        var job = File.ReadAllText(Path.Combine(Samples, "GitHubActions.yml")).ReplaceLineEndings("\n");
        var steps = RunBlock().Matches(job).Select(match => match.Groups["script"].Value).ToArray();
        _session.Run("$env:GITHUB_STEP_SUMMARY = \"$PWD/summary.md\"; 'facebook', 'instagram' | ForEach-Object { "
            + "$sandbox.Unlink('Bluebird Cafe', $_) }; $sandbox.Link('Corner Books', 'facebook'); Disconnect-Ayrshare").ThrowIfFailed();

        foreach (var step in steps)
            _session.Run(step).ThrowIfFailed();

        Assert.Equal(2, steps.Length);
        var summary = _session.Run("Get-Content ./summary.md").Output.Select(line => line.ToString()).ToArray();
        Assert.Equal("Clients who have not linked any network yet: 1", summary[0]);
        Assert.Contains(summary, line => line.StartsWith("| Bluebird Cafe | ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clients_life_is_lived_from_creation_to_removal_without_a_key_being_typed()
    {
        var life = _session.Run("& $samples/ClientLife.ps1 -Title 'Ivory Dental'").ThrowIfFailed();

        Assert.Equal(
            [
                "LinkSessionStatus", "SocialAccount", "SocialAccount", "LinkSessionStatus", "Jwt",
                "ProfileChange", "UnlinkedAccount", "RemovedProfile",
            ],
            life.Output.Select(output => output.BaseObject.GetType().Name.Replace("Ayrshare", "", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            "key", File.ReadAllText(Path.Combine(Samples, "ClientLife.ps1")).Split("param(")[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_offboarding_notes_what_was_linked_and_then_removes_profiles_and_keys()
    {
        _session.Run("'Title', 'Bluebird Cafe', 'Nobody' | Set-Content ./leaving.csv").ThrowIfFailed();

        var rehearsed = _session.Run($"{Offboarding} -WhatIf");
        var still = _session.Run("$sandbox.Profiles.Title").Output.Select(title => title.ToString());
        var done = _session.Run($"{Offboarding} -Force");

        Assert.Empty(rehearsed.Output);
        Assert.Equal(["Bluebird Cafe", "Corner Books"], still);
        Assert.Equal("Bluebird Cafe", done.Only.Properties["Title"].Value);
        Assert.NotEmpty(done.Errors);
        Assert.All(done.Errors, error => Assert.Contains("Nobody", error.ToString(), StringComparison.Ordinal));
        Assert.Equal("Corner Books", _session.Run("$sandbox.Profiles.Title").Only.ToString());
        Assert.Equal(
            ["facebook", "instagram"], _session.Run("(Import-Csv ./had.csv).Network").Output.Select(network => network.ToString()));
        Assert.Empty(_session.Run("Get-SecretInfo Ayrshare-ProfileKey-Bluebird* -Vault Company").Output);
    }

    [Fact]
    public void An_offboarding_that_is_run_again_keeps_its_notes_and_removes_nobody_whom_it_could_not_read()
    {
        _session.Run("""
            'Title', 'Bluebird Cafe' | Set-Content ./leaving.csv
            $sandbox.Link('Corner Books', 'facebook')
            """).ThrowIfFailed();
        _session.Run($"{Offboarding} -Force").ThrowIfFailed();
        _session.Run("""
            'Title', 'Bluebird Cafe', 'Corner Books' | Set-Content ./leaving.csv
            $sandbox.AddFault(@{ Kind = 'Status'; Status = 400; Path = 'user'; Count = 1 })
            """).ThrowIfFailed();

        var unread = _session.Run($"{Offboarding} -Force; \"exit $LASTEXITCODE\"");
        var left = _session.Run("$sandbox.Profiles.Title").Only.ToString();
        _session.Run($"{Offboarding} -Force");

        Assert.Equal("exit 1", unread.Only.ToString());
        Assert.Equal("Corner Books", left);
        Assert.Empty(_session.Run("$sandbox.Profiles").Output);
        Assert.Equal(
            ["Bluebird Cafe", "Bluebird Cafe", "Corner Books"],
            _session.Run("(Import-Csv ./had.csv).Title").Output.Select(title => title.ToString()));
    }

    public void Dispose() => _session.Dispose();

    // The first two calls store the key of the journal and read it back.
    private void OneClientAndAVaultThatFails() => _session.Run("""
        'Title,Email', 'Newcomer,new@client.example' | Set-Content ./clients.csv
        Register-SecretVault kv-agency
        $sandbox = Start-AyrshareSandbox -Connect -TimeScale 1000
        function Connect-Ayrshare { }
        Suspend-SecretVault -After 2 -Calls 10000
        """).ThrowIfFailed();

    [GeneratedRegex(@"^ +run: (?:\|\n)?(?<script>[^\n]*\n(?: {10}[^\n]*\n|\n)*)", RegexOptions.Multiline)]
    private static partial Regex RunBlock();
}
