using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests.Onboarding;

public sealed class OnboardingTests
{
    [Fact]
    public void Each_client_gets_a_profile_a_kept_key_a_link_and_a_mail_and_one_result()
    {
        using var job = new OnboardingSession().With(
            "Title,Email,Tags,SecretName\nAcme,anna@acme.example,food;local,\nBerta,b@x.example,,berta-key\n");

        var result = job.Onboard("-SendEmail -Company ACME -ExpiresIn 60 -ThrottleLimit 1").ThrowIfFailed();

        Assert.Equal([2, 3], result.Property("Row"));
        Assert.Equal(["Acme", "Berta"], result.Property("Title"));
        Assert.Equal(["Done", "Done"], result.Property("Status"));
        Assert.Equal(["Ayrshare-ProfileKey-Acme", "berta-key"], result.Property("SecretName"));
        Assert.Equal(["anna@acme.example", "b@x.example"], result.Property("Email"));
        Assert.Equal(job.Sandbox.Outbox.Select(mail => mail.Link), result.Property("Url").Select(url => $"{url}"));
        Assert.All(result.Property("RefId"), Assert.NotNull);
        Assert.All(result.Property("ExpiresAt"), Assert.NotNull);
        Assert.All(result.Property("MailedAt"), Assert.NotNull);
        Assert.All(result.Property("Error"), Assert.Null);
        Assert.All(result.Property("ProfileKey"), Assert.Null);
        Assert.Equal(job.Sandbox.Profiles[0].Key, job.KeyOf("Acme"));
        Assert.Equal(2, job.Standing().Properties["Done"].Value);
    }

    [Fact]
    public void Run_again_it_costs_one_request_and_picks_up_new_rows_and_tells_changed_ones_apart()
    {
        using var job = new OnboardingSession().With(5);
        job.Onboard("-SendEmail").ThrowIfFailed();
        var requests = job.Requests;

        Assert.All(OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()), status => Assert.Equal("AlreadyDone", status));
        Assert.Equal(requests + 1, job.Requests);

