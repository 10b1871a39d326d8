using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

public sealed class WaitAyrshareSocialAccountTests
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_key_goes_on_from_the_link_to_what_comes_after_the_wait()
    {
        using var session = Session.WithSandbox();

        var waited = session.Run("""
            $waited = [pscustomobject]@{ Title = 'Acme'; Email = 'a@b.example'; Tier = 'gold' } | New-AyrshareProfile | New-AyrshareJwt |
                ForEach-Object { $sandbox.Link($_.Title, 'twitter'); $sandbox.Link($_.Title, 'gmb'); $_ } |
                Wait-AyrshareSocialAccount -Network GMB
            $waited
            """).ThrowIfFailed().Only;

        Assert.Equal("Acme", waited.Properties["Title"].Value);
        Assert.Equal(["gmb", "twitter"], (IEnumerable<string>)waited.Properties["Networks"].Value);
        Assert.IsType<int>(waited.Properties["WaitedSec"].Value);
        Assert.Equal("gold", waited.Properties["Tier"].Value);
        Assert.DoesNotContain(waited.Properties, property => property.Name.Contains("Key", StringComparison.Ordinal));
        Assert.Equal(["Acme"], session.Run("$waited | New-AyrshareJwt").ThrowIfFailed().Property("Title"));
    }

    [Fact]
    public void Profiles_come_out_as_they_are_done_and_those_that_are_not_are_errors()
    {
        using var session = Session.WithSandbox("-TimeScale 200");
        session.Run("$rows = 'Acme', 'Berta', 'Citrus' | ForEach-Object { $sandbox.AddProfile($_) }; $sandbox.Link('Berta', 'facebook')")
            .ThrowIfFailed();
        var sandbox = new Sandbox(session.Run("$sandbox").Only.BaseObject);
        var looks = 0;
        sandbox.OnCompleted(request =>
        {
            // Each of the three has been looked at by then.
            if (Interlocked.Increment(ref looks) == 4)
                sandbox.Link("Citrus", "gmb");
        });

        var result = session.Run("$rows | Wait-AyrshareSocialAccount -Network gmb -TimeoutSec 300 | ForEach-Object { if ($_.Title -eq "
            + "'Citrus') { $sandbox.Link('Acme', 'gmb') }; $_ }");

        Assert.Equal(["Citrus", "Acme"], result.Property("Title"));
        var error = Assert.Single(result.Errors);
        Assert.Equal(("WaitTimeout", ErrorCategory.OperationTimeout), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.Matches(@"^Row 2 \(Berta\): after \d+ s, linked: facebook; missing: gmb\.$", error.ToString());
        Assert.Equal("Berta", PSObject.AsPSObject(error.TargetObject).Properties["Title"].Value);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("", "nothing is linked.")]
    [InlineData("-Network gmb, twitter", "nothing is linked; missing: gmb, twitter.")]
    [InlineData("-Network 'gmb;twitter' -Any", "nothing is linked; missing: gmb or twitter.")]
    public void One_look_says_what_is_missing(string parameters, string message)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"$sandbox.AddProfile('Acme') | Wait-AyrshareSocialAccount -TimeoutSec 0 {parameters}");

        Assert.Equal([$"Row 1 (Acme): {message}"], result.Errors.Select(error => error.ToString()));
        Assert.Single(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void Five_hundred_profiles_without_keys_cost_a_list_each_five_minutes()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run("$rows = 1..500 | ForEach-Object { [pscustomobject]@{ Title = $sandbox.AddProfile(\"Client $_\").Title } }; "
            + "$sandbox.Link('Client 7', 'gmb')").ThrowIfFailed();

        var result = session.Run("$begun = $sandbox.Clock.GetUtcNow(); $rows | Wait-AyrshareSocialAccount -TimeoutSec 1500");
        var lasted = (TimeSpan)session.Run("$sandbox.Clock.GetUtcNow() - $begun").Only.BaseObject;

        Assert.Equal(["Client 7"], result.Property("Title"));
        Assert.Equal(499, result.ErrorIds.Count(id => id == "WaitTimeout"));
        var requests = new SandboxWatch(session).Requests;
        Assert.All(requests, request => Assert.StartsWith("GET /api/profiles ", request, StringComparison.Ordinal));
        // On a busy machine less often than that: five minutes pass in a third of a second.
        Assert.InRange(requests.Count, 2, (lasted.TotalMinutes / 5) + 2);
    }

    [Fact]
    public void Many_profiles_with_keys_are_seen_in_the_list()
    {
        using var session = Session.WithSandbox("-RateLimit 3");
        session.Run(
            "$rows = 1..200 | ForEach-Object { $sandbox.AddProfile(\"Client $_\"); $sandbox.Link(\"Client $_\", 'gmb') }").ThrowIfFailed();

        var result = session.Run("$rows | Wait-AyrshareSocialAccount").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(1, 200).Select(n => $"Client {n}").Order(), result.Property("Title").Order());
        var requests = new SandboxWatch(session).Requests;
        Assert.Equal(1, requests.Count(request => request.Contains("/profiles ", StringComparison.Ordinal)));
        Assert.InRange(requests.Count, 1, 21);
    }

    [Fact]
    public void Waiting_begins_while_rows_still_come_in()
    {
        using var session = Session.WithSandbox();
        session.Run("$a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_); $sandbox.Link($_, 'gmb') }").ThrowIfFailed();

        var result = session.Run("""
            $order = [Collections.Generic.List[string]]::new()
            & {
                $a
                if (-not [Threading.SpinWait]::SpinUntil({ $sandbox.Requests.Count -gt 0 }, 30000)) { throw 'Nothing was asked.' }
                $order.Add('second row'); $b
            } | Wait-AyrshareSocialAccount
            """).ThrowIfFailed();

        Assert.Equal(["Acme", "Berta"], result.Property("Title"));
    }

    [Fact]
    public void A_row_that_is_wrong_or_gone_is_one_error_at_once_and_the_rest_goes_on()
    {
        using var session = Session.WithSandbox();
        session.Run("$a, $b, $c = 'Acme', 'Berta', 'Citrus' | ForEach-Object { $sandbox.AddProfile($_) }; $sandbox.Link('Acme', "
            + "'gmb'); $sandbox.Link('Berta', 'gmb'); $sandbox.SuspendProfile('Citrus')").ThrowIfFailed();

        var result = session.Run("""
            $a, [pscustomobject]@{ Title = 'None' }, [pscustomobject]@{ Network = 'gmb' },
                [pscustomobject]@{ Title = 'Berta'; Network = 'facbook' },
                [pscustomobject]@{ ProfileKey = $sandbox.ApiKey }, [pscustomobject]@{ ProfileKey = 'WRONG-KEY' },
                [pscustomobject]@{ RefId = $c.RefId },
                [pscustomobject]@{ RefId = $b.RefId; Network = '' } | Wait-AyrshareSocialAccount
            """);

        Assert.Equal(["Acme", "Berta"], result.Property("Title").Order());
        Assert.Equal(
            ["Forbidden", "ProfileKeyIsApiKey", "ProfileMissing", "ProfileNotFound", "ProfileSuspended", "UnknownNetwork"],
            result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Row 2 (None):", "Row 3:", "Row 4 (Berta):", "Row 5:", "Row 6:", "Row 7:"],
            result.Errors.Select(error => error.ToString()[..(error.ToString().IndexOf(':', StringComparison.Ordinal) + 1)]).Order());
        Assert.DoesNotContain("WRONG-KEY", result.Everything());
    }

    [Fact]
    public void A_profile_that_vanishes_is_an_error_at_once()
    {
        using var session = Session.WithSandbox("-TimeScale 100");
        session.Run("$rows = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_) }").ThrowIfFailed();
        var sandbox = new Sandbox(session.Run("$sandbox").Only.BaseObject);
        var looks = 0;
        sandbox.OnCompleted(request =>
        {
            var look = Interlocked.Increment(ref looks);
            if (look == 2)
                sandbox.SuspendProfile("Acme");
            if (look == 4)
                sandbox.Link("Berta", "gmb");
        });

        var result = session.Run("$rows | Wait-AyrshareSocialAccount -TimeoutSec 3600");

        Assert.Equal(["Berta"], result.Property("Title"));
        Assert.Equal(["Forbidden"], result.ErrorIds);
        Assert.InRange(looks, 4, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void An_account_that_is_refused_ends_the_command(int rows)
    {
        using var session = Session.WithSandbox("-TimeScale 100");
        session.Run(
            $"$rows = 1..{rows} | ForEach-Object {{ $sandbox.AddProfile(\"Client $_\") }}; $sandbox.Suspended = $true").ThrowIfFailed();

        var result = session.Run("$rows | Wait-AyrshareSocialAccount -TimeoutSec 3600");

        Assert.Equal(["Forbidden"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.InRange(new SandboxWatch(session).Requests.Count, 1, 23);
    }

    [Theory]
    [InlineData("@{ Kind = 'HtmlBody' }", "InvalidAnswer")]
    [InlineData("@{ Kind = 'MalformedBody' }", "InvalidAnswer")]
    [InlineData("@{ Kind = 'Status'; Status = 404 }", "NotFound")]
    [InlineData("@{ Kind = 'Status'; Status = 500 }", "ServerError")]
    [InlineData("@{ Kind = 'DropAfter' }", "NoAnswer")]
    [InlineData("@{ Kind = 'HalfBody' }", "NoAnswer")]
    public void A_first_look_that_fails_is_one_rows_error(string fault, string id)
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run("$a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_); $sandbox.Link($_, 'gmb') }").ThrowIfFailed();
        session.Run($"$sandbox.AddFault({fault})").ThrowIfFailed();

        Assert.Equal([id], session.Run("$a | Wait-AyrshareSocialAccount").ErrorIds);
        Assert.Equal(["Berta"], session.Run("$sandbox.ClearFaults(); $b | Wait-AyrshareSocialAccount").ThrowIfFailed().Property("Title"));
    }

    [Fact]
    public void A_key_that_is_not_in_the_vault_is_no_loss_where_the_list_tells()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; $null = $sandbox.AddProfile('Acme'); $sandbox.Link('Acme', 'gmb')").ThrowIfFailed();

        var result = session.Run(
            "$Error.Clear(); Get-AyrshareProfile | Wait-AyrshareSocialAccount -Vault Company -Verbose").ThrowIfFailed();

        Assert.Equal(["Acme"], result.Property("Title"));
        Assert.Contains(
            result.Verbose, line => line == "Row 1 (Acme): vault Company has no key for this title. The command continues without a key.");
        Assert.Empty(session.Run("$Error").Output);
        Assert.Equal(["SecretNotFound"], session.Run("Wait-AyrshareSocialAccount -ProfileKeySecret gone -Vault Company").ErrorIds);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_between_two_looks()
    {
        using var session = Session.WithSandbox();
        session.Run("$rows = 1..30 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }").ThrowIfFailed();
        var watch = new SandboxWatch(session);
        using var shell = Shell.Create(session.Runspace);
        shell.AddScript("$rows | Wait-AyrshareSocialAccount -TimeoutSec 86400");

        var running = shell.InvokeAsync();
        await watch.Reached;
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken).WaitAsync(Prompt, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running).WaitAsync(Prompt, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_pipeline_that_is_left_early_asks_no_more()
    {
        using var session = Session.WithSandbox();
        session.Run(
            "$rows = 1..10 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") }; $sandbox.Link('Client 3', 'gmb')").ThrowIfFailed();

        var result = session.Run(
            "foreach ($once in 1) { $rows | Wait-AyrshareSocialAccount -TimeoutSec 86400 | ForEach-Object { $_; break } }").ThrowIfFailed();

        Assert.Equal(["Client 3"], result.Property("Title"));
        Assert.InRange(new SandboxWatch(session).Requests.Count, 1, 10);
    }

    [Fact]
    public void Progress_counts_who_is_waited_for_and_the_time_left()
    {
        using var session = Session.WithSandbox("-TimeScale 100");

        var result = session.Run("1..3 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") } | Wait-AyrshareSocialAccount "
            + "-TimeoutSec 400 -ErrorAction SilentlyContinue");

        var shown = result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing).ToArray();
        Assert.NotEmpty(shown);
        Assert.Matches("^0 done, 3 waited for", shown[0].StatusDescription);
        Assert.InRange(shown[0].SecondsRemaining, 0, 310);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Theory]
    [InlineData("-TimeoutSec -1")]
    [InlineData("-TimeoutSec 604801")]
    [InlineData("-TimeoutSec soon")]
    [InlineData("-WhatIf")]
    public void What_can_not_be_asked_for_is_refused(string parameter)
    {
        using var session = Session.WithSandbox();

        Assert.Single(session.Run($"Wait-AyrshareSocialAccount -Title Acme {parameter}").Errors);
        Assert.Empty(new SandboxWatch(session).Requests);
    }
}
