using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Ctrl+C, a downstream error, and a pipeline that is left early: nothing is started afterwards.</summary>
public sealed class PipelineStopTests
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(60);

    // Those whose first request is one that is never sent twice.
    private static readonly string[] AtMostOnce =
    [
        "$titles | New-AyrshareProfile",
        "$titles | New-AyrshareProfile -ThrottleLimit 8",
        "$rows | Send-AyrshareConnectEmail -To anna@acme.example -ThrottleLimit 8",
        "$rows | New-AyrshareLinkSession -SendEmail -To anna@acme.example -ThrottleLimit 8",
        "$rows | Invoke-AyrshareApi profiles -Method Patch -Body @{ subHeader = 'x' }",
    ];

    public static TheoryData<string> Commands =>
    [
        .. AtMostOnce,
        "$rows | New-AyrshareJwt -ThrottleLimit 8",
        "$rows | New-AyrshareLinkSession -ThrottleLimit 8",
        "$links | Get-AyrshareLinkSession -ThrottleLimit 8",
        "$links | Revoke-AyrshareLinkSession -PassThru -ThrottleLimit 8",
        "Get-AyrshareProfile -PageSize 1",
        "$rows.Title | Get-AyrshareProfile",
        "$rows | Get-AyrshareProfile -Include quota -ThrottleLimit 8",
        "Get-AyrshareUsage -ActionLog",
        "$titles | Select-Object @{ n = 'Title'; e = { $_ } } | Get-AyrshareOnboardingPlan -Vault Clients -JournalPath none.jsonl",
        "$rows | Wait-AyrshareSocialAccount",
        "$rows | Invoke-AyrshareApi history -ThrottleLimit 8",
        "Invoke-AyrshareApi profiles -Query @{ limit = 1 } -All",
        "$rows | Get-AyrshareSocialAccount",
        "$rows | Import-AyrshareProfileKey -Vault Clients -ThrottleLimit 8",
        "$rows | Register-AyrshareWebhook -Action social -Url https://a.example -WebhookSecret s",
        "$rows | Get-AyrshareWebhook -ThrottleLimit 8",
        "$rows | Unregister-AyrshareWebhook -Action social -PassThru",
        "$rows | Set-AyrshareProfile -Tags a -PassThru -ThrottleLimit 8",
        "$rows | Disconnect-AyrshareSocialAccount -Network gmb -PassThru",
        "$rows[0..89] | Remove-AyrshareProfile -Force -PassThru",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Ctrl_C_ends_calls_under_way_at_once_and_tells_which_may_have_taken_effect(string command)
    {
        using var session = With100Clients();
        session.Run("$sandbox.Latency = [timespan]::FromMinutes(10)").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var screen = await session.ShowStoppedAsync(command, watch.Reached);

        Assert.Equal(
            AtMostOnce.Contains(command),
            screen.Contains("the call was stopped before its response arrived. It is unknown whether it took effect."));
        AssertQuiet(session);
    }

    [Theory]
    [InlineData("$sandbox.AddFault(@{ Kind = 'Status'; Status = 429 })")]
    [InlineData("$sandbox.AddFault(@{ Kind = 'Status'; Status = 500 })")]
    public async Task Ctrl_C_ends_waits_for_the_rate_limit_and_for_the_next_attempt(string fault)
    {
        using var session = With100Clients();
        session.Run(fault).ThrowIfFailed();
        var watch = new SandboxWatch(session);

        // Five responses with HTTP 429 in a row would stop the requests of the account for five minutes.
        await session.ShowStoppedAsync("$rows | New-AyrshareJwt -ThrottleLimit 4", watch.Reached);

        AssertQuiet(session);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_question_whether_the_account_is_suspended()
    {
        using var session = With100Clients();
        session.Run("$sandbox.SuspendProfile('Client 1'); $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMinutes(10); "
            + "Path = 'user' })").ThrowIfFailed();
        var watch = new SandboxWatch(session, awaited: 2);

        await session.ShowStoppedAsync("$rows[0] | New-AyrshareJwt", watch.Reached);

        AssertQuiet(session);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void After_a_downstream_error_no_request_starts(string command)
    {
        using var session = With100Clients();

        var result = session.Run($"$seen = 0; {command} | ForEach-Object {{ if (++$seen -eq 3) {{ throw 'enough' }} }}");

        Assert.Equal("enough", Assert.IsType<RuntimeException>(result.Thrown, exactMatch: false).ErrorRecord.Exception.Message);
        AssertQuiet(session);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void After_a_break_out_of_the_pipeline_no_request_starts(string command)
    {
        using var session = With100Clients();

        var result = session.Run($"$seen = 0; foreach ($once in 1) {{ {command} | ForEach-Object {{ if (++$seen -eq 3) {{ break }} }} "
            + $"}}; 'after'").ThrowIfFailed();

        Assert.Equal("after", $"{result.Only}");
        AssertQuiet(session);
    }

    [Fact]
    public void After_an_error_that_stops_the_script_no_request_starts()
    {
        using var session = With100Clients();
        session.Run("$null = $sandbox.AddProfile('New 3')").ThrowIfFailed();

        var result = session.Run("$titles | New-AyrshareProfile -ThrottleLimit 8 -ErrorAction Stop");

        Assert.IsType<ActionPreferenceStopException>(result.Thrown);
        AssertQuiet(session);
    }

    [Fact]
    public async Task A_downstream_error_does_not_wait_for_the_rate_limit_nor_create_more_profiles()
    {
        using var session = With100Clients();
        session.Run("$sandbox.RateLimit = 5").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var run = Task.Run(() => session.Run(
            "$seen = 0; $titles | New-AyrshareProfile -ThrottleLimit 8 | ForEach-Object { if (++$seen -eq 3) { throw 'enough' } }"));
        var result = await run.WaitAsync(Prompt, TestContext.Current.CancellationToken);

        Assert.Equal("enough", $"{result.Terminating}");
        Assert.InRange(watch.Started, 3, 5);
    }

    [Fact]
    public void Keys_of_profiles_that_a_downstream_error_cut_off_are_in_the_vault()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Clients; $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMilliseconds(50); Share "
            + "= 0.5 })").ThrowIfFailed();

        var result = session.Run("""
            $seen = 0
            1..100 | ForEach-Object { "Client$_" } | New-AyrshareProfile -ThrottleLimit 8 -Vault Clients |
                ForEach-Object { if (++$seen -eq 3) { throw 'enough' } }
            """);

        Assert.Equal("enough", $"{result.Terminating}");
        var stored = session.Run("Get-SecretInfo -Vault Clients | ForEach-Object Name").Output.Select(name => $"{name}").Order().ToArray();
        Assert.Equal(session.Run("$sandbox.Profiles.Title").Output.Select(title => $"Ayrshare-ProfileKey-{title}").Order(), stored);
        Assert.InRange(stored.Length, 4, 10);
        var first = session.Run("[Net.NetworkCredential]::new('', (Get-Secret -Name Ayrshare-ProfileKey-Client4 -Vault "
            + "Clients)).Password; ($sandbox.Profiles | Where-Object Title -eq Client4).ProfileKey");
        Assert.Equal($"{first.Output[0]}", $"{first.Output[1]}");
    }

    [Theory]
    [InlineData("throw 'enough'", "-Vault Clients")]
    [InlineData("break", "-Vault Clients")]
    [InlineData("throw 'enough'", "")]
    public void What_an_upstream_error_cut_off_is_told_and_its_keys_are_in_the_vault(string end, string vault)
    {
        using var session = WithLatency();

        var screen = session.Show($$"""
            try {
                foreach ($once in 1) {
                    1..3 | ForEach-Object { if ($_ -eq 3) { {{end}} }; "New$_" } |
                        New-AyrshareProfile -ThrottleLimit 8 {{vault}} | ForEach-Object { $out += @($_.Title) }
                }
            }
            catch { }
            """);

        var created = Created(session);
        var key = vault == "" ? "only Ayrshare's dashboard shows its key" : "its key is in vault Clients as \"Ayrshare-ProfileKey-";
        Assert.NotEmpty(created);
        Assert.All(created.Except(session.Run("$out").Output.Select(title => $"{title}")), title =>
            Assert.Contains($"({title}): the profile was created, but the pipeline ended before the command returned it; {key}", screen));
        Assert.Equal(vault == "" ? [] : created, Stored(session));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_after_an_upstream_error()
    {
        using var session = With100Clients();
        session.Run("$sandbox.Latency = [timespan]::FromMinutes(10)").ThrowIfFailed();
        var watch = new SandboxWatch(session);

        var screen = await session.ShowStoppedAsync(
            "1..3 | ForEach-Object { if ($_ -eq 3) { throw 'enough' }; \"New $_\" } | New-AyrshareProfile -ThrottleLimit 8", watch.Reached);

        Assert.Contains(
            "WARNING: Row 1 (New 1): POST /profiles: the call was stopped before its response arrived. It is unknown whether it took "
            + "effect.",
            screen);
        AssertQuiet(session);
    }

    [Fact]
    public void All_keys_are_stored_and_told_where_the_next_command_and_a_warning_end_the_pipeline()
    {
        using var session = WithLatency();

        var result = session.Run("1..3 | ForEach-Object { \"New$_\" } | "
            + "New-AyrshareProfile -ThrottleLimit 3 -Vault Clients -WarningAction Stop | ForEach-Object { throw 'enough' }");

        var created = Created(session);
        Assert.NotNull(result.Thrown);
        Assert.Equal(created, Stored(session));
        Assert.Equal(["Row 2 (New2)", "Row 3 (New3)"], result.Warnings.Select(warning => warning.Split(':')[0]));
    }

    [Theory]
    [InlineData("-ErrorAction Stop", 1)]
    [InlineData("; throw 'end'", 0, "$VerbosePreference = 'Inquire'")]
    public void What_was_created_comes_out_where_an_error_or_a_line_ends_the_command(string end, int refusedKeys, string before = "")
    {
        using var session = WithLatency();

        var result = session.Run($"{before}; Suspend-SecretVault -Calls {refusedKeys}; 1..3 | ForEach-Object {{ \"New$_\" }} | "
            + $"New-AyrshareProfile -ThrottleLimit 3 -Vault Clients -OutVariable out {end}");

        var created = Created(session);
        Assert.NotNull(result.Thrown);
        Assert.Equal(3 - refusedKeys, Stored(session).Count());
        Assert.Equal(created.Order(), session.Run("$out.Title").Output.Select(title => $"{title}"));
    }

    [Theory]
    [InlineData("1..100 | ForEach-Object { \"New $_\" } | New-AyrshareProfile -ThrottleLimit 8", "New")]
    [InlineData("$rows | Send-AyrshareConnectEmail -To anna@acme.example -ExpiresIn 60 -ThrottleLimit 8", "Client")]
    [InlineData("$rows | New-AyrshareLinkSession -SendEmail -To anna@acme.example -ExpiresIn 60 -ThrottleLimit 8", "Client")]
    public void What_was_done_and_can_no_longer_come_out_is_told(string command, string titles)
    {
        using var session = With100Clients();
        session.Run("$sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMilliseconds(50); Share = 0.5 })").ThrowIfFailed();

        var result = session.Run($"{command} | ForEach-Object {{ throw 'enough' }}");

        var done = session.Run($"@(@($sandbox.Profiles | Where-Object Title -like 'New *') + @($sandbox.Outbox)).Count");
        Assert.Equal((int)done.Only.BaseObject - 1, result.Warnings.Count);
        Assert.All(result.Warnings, warning => Assert.Matches($@"^Row \d+ \({titles} \d+\): ", warning));
    }

    // A first call makes the rate limit known: without it the next one would go alone.
    private static Session WithLatency()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Clients; $null = New-AyrshareProfile First; $sandbox.Latency = [timespan]::FromMilliseconds(200)")
            .ThrowIfFailed();
        return session;
    }

    private static string[] Created(Session session) =>
        [.. session.Run(
            "$sandbox.Profiles | Where-Object Title -like 'New*' | ForEach-Object Title").Output.Select(title => $"{title}").Order()];

    private static IEnumerable<string> Stored(Session session) =>
        session.Run("Get-SecretInfo -Vault Clients | ForEach-Object Name").Output.Select(
            name => $"{name}".Replace("Ayrshare-ProfileKey-", "")).Order();

    private static Session With100Clients()
    {
        var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run(
            "Register-SecretVault Clients; "
            + "$rows = 1..100 | ForEach-Object { $sandbox.AddProfile(\"Client $_\"); $sandbox.Link(\"Client $_\", 'gmb') }; "
            + "$titles = 1..100 | ForEach-Object { \"New $_\" }; $links = $rows | New-AyrshareLinkSession; "
            + "$null = $rows | Register-AyrshareWebhook -Action feed -Url https://a.example -WebhookSecret s").ThrowIfFailed();
        return session;
    }

    // The requests of further commands are the only ones that are still sent.
    private static void AssertQuiet(Session session)
    {
        using var sent = new SentRequests((Uri)session.Run("$sandbox.BaseUri").Only.BaseObject);
        session.Run("$sandbox.ClearFaults(); $sandbox.Latency = [timespan]::Zero").ThrowIfFailed();
        Assert.Equal(
            "Client 100", session.Run("New-AyrshareJwt -ProfileKey $rows[99].ProfileKey").ThrowIfFailed().Only.Properties["Title"].Value);
        Assert.Equal(
            "Client 99", session.Run("New-AyrshareJwt -ProfileKey $rows[98].ProfileKey").ThrowIfFailed().Only.Properties["Title"].Value);
        Assert.Equal(2, sent.Count);
    }
}