        job.With(7);
        File.WriteAllText(job.Csv, File.ReadAllText(job.Csv).Replace(ClientList.Email(2), "new2@example.com"));
        var result = job.Onboard("-SendEmail");
        Assert.Equal(
            ["AlreadyDone", "Changed", "AlreadyDone", "AlreadyDone", "AlreadyDone", "Done", "Done"], OnboardingSession.Statuses(result));
        Assert.Equal("Changed", Assert.Single(result.ErrorIds));
        Assert.Contains("-Update", result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Contains("Email: \"new2@example.com\" (was \"client2@example.com\").", $"{result.Errors[0]}");
        var changed = result.Output.Single(output => Equals(output.Properties["Status"].Value, "Changed"));
        Assert.Equal("client2@example.com", changed.Properties["Email"].Value);
        Assert.Equal(7, job.Sandbox.Outbox.Count);
        Assert.Equal("Changed", OnboardingSession.Statuses(job.Onboard("-SendEmail -Renew")).ElementAt(1));
        Assert.Equal(7, job.Sandbox.Outbox.Count);

        Assert.Equal(["AlreadyDone", "Done"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Take(2));
        Assert.Equal("new2@example.com", job.Sandbox.Outbox[^1].To);
        Assert.Equal(8, job.Sandbox.Outbox.Count);
    }

    [Fact]
    public void Expired_links_are_renewed_only_if_asked()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard().ThrowIfFailed()));
        var renewed = job.Onboard("-Renew").ThrowIfFailed();
        Assert.Equal(["Done", "Done"], OnboardingSession.Statuses(renewed));
        Assert.All(renewed.Property("Url"), Assert.NotNull);
        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-Renew").ThrowIfFailed()));
        Assert.Equal(2, job.Sandbox.Profiles.Count);
    }

    [Fact]
    public void Mails_can_follow_later()
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard().ThrowIfFailed();
        Assert.Empty(job.Sandbox.Outbox);

        Assert.All(OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()), status => Assert.Equal("Done", status));
        job.CheckAllDone(3, mailed: true);
    }

    [Fact]
    public void Without_its_journal_it_adopts_what_the_vault_has()
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard().ThrowIfFailed();
        File.Delete(job.Journal);

        var result = job.Onboard("-SendEmail").ThrowIfFailed();

        Assert.All(OnboardingSession.Statuses(result), status => Assert.Equal("Done", status));
        Assert.All(result.Property("RefId"), Assert.NotNull);
        job.CheckAllDone(3, mailed: true);
    }

    [Theory]
    [InlineData("CLIENT-1", "Set-Secret -Vault Company -Name Ayrshare-ProfileKey-CLIENT-1")]
    [InlineData("Other", "Set-Secret -Vault Company -Name Ayrshare-ProfileKey-Client-1")]
    public void A_key_that_is_another_profiles_is_not_adopted(string title, string store)
    {
        using var job = new OnboardingSession().With(2);
        job.Run($"$other = $sandbox.AddProfile('{title}'); {store} -Secret $other.ProfileKey").ThrowIfFailed();

        var result = job.Onboard("-SendEmail");

        Assert.Equal(["Failed", "Done"], OnboardingSession.Statuses(result));
        Assert.Contains(
            $"\"Ayrshare-ProfileKey-Client-1\" holds the key of the profile '{title}'.", Assert.Single(result.Errors).ToString());
        Assert.Equal("client2@example.com", Assert.Single(job.Sandbox.Outbox).To);
        Assert.Equal(["Failed", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
    }

    [Fact]
    public void A_creation_whose_answer_was_lost_is_KeyLost_and_RecreateLost_heals_it()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(2);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");

        var lost = job.Onboard("-SendEmail -ThrottleLimit 1");

        Assert.Equal(["KeyLost", "Done"], OnboardingSession.Statuses(lost));
        Assert.Equal("KeyLost", Assert.Single(lost.ErrorIds));
        Assert.Contains("-RecreateLost", lost.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(1, job.Standing().Properties["KeyLost"].Value);
        Assert.Equal("KeyLost", OnboardingSession.Statuses(job.Onboard("-SendEmail")).First());
        Assert.Single(File.ReadLines(job.Journal), line => line.Contains("\"event\":\"KeyLost\""));

        Assert.Equal(["Done", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail -RecreateLost").ThrowIfFailed()));
        job.CheckAllDone(2, mailed: true);
    }

    [Fact]
    public void A_key_read_in_the_dashboard_and_stored_by_hand_is_used()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        job.Onboard();
        job.Run($"Set-Secret -Vault Company -Name {OnboardingSession.SecretOf("Client-1")} -Secret $sandbox.Profiles[0].ProfileKey")
            .ThrowIfFailed();

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
        job.CheckAllDone(1, mailed: true);
    }

    [Fact]
    public void RecreateLost_leaves_profiles_with_linked_networks_and_those_of_others()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(2);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        job.Onboard("-ThrottleLimit 1");
        job.Run("$sandbox.Link('Client-1', 'instagram')").ThrowIfFailed();
        var key = job.Sandbox.Profiles.Single(profile => profile.Title == "Client-1").Key;

        var result = job.Onboard("-RecreateLost");
        Assert.Equal("KeyLost", OnboardingSession.Statuses(result).First());
        Assert.DoesNotContain("-RecreateLost", result.Errors[0].ErrorDetails.RecommendedAction);

        // A profile that came to be, after the checks, by another hand: its creation is refused, so that it is not ours.
        job.With(3);
        job.Sandbox.OnStarted(request =>
        {
            if (request == "POST /api/profiles")
                job.Sandbox.AddProfile("Client-3");
        });
        Assert.Equal("KeyLost", OnboardingSession.Statuses(job.Onboard("-RecreateLost")).Last());
        var foreign = job.Sandbox.Profiles.Single(profile => profile.Title == "Client-3").Key;
        Assert.Equal("KeyLost", OnboardingSession.Statuses(job.Onboard("-RecreateLost")).Last());

        Assert.Contains(("Client-1", key), job.Sandbox.Profiles);
        Assert.Contains(("Client-3", foreign), job.Sandbox.Profiles);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30 * 24 * 60)]
    public void RecreateLost_leaves_a_profile_that_came_after_the_attempts_of_this_job(int minutes)
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'Status'; Status = 502; Path = 'profiles'; Method = 'POST'; Count = 3");
        Assert.Equal(["Failed"], OnboardingSession.Statuses(job.Onboard()));
        job.Sandbox.Advance(TimeSpan.FromMinutes(minutes));
        job.Sandbox.AddProfile("Client-1");
        var theirs = job.Sandbox.Profiles.Single();

        var result = job.Onboard("-RecreateLost");

        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(result));
        Assert.DoesNotContain("-RecreateLost", Assert.Single(result.Errors).ErrorDetails.RecommendedAction);
        Assert.Equal(theirs, job.Sandbox.Profiles.Single());
    }

    [Fact]
    public void A_key_is_found_under_the_name_that_the_row_had_before_and_nothing_is_removed()
    {
        using var job = new OnboardingSession().With("Title,SecretName\nAcme,one\n");
        job.Onboard().ThrowIfFailed();
        var created = job.Sandbox.Profiles.Single();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        job.With("Title,SecretName\nAcme,two\n");

        var result = job.Onboard("-Renew -RecreateLost").ThrowIfFailed();

        Assert.Equal(["Done"], OnboardingSession.Statuses(result));
        Assert.Equal(created, job.Sandbox.Profiles.Single());
        var key = job.Run("[System.Net.NetworkCredential]::new('', (Get-Secret two -Vault Company)).Password").ThrowIfFailed().Only;
        Assert.Equal(created.Key, $"{key}");
    }

    [Fact]
    public void RecreateLost_leaves_a_profile_whose_key_was_stored_and_says_where()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();
        var created = job.Sandbox.Profiles.Single();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        job.Run("Register-SecretVault Other").ThrowIfFailed();

        for (var run = 1; run <= 2; run++)
        {
            var result = job.RunOrEnd($"Invoke-AyrshareOnboarding '{job.Csv}' -Vault Other -Renew -RecreateLost");
            Assert.Equal(["KeyLost"], OnboardingSession.Statuses(result));
            var error = Assert.Single(result.Errors);
            Assert.Contains("the secret \"Ayrshare-JournalKey-", $"{error}");
            Assert.Contains("-Vault", error.ErrorDetails.RecommendedAction);
            Assert.DoesNotContain("-RecreateLost", error.ErrorDetails.RecommendedAction);
        }

        Assert.Equal(created, job.Sandbox.Profiles.Single());
        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-Renew").ThrowIfFailed()));
    }

    [Fact]
    public void RecreateLost_takes_a_key_that_somebody_has_stored_since_the_run_began()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard()));
        var created = job.Sandbox.Profiles.Single();
        job.With("Title\nFirst\nClient-1\n");

        var result = job.Run(
            $"{job.Command("-RecreateLost -ThrottleLimit 1")} | ForEach-Object {{ if ($_.Title -eq 'First') "
            + $"{{ Set-Secret -Vault Company -Name {OnboardingSession.SecretOf("Client-1")} -Secret $sandbox.Profiles[0].ProfileKey }}; "
            + "$_ }");

        Assert.Equal(["Done", "Done"], OnboardingSession.Statuses(result.ThrowIfFailed()));
        Assert.Contains(created, job.Sandbox.Profiles);
    }

    [Fact]
    public void A_renewing_mail_whose_answer_was_lost_is_sent_again_if_asked()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromHours(25));
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");
        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Renew")));
        Assert.Equal(2, job.Sandbox.Outbox.Count);

        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-SendEmail -ResendUnknown").ThrowIfFailed()));
        Assert.Equal(3, job.Sandbox.Outbox.Count);
        Assert.Equal(["AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
    }

    [Fact]
    public void A_creation_that_took_effect_is_not_tried_again_while_the_list_does_not_show_it_yet()
    {
        using var job = new OnboardingSession().With(1);
        job.Run("$sandbox.CacheLists = $true").ThrowIfFailed();
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");

        var first = job.Onboard("-RecreateLost");

        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(first));
        Assert.Contains("another title", Assert.Single(first.Errors).ErrorDetails.RecommendedAction);
        Assert.Equal(2, job.Posts);

        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
        Assert.Single(job.Sandbox.Profiles);
        job.Sandbox.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-RecreateLost").ThrowIfFailed()));
        job.CheckAllDone(1, mailed: false);
    }

    [Theory]
    [InlineData("Kind = 'Status'; Status = 400; Method = 'POST'")]
    [InlineData("Kind = 'DropAfter'; Method = 'DELETE'")]
    public void RecreateLost_goes_on_while_the_list_still_shows_what_it_has_removed(string fault)
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard()));
        job.Run("$sandbox.CacheLists = $true").ThrowIfFailed();
        job.Fault($"{fault}; Path = 'profiles'; Count = 1");
        Assert.Equal(["Failed"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
        Assert.Empty(job.Sandbox.Profiles);

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-RecreateLost").ThrowIfFailed()));
        Assert.Equal(1, job.Deletions);
        job.CheckAllDone(1, mailed: false);
    }

    [Fact]
    public void A_removal_whose_answer_was_lost_does_not_take_the_next_owner_of_the_title()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard()));
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        job.Run("$sandbox.CacheLists = $true").ThrowIfFailed();
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'DELETE'; Count = 1");
        Assert.Equal(["Failed"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
        job.Sandbox.AddProfile("Client-1");
        job.Sandbox.Link("Client-1", "twitter");
        var theirs = job.Sandbox.Profiles.Single();

        for (var run = 1; run <= 2; run++)
        {
            Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
            Assert.Equal(theirs, job.Sandbox.Profiles.Single());
            job.Sandbox.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(1, job.Deletions);
    }

    [Theory]
    [InlineData(502, 10)]
    [InlineData(400, 0)]
    public void A_removal_that_surely_was_not_done_is_tried_again(int status, int minutes)
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard()));
        job.Fault($"Kind = 'Status'; Status = {status}; Path = 'profiles'; Method = 'DELETE'; Count = 1");
        Assert.Equal(["Failed"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
        if (minutes > 0)
            Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard("-RecreateLost")));
        Assert.Equal(1, job.Deletions);
        job.Sandbox.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-RecreateLost").ThrowIfFailed()));
        job.CheckAllDone(1, mailed: false);
    }

    [Fact]
    public void A_title_that_others_took_while_the_list_does_not_show_it_is_tried_once()
    {
        using var job = new OnboardingSession().With(1);
        job.Run("$sandbox.CacheLists = $true; Get-AyrshareProfile; $null = $sandbox.AddProfile('Client-1')").ThrowIfFailed();

        var result = job.Onboard();

        Assert.Equal(["Failed"], OnboardingSession.Statuses(result));
        Assert.Contains("another title", Assert.Single(result.Errors).ErrorDetails.RecommendedAction);
        Assert.Equal(1, job.Posts);
    }

    [Fact]
    public void A_mail_whose_answer_was_lost_is_not_sent_again_unless_asked()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(2);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");

        // A link that does not end while the test runs, though a second takes the sandbox 17 minutes.
        var first = job.Onboard("-SendEmail -ThrottleLimit 1 -ExpiresIn 2880");
        Assert.Equal(["MailUnknown", "Done"], OnboardingSession.Statuses(first));
        Assert.Equal("MailUnknown", Assert.Single(first.ErrorIds));
        Assert.Contains("-ResendUnknown", first.Errors[0].ErrorDetails.RecommendedAction);

        Assert.Equal(["MailUnknown", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Renew")));
        Assert.Equal(2, job.Sandbox.Outbox.Count);
        Assert.Equal(1, job.Standing().Properties["MailUnknown"].Value);

        Assert.Equal(["Done", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail -ResendUnknown").ThrowIfFailed()));
        Assert.Equal(3, job.Sandbox.Outbox.Count);
        Assert.Equal(0, job.Standing().Properties["MailUnknown"].Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_profile_that_takes_the_place_of_one_that_was_mailed_gets_a_link_of_its_own(bool recreated)
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromHours(25));
        job.Run("Get-SecretInfo -Vault Company | ForEach-Object { Remove-Secret $_.Name -Vault Company }").ThrowIfFailed();
        if (!recreated)
            Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Renew")));
        job.Run("Remove-AyrshareProfile -Title Client-1 -Confirm:$false").ThrowIfFailed();
        if (recreated)
        {
            job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
            Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Renew")));
        }

        var result = job.Onboard("-SendEmail -RecreateLost").ThrowIfFailed();

        Assert.Equal(["Done"], OnboardingSession.Statuses(result));
        Assert.NotNull(result.Only.Properties["Url"].Value);
        Assert.Equal(2, job.Sandbox.Outbox.Count);
        Assert.Equal(["AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
    }

    [Fact]
    public void A_mail_in_doubt_stays_in_doubt_when_sending_it_again_is_refused()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");
        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
        job.Fault("Kind = 'Status'; Status = 400; Path = 'profiles/link-sessions'; Count = 1");
        Assert.Equal(["Failed"], OnboardingSession.Statuses(job.Onboard("-SendEmail -ResendUnknown")));

        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
        Assert.Single(job.Sandbox.Outbox);
        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-SendEmail -ResendUnknown").ThrowIfFailed()));
    }

    [Fact]
    public async Task A_mail_in_doubt_stays_in_doubt_when_Ctrl_C_ends_the_wait_to_send_it_again()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");
        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
        job.Fault("Kind = 'Status'; Status = 429; Path = 'profiles/link-sessions'");
        await StopWhenVerboseSaysAsync(job, "POST /profiles/link-sessions: the rate limit has no room", "-SendEmail -ResendUnknown");
        job.Run("$sandbox.ClearFaults()").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["MailUnknown"], OnboardingSession.Statuses(job.Onboard("-SendEmail")));
        Assert.Single(job.Sandbox.Outbox);
    }

    [Fact]
    public void A_second_run_on_the_same_journal_is_refused_while_one_runs()
    {
        using var job = new OnboardingSession().With(2);
        var inner = job.Run($"{job.Command()} | ForEach-Object {{ try {{ {job.Command()} }} catch {{ $_.FullyQualifiedErrorId }} }}")
            .ThrowIfFailed();

        Assert.All(inner.Output, id => Assert.StartsWith("JournalInUse,", $"{id}"));
        Assert.Equal(2, inner.Output.Count);
        job.CheckAllDone(2, mailed: false);
        Assert.All(OnboardingSession.Statuses(job.Onboard().ThrowIfFailed()), status => Assert.Equal("AlreadyDone", status));
    }

    [Fact]
    public void Get_AyrshareOnboarding_follows_a_run()
    {
        using var job = new OnboardingSession().With(4);

        var seen = job.Run($"{job.Command("-ThrottleLimit 1")} | ForEach-Object {{ (Get-AyrshareOnboarding '{job.Csv}').Done }}")
            .ThrowIfFailed();

        Assert.Equal(4, seen.Output.Count);
        Assert.Equal(seen.Output.Select(done => (int)done.BaseObject).Order(), seen.Output.Select(done => (int)done.BaseObject));
        Assert.Equal(4, seen.Output[^1].BaseObject);
        Assert.Equal("JournalUnreadable", Assert.Single(job.Run($"Get-AyrshareOnboarding '{job.File("none")}'").ErrorIds));
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_leaves_what_a_second_run_completes()
    {
        using var job = new OnboardingSession("-LatencyMilliseconds 5").With(30);
        using var shell = Shell.Create(job.Session.Runspace);
        shell.AddScript(job.Command("-SendEmail"));
        var stopped = new TaskCompletionSource();
        var posts = 0;
        job.Sandbox.OnStarted(request =>
        {
            if (request.StartsWith("POST", StringComparison.Ordinal) && Interlocked.Increment(ref posts) == 20)
                shell.BeginStop(_ => stopped.SetResult(), null);
        });

        var run = Task.Run(() => Session.Invoke(shell), TestContext.Current.CancellationToken);
        await stopped.Task;
        await run;
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.InRange(job.Sandbox.Profiles.Count, 1, 29);

        var result = job.Onboard("-SendEmail -RecreateLost");
        Assert.All(result.ErrorIds, id => Assert.Equal("MailUnknown", id));
        job.CheckAllDone(30, mailed: false);
        Assert.True(job.Sandbox.Outbox.GroupBy(mail => mail.To).All(mails => mails.Count() == 1));
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_mail_in_doubt_that_waits_to_be_sent()
    {
        using var job = new OnboardingSession().With(3);
        job.Fault("Kind = 'Status'; Status = 429; Path = 'profiles/link-sessions'");

        await StopWhenVerboseSaysAsync(job, "POST /profiles/link-sessions: the rate limit has no room", "-SendEmail");

        Assert.Empty(job.Sandbox.Outbox);
        Assert.Equal(0, job.Standing().Properties["MailUnknown"].Value);
        job.Run("$sandbox.ClearFaults()").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        job.Onboard("-SendEmail -RecreateLost").ThrowIfFailed();
        job.CheckAllDone(3, mailed: true);
    }

    [Fact]
    public async Task A_profile_of_others_is_not_taken_for_a_creation_that_Ctrl_C_ended_while_it_waited_to_be_sent()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'Status'; Status = 429; Path = 'profiles'; Method = 'POST'");
        await StopWhenVerboseSaysAsync(job, "POST /profiles: the rate limit has no room");
        job.Run("$sandbox.ClearFaults()").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        job.Sandbox.AddProfile("Client-1");
        var theirs = job.Sandbox.Profiles.Single();

        var result = job.Onboard("-RecreateLost -SkipInvalid");

        Assert.Contains("TitleTaken", result.ErrorIds);
        Assert.Equal(theirs, job.Sandbox.Profiles.Single());
    }

    [Fact]
    public async Task Ctrl_C_ends_the_question_whether_the_account_is_suspended()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard().ThrowIfFailed();
        job.Sandbox.SuspendProfile("Client-1");
        job.Fault("Kind = 'Slow'; Path = 'user'; Delay = [timespan]::FromMinutes(10)");
        using var shell = Shell.Create(job.Session.Runspace);
        shell.AddScript(job.Command("-SendEmail"));
        var stopped = new TaskCompletionSource();
        job.Sandbox.OnStarted(request =>
        {
            if (request == "GET /api/user")
                shell.BeginStop(_ => stopped.TrySetResult(), null);
        });

        var run = Task.Run(() => Session.Invoke(shell), TestContext.Current.CancellationToken);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await run;

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    [Fact]
    public async Task Ctrl_C_loses_no_key_that_comes_when_no_vault_can_be_called()
    {
        using var job = new OnboardingSession().With(1);
        using var shell = Shell.Create(job.Session.Runspace);
        using var screen = new StringWriter();
        shell.AddScript(job.Command());
        var stopped = new TaskCompletionSource();
        job.Sandbox.OnStarted(request =>
        {
            if (request != "POST /api/profiles" || stopped.Task.IsCompleted)
                return;
            shell.BeginStop(_ => stopped.TrySetResult(), null);
            SpinWait.SpinUntil(() => shell.InvocationStateInfo.State != PSInvocationState.Running);
        });

        var settings = new PSInvocationSettings { Host = new TextHost(screen, width: 400) };
        var run = Task.Run(() => shell.Invoke(null, settings), TestContext.Current.CancellationToken);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await run;

        var key = job.Sandbox.Profiles.SingleOrDefault().Key;
        Assert.DoesNotContain(key ?? "none", $"{screen}");
        job.Onboard().ThrowIfFailed();
        job.CheckAllDone(1, mailed: false);
        Assert.Equal(key ?? job.Sandbox.Profiles.Single().Key, job.Sandbox.Profiles.Single().Key);
    }

    [Theory]
    [InlineData("| ForEach-Object { throw 'enough' }")]
    [InlineData("-Verbose | ForEach-Object { throw 'enough' }")]
    public void A_pipeline_that_ends_early_loses_no_key(string rest)
    {
        using var job = new OnboardingSession("-LatencyMilliseconds 5").With(30);

        Assert.NotNull(job.Run($"{job.Command("-SendEmail")} {rest}").Thrown);
        Assert.InRange(job.Sandbox.Profiles.Count, 1, 29);

        var statuses = OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed());
        Assert.All(statuses, status => Assert.Contains(status, new[] { "Done", "AlreadyDone" }));
        job.CheckAllDone(30, mailed: true);
    }

    [Fact]
    public void A_mail_that_still_waits_for_the_rate_limit_when_the_pipeline_ends_is_not_in_doubt()
    {
        using var job = new OnboardingSession("-RateLimit 12 -LatencyMilliseconds 20").With(2);
        job.Run(
            $"$last = New-AyrshareProfile {ClientList.Title(2)} -Vault Company; "
            + "1..12 | ForEach-Object { $last | Get-AyrshareSocialAccount }").ThrowIfFailed();

        Assert.NotNull(job.Run($"{job.Command("-SendEmail")} | ForEach-Object {{ throw 'enough' }}").Thrown);
        Assert.Single(job.Sandbox.Outbox);
        job.Run("$sandbox.Clock.Advance('00:05:01')").ThrowIfFailed();

        Assert.Equal(["AlreadyDone", "Done"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
        job.CheckAllDone(2, mailed: true);
    }

    [Fact]
    public void A_pipeline_that_ends_early_does_not_wait_for_the_rate_limit()
    {
        using var job = new OnboardingSession("-RateLimit 8").With(30);

        Assert.NotNull(job.Run($"$seen = 0; {job.Command()} | ForEach-Object {{ if (++$seen -eq 2) {{ throw 'enough' }} }}").Thrown);

        Assert.InRange(job.Sandbox.Profiles.Count, 2, 7);
        Assert.All(job.Sandbox.Profiles, profile => Assert.Equal(profile.Key, job.KeyOf(profile.Title)));
    }

    [Fact]
    public void A_pipeline_that_ends_early_removes_no_profile_any_more()
    {
        using var job = new OnboardingSession().With(1);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        Assert.Equal(["KeyLost"], OnboardingSession.Statuses(job.Onboard()));
        var lost = job.Sandbox.Profiles.Single();
        job.Fault("Kind = 'Status'; Status = 429; Path = 'profiles'; Method = 'DELETE'");

        var ended = job.Run(
            $"{job.Command("-RecreateLost -Verbose 4>&1")} | ForEach-Object {{ if ($_ -match '^DELETE') {{ throw 'enough' }} }}");
        Assert.NotNull(ended.Thrown);

        Assert.Equal(lost, job.Sandbox.Profiles.Single());
        // The client's failure may be recorded after it, if the pipeline ended before the request began to wait.
        Assert.Contains(File.ReadAllLines(job.Journal)[^2..], line => line.Contains("NotRemoved", StringComparison.Ordinal));
        job.Run("$sandbox.ClearFaults()").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["Done"], OnboardingSession.Statuses(job.Onboard("-RecreateLost").ThrowIfFailed()));
    }

    [Fact]
    public void ErrorAction_Stop_ends_at_the_first_error_and_loses_no_key()
    {
        using var job = new OnboardingSession("-LatencyMilliseconds 5 -TimeScale 1000").With(20);
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");

        Assert.Equal("MailUnknown", RunResult.Id(job.Onboard("-SendEmail -ErrorAction Stop").Terminating));
        Assert.InRange(job.Sandbox.Profiles.Count, 1, 19);

        job.Onboard("-SendEmail");
        job.CheckAllDone(20, mailed: true);
    }

    [Fact]
    public void A_vault_that_fails_permanently_ends_the_job_and_the_next_run_stores_the_keys_from_the_journal()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(20);
        job.Run("Suspend-SecretVault -After 6 -Calls 10000").ThrowIfFailed();

        var result = job.Run($"$results = {job.Command()}; $results");

        Assert.Equal("VaultFailed", result.ErrorIds.Last());
        var waiting = result.Output.Where(output => (string)output.Properties["Status"].Value == "KeyWaiting").ToArray();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, output => Assert.Null(output.Properties["ProfileKey"].Value));
        var done = result.Output
            .Where(output => (string)output.Properties["Status"].Value == "Done")
            .Select(output => (string)output.Properties["Title"].Value);
        Assert.Equal(
            job.Sandbox.Profiles.Select(profile => profile.Title).Except(done).Order(),
            waiting.Select(output => (string)output.Properties["Title"].Value).Order());
        Assert.Equal(waiting.Length, job.Standing().Properties["KeyWaiting"].Value);

        job.Run("Suspend-SecretVault -Calls 0").ThrowIfFailed();
        job.Onboard().ThrowIfFailed();
        job.CheckAllDone(20, mailed: false);
        Assert.Equal(0, job.Standing().Properties["KeyWaiting"].Value);
    }

    [Theory]
    [InlineData("-ErrorAction Stop", "KeyWaiting")]
    [InlineData("-ErrorOnFailure -ErrorAction SilentlyContinue", "ClientsNotDone")]
    [InlineData("| ForEach-Object { throw 'enough' }", null)]
    public async Task Keys_that_the_vault_refuses_are_kept_however_the_pipeline_ends(string end, string? id)
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(5);
        job.Run("Suspend-SecretVault -After 2 -Calls 10000 -Milliseconds 20").ThrowIfFailed();

        var run = Task.Run(() => job.RunOrEnd(job.Command(end)), TestContext.Current.CancellationToken);
        var result = await run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(id ?? "enough", id is null ? $"{result.Terminating}" : RunResult.Id(result.Terminating));
        var created = job.Sandbox.Profiles;
        Assert.NotEmpty(created);
        Assert.All(created, profile => Assert.DoesNotContain(profile.Key, result.Everything() + File.ReadAllText(job.Journal)));

        job.Run("Suspend-SecretVault -Calls 0").ThrowIfFailed();
        job.Onboard().ThrowIfFailed();
        job.CheckAllDone(5, mailed: false);
        Assert.Equal(created.Order(), job.Sandbox.Profiles.Where(profile => created.Any(old => old.Title == profile.Title)).Order());
    }

    [Fact]
    public void A_secret_that_the_vault_has_lost_is_stored_again_from_the_journal_at_one_request()
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Run($"Remove-Secret {OnboardingSession.SecretOf("Client-2")} -Vault Company").ThrowIfFailed();
        var before = job.Requests;

        var result = job.Onboard("-SendEmail").ThrowIfFailed();

        Assert.Equal(["AlreadyDone", "Done", "AlreadyDone"], OnboardingSession.Statuses(result));
        Assert.Equal(1, job.Requests - before);
        job.CheckAllDone(3, mailed: true);
    }

    [Fact]
    public void A_client_whose_secret_is_lost_with_the_journal_key_is_not_done()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        job.Run(
            "Get-SecretInfo -Vault Company | Where-Object Name -NotLike '*Client-2' | "
            + "ForEach-Object { Remove-Secret $_.Name -Vault Company }").ThrowIfFailed();

        var result = job.Onboard();

        Assert.Equal(["KeyLost", "AlreadyDone"], OnboardingSession.Statuses(result));
        Assert.Contains("Ayrshare-JournalKey-", $"{Assert.Single(result.Errors)}");
    }

    [Fact]
    public void A_client_whose_profile_was_removed_is_not_done_and_not_created_again()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        job.Run("Remove-AyrshareProfile -Title Client-1 -Force; Remove-AyrshareProfile -Title Client-2 -Vault Company -RemoveSecret -Force")
            .ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(8));

        var result = job.Onboard();

        Assert.Equal(["Failed", "Failed"], OnboardingSession.Statuses(result));
        Assert.All(result.Errors, error => Assert.Contains("does not have its profile anymore", $"{error}"));
        Assert.Empty(job.Sandbox.Profiles);
    }

    [Fact]
    public void A_vault_that_fails_for_a_while_costs_nothing()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(10);
        job.Run("Suspend-SecretVault -After 8 -Calls 6").ThrowIfFailed();

        job.Onboard("-SendEmail").ThrowIfFailed();

        job.CheckAllDone(10, mailed: true);
    }

    // A row that seems changed is an error each night, or a second mail: a later version must not read it another way.
    [Theory]
    [InlineData("Title,Email\nAcme,a@acme.example\n")]
    [InlineData("Tags,Email,Note,Title,Team\n,a@acme.example,new,Acme,\n")]
    public void Neither_unread_nor_empty_columns_are_recorded(string csv)
    {
        using var job = new OnboardingSession().With(csv);

        job.Onboard().ThrowIfFailed();

        Assert.Contains("\"fields\":{\"Email\":\"a@acme.example\"}", File.ReadAllText(job.Journal));
    }

    [Fact]
    public void A_torn_last_line_does_no_harm()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard("-SendEmail").ThrowIfFailed();
        File.AppendAllText(job.Journal, "{\"at\":\"2026-01-01T00:00:00+00:00\",\"event\":\"Mail");

        job.With(3).Onboard("-SendEmail").ThrowIfFailed();

        job.CheckAllDone(3, mailed: true);
        Assert.Equal(3, job.Standing().Properties["Done"].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SendEmail")]
    public void An_account_that_is_suspended_in_the_middle_is_one_terminating_error(string before)
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(20);
        if (before.Length > 0)
            job.Onboard().ThrowIfFailed();
        var posts = job.Posts;
        var over = false;
        job.Sandbox.OnStarted(request => job.Sandbox.Suspended = !Volatile.Read(ref over) && job.Posts > posts + 10);

        var result = job.Onboard("-SendEmail");

        Assert.Equal("Forbidden", RunResult.Id(result.Terminating));
        Assert.InRange(result.ErrorIds.Count(id => id == "Failed"), 0, 5);

        Volatile.Write(ref over, true);
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.CheckAllDone(20, mailed: true);
    }

    [Fact]
    public void An_account_that_is_suspended_later_than_a_profile_is_one_terminating_error()
    {
        using var job = new OnboardingSession().With(12);
        job.Onboard().ThrowIfFailed();
        job.Sandbox.SuspendProfile("Client-1");
        var mails = 0;
        job.Sandbox.OnStarted(request =>
        {
            if (request == "POST /api/profiles/link-sessions" && ++mails == 4)
                job.Sandbox.Suspended = true;
        });

        var result = job.Onboard("-SendEmail -ThrottleLimit 1");

        Assert.Equal("Forbidden", RunResult.Id(result.Terminating));
        Assert.Equal(["Failed", "Done", "Done"], OnboardingSession.Statuses(result));
        Assert.Equal(4, mails);
    }

    [Fact]
    public void A_creation_that_is_refused_is_one_clients_error()
    {
        using var job = new OnboardingSession().With(3);
        job.Fault("Kind = 'Status'; Status = 403; Method = 'POST'; Path = 'profiles'; Count = 1");

        var result = job.Onboard("-ThrottleLimit 1");

        Assert.Null(result.Thrown);
        Assert.Equal(["Failed", "Done", "Done"], OnboardingSession.Statuses(result));
        Assert.Equal("Failed", Assert.Single(result.ErrorIds));
        job.Onboard().ThrowIfFailed();
        job.CheckAllDone(3, mailed: false);
    }

    [Fact]
    public void No_stream_and_no_file_shows_a_credential()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(12);
        job.Fault("Kind = 'EchoSecrets'; Path = 'profiles/link-sessions'; Count = 2");
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Count = 2");
        job.Fault("Kind = 'EchoSecrets'; Path = 'profiles'; Count = 1; Method = 'POST'");

        var runs = new[]
        {
            job.Onboard($"-SendEmail -Verbose -Debug -ReportPath '{job.File("report.html")}'"),
            job.Onboard("-SendEmail -RecreateLost -Verbose"),
        };

        Assert.NotEmpty(runs[0].Errors);
        Assert.NotEmpty(runs[0].Verbose);
        var files = new[] { job.Journal, job.File("report.html") }.Select(File.ReadAllText);
        var shown = string.Join("\n", runs.Select(run => run.Everything()).Concat(files));
        Assert.All(job.Secrets(), secret => Assert.DoesNotContain(secret, shown));
    }

    [Fact]
    public void The_report_is_one_escaped_page_with_the_totals()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(
            "Title,Email\n<script>alert(1)</script>,a@x.example\n"
            + "\"\"\"><img src=x onerror=alert(2)>\",b@x.example\nPlain,c@x.example\n");
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");

        job.Onboard($"-SendEmail -ThrottleLimit 1 -ReportPath '{job.File("report.html")}'");

        var page = File.ReadAllText(job.File("report.html"));
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img", page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.DoesNotContain("://", page);
        Assert.DoesNotContain("src=", page.Replace("&lt;img src=", ""));
        Assert.Contains("<b>2</b> Done", page);
        Assert.Contains("<b>1</b> MailUnknown", page);
        Assert.Equal(3, page.Split("<tr data-keys").Length - 1);
    }

    [Fact]
    public void A_report_that_can_not_be_written_is_found_before_the_job()
    {
        using var job = new OnboardingSession().With(1);

        foreach (var path in new[] { job.File("no/where/report.html"), Path.GetTempPath(), "Nodrive:/r.html", "Env:/r" })
            Assert.Equal("ReportNotWritten", RunResult.Id(job.Onboard($"-ReportPath '{path}'").Terminating));

        Assert.Empty(job.Sandbox.Profiles);
        Assert.False(File.Exists(job.Journal));
    }

    [Fact]
    public void Progress_tells_the_wait_for_the_rate_limit()
    {
        using var job = new OnboardingSession("-RateLimit 10").With(15);
        using var shell = Shell.Create(job.Session.Runspace);
        shell.AddScript(job.Command());
        shell.Streams.Progress.DataAdded += (_, added) =>
        {
            // The window ends when its wait has been shown.
            if (shell.Streams.Progress[added.Index].StatusDescription.Contains("waiting for the rate limit", StringComparison.Ordinal))
                job.Sandbox.Advance(TimeSpan.FromMinutes(5));
        };

        var result = Session.Invoke(shell).ThrowIfFailed();

        Assert.Contains(
            result.Progress, record => record.StatusDescription.Contains("waiting for the rate limit", StringComparison.Ordinal));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Equal(0, job.Sandbox.RateLimitedCount);
        job.CheckAllDone(15, mailed: false);
    }

    [Fact]
    public void ThrottleLimit_bounds_what_is_under_way()
    {
        using var job = new OnboardingSession("-LatencyMilliseconds 20").With(12);

        job.Onboard("-ThrottleLimit 3").ThrowIfFailed();

        Assert.InRange(job.Sandbox.PeakConcurrency, 2, 3);
    }

    private static async Task StopWhenVerboseSaysAsync(OnboardingSession job, string text, string switches = "")
    {
        using var shell = Shell.Create(job.Session.Runspace);
        shell.AddScript(job.Command($"{switches} -Verbose"));
        var stopped = new TaskCompletionSource();
        shell.Streams.Verbose.DataAdded += (_, added) =>
        {
            if (shell.Streams.Verbose[added.Index].Message.StartsWith(text, StringComparison.Ordinal) && !stopped.Task.IsCompleted)
                shell.BeginStop(_ => stopped.TrySetResult(), null);
        };

        var run = Task.Run(() => Session.Invoke(shell), TestContext.Current.CancellationToken);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await run;
    }
}
