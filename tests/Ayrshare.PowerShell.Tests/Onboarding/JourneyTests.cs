using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>What happens to a client after its first email, until it leaves.</summary>
public sealed class JourneyTests
{
    private const string Nightly = "-SendEmail -Remind -Reconnect -ExpiresIn 1440";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Links_are_link_sessions_that_can_be_revoked_from_the_journal()
    {
        using var job = new OnboardingSession().With(2);

        var result = job.Onboard("-SendEmail -ExpiresIn 60").ThrowIfFailed();

        Assert.All(result.Property("Url"), url => Assert.Contains("session=", $"{url}"));
        Assert.All(result.Property("SessionId"), id => Assert.Matches("^[0-9a-f]{64}$", $"{id}"));
        var revoked = job.Run(
            $"(Get-AyrshareOnboarding '{job.Csv}').Clients | Revoke-AyrshareLinkSession -Vault Company -PassThru").ThrowIfFailed();
        Assert.Equal(["Revoked", "Revoked"], revoked.Property("Status").Select(status => $"{status}"));
        Assert.All(result.Property("Url"), url => Assert.DoesNotContain($"{url}", File.ReadAllText(job.Journal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("| Format-List")]
    public void No_view_shows_a_link(string format)
    {
        using var job = new OnboardingSession().With(1);

        // Output of two types is shown as lists.
        var shown = job.Session.Format($"[pscustomobject]@{{ Five = 1; Or = 2; More = 3; Pro = 4; Perties = 5 }}; {job.Command(format)}");

        Assert.Contains("Client-1", shown);
        Assert.DoesNotContain("session=", shown);
    }

    [Fact]
    public void The_older_form_of_links_is_a_choice()
    {
        using var job = new OnboardingSession().With(1);

        var result = job.Onboard("-LinkForm Jwt").ThrowIfFailed();

        Assert.Contains("jwt=", $"{result.Property("Url").Single()}");
        Assert.Null(result.Property("SessionId").Single());
    }

    [Fact]
    public void A_client_that_has_linked_gets_nothing_by_any_switch()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Sandbox.Link(ClientList.Title(1), "facebook");
        job.Sandbox.Advance(10 * Day);

        var night = job.Onboard($"{Nightly} -Renew -ResendUnknown -Update").ThrowIfFailed();

        Assert.Equal(["Linked", "Done"], OnboardingSession.Statuses(night));
        Assert.Equal(["facebook"], (IEnumerable<string>)Client1(night).Properties["LinkedNetworks"].Value);
        Assert.NotNull(Client1(night).Properties["LinkedAt"].Value);
        Assert.Equal(2, job.Sandbox.Outbox.Count(mail => mail.To == ClientList.Email(2)));
        Assert.Single(job.Sandbox.Outbox, mail => mail.To == ClientList.Email(1));
        Assert.Equal(1, job.Standing().Properties["Linked"].Value);
    }

    [Fact]
    public void Those_who_have_linked_cost_one_request_for_all()
    {
        using var job = new OnboardingSession("-RateLimit 100000").With(60);
        job.Onboard(Nightly).ThrowIfFailed();
        for (var number = 1; number <= 57; number++)
            job.Sandbox.Link(ClientList.Title(number), "facebook");
        job.Sandbox.Advance(4 * Day);
        var requests = job.Requests;

        var night = job.Onboard(Nightly).ThrowIfFailed();

        Assert.Equal(57, OnboardingSession.Statuses(night).Count(status => status == "Linked"));
        Assert.Equal(3, OnboardingSession.Statuses(night).Count(status => status == "Reminded"));
        // The list of the account and, for each client that is late, its link and the reminder.
        Assert.Equal(1 + (3 * 2), job.Requests - requests);
        requests = job.Requests;
        job.Onboard(Nightly).ThrowIfFailed();
        Assert.Equal(1 + 3, job.Requests - requests);
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("facebook;instagram", "", 2)]
    [InlineData("facebook;instagram", "-LinkedWhen Any", 1)]
    [InlineData("facebook;instagram", "-LinkedWhen All", 2)]
    public void The_row_says_which_networks_count(string asked, string parameter, int needed)
    {
        using var job = new OnboardingSession().With($"Title,Email,AllowedSocial\nAcme,a@acme.example,{asked}\n");
        job.Onboard(Nightly).ThrowIfFailed();
        var networks = new[] { "facebook", "instagram" };

        for (var linked = 1; linked <= networks.Length; linked++)
        {
            job.Sandbox.Link("Acme", networks[linked - 1]);
            job.Sandbox.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(
                linked >= needed ? "Linked" : "AlreadyDone",
                OnboardingSession.Statuses(job.Onboard($"{Nightly} {parameter}").ThrowIfFailed()).Single());
        }
    }

    [Fact]
    public void A_row_can_say_when_it_is_linked()
    {
        using var job = new OnboardingSession().With(
            "Title,Email,AllowedSocial,LinkedWhen\nAcme,a@acme.example,facebook;instagram,any\n");
        job.Onboard(Nightly).ThrowIfFailed();
        job.Sandbox.Link("Acme", "instagram");

        Assert.Equal("Linked", OnboardingSession.Statuses(job.Onboard($"{Nightly} -LinkedWhen All").ThrowIfFailed()).Single());
    }

    [Fact]
    public void The_late_are_reminded_twice_and_no_more()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard(Nightly).ThrowIfFailed();

        var nights = Enumerable.Range(1, 12).Select(_ =>
        {
            job.Sandbox.Advance(Day);
            return OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single();
        }).ToArray();

        Assert.Equal(["Reminded", "Reminded"], nights.Where(status => status != "AlreadyDone"));
        Assert.Equal((2, 5), (Array.IndexOf(nights, "Reminded"), Array.LastIndexOf(nights, "Reminded")));
        Assert.Equal(3, job.Sandbox.Outbox.Select(mail => mail.Link).Distinct().Count());
    }

    [Fact]
    public void How_late_and_how_often_is_a_choice()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard(Nightly).ThrowIfFailed();

        var hours = Enumerable.Range(1, 8).Select(_ =>
        {
            job.Sandbox.Advance(TimeSpan.FromHours(6));
            return OnboardingSession.Statuses(job.Onboard($"{Nightly} -RemindAfter 12h -MaxReminders 1").ThrowIfFailed()).Single();
        });

        Assert.Equal("Reminded", Assert.Single(hours, status => status != "AlreadyDone"));
    }

    [Theory]
    [InlineData("DropAfter", "MailUnknown")]
    [InlineData("DropBefore", "MailUnknown")]
    public void A_reminder_in_doubt_counts_as_sent_and_the_next_one_follows(string fault, string status)
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(1);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Sandbox.Advance(4 * Day);
        job.Fault($"Kind = '{fault}'; Path = 'profiles/link-sessions'; Method = 'POST'; Count = 1");

        Assert.Equal(status, OnboardingSession.Statuses(job.Onboard(Nightly)).Single());
        var sent = job.Sandbox.Outbox.Count;
        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single());
        Assert.Equal(sent, job.Sandbox.Outbox.Count);

        job.Sandbox.Advance(4 * Day);
        Assert.Equal("Reminded", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single());
        job.Sandbox.Advance(4 * Day);
        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single());
        Assert.Equal(sent + 1, job.Sandbox.Outbox.Count);
    }

    [Fact]
    public void A_reminder_that_is_refused_is_sent_by_the_next_run()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Sandbox.Advance(4 * Day);
        job.Fault("Kind = 'Status'; Status = 400; Path = 'profiles/link-sessions'; Method = 'POST'; Count = 1");

        Assert.Equal("Failed", OnboardingSession.Statuses(job.Onboard(Nightly)).Single());
        Assert.Equal("Reminded", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single());
    }

    [Fact]
    public void The_journal_learns_that_a_link_was_opened()
    {
        using var job = new OnboardingSession().With(1);
        var link = job.Onboard(Nightly).ThrowIfFailed().Property("Url").Single();
        job.Run($"$null = Invoke-WebRequest '{link}' -UseBasicParsing").ThrowIfFailed();

        var night = job.Onboard(Nightly).ThrowIfFailed();

        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(night).Single());
        Assert.NotNull(night.Property("OpenedAt").Single());
        var requests = job.Requests;
        job.Onboard(Nightly).ThrowIfFailed();
        Assert.Equal(1, job.Requests - requests);
    }

    [Fact]
    public void A_network_that_was_unlinked_is_asked_for_once()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Sandbox.Link(ClientList.Title(1), "facebook");
        job.Sandbox.Link(ClientList.Title(1), "tiktok");
        job.Sandbox.Advance(Day);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Run($"$sandbox.Invalidate('{ClientList.Title(1)}', 'facebook')").ThrowIfFailed();
        job.Sandbox.Advance(Day);

        var noticed = job.Onboard("-SendEmail").ThrowIfFailed();
        Assert.Equal(["Lapsed", "AlreadyDone"], OnboardingSession.Statuses(noticed));
        Assert.Contains("-Reconnect", $"{Client1(noticed).Properties["RecommendedAction"].Value}");

        var asked = job.Onboard(Nightly).ThrowIfFailed();
        Assert.Equal("ReconnectSent", OnboardingSession.Statuses(asked).First());
        Assert.Equal(["facebook"], (IEnumerable<string>)Client1(asked).Properties["LapsedNetworks"].Value);
        Assert.Equal("Lapsed", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).First());
        Assert.Equal(3, job.Sandbox.Outbox.Count);

        job.Sandbox.Link(ClientList.Title(1), "facebook");
        job.Sandbox.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Linked", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).First());
        job.Run($"$sandbox.Invalidate('{ClientList.Title(1)}', 'facebook')").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("ReconnectSent", OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).First());
    }

    [Fact]
    public void A_network_that_must_be_refreshed_is_asked_for_a_week_ahead()
    {
        using var job = new OnboardingSession().With(1);
        job.Onboard(Nightly).ThrowIfFailed();
        job.Run($"$sandbox.Link('{ClientList.Title(1)}', 'linkedin', 20)").ThrowIfFailed();
        job.Sandbox.Advance(Day);

        var nights = Enumerable.Range(1, 20).Select(night =>
        {
            var status = OnboardingSession.Statuses(job.Onboard(Nightly).ThrowIfFailed()).Single();
            if (night == 17)
                job.Run($"$sandbox.Link('{ClientList.Title(1)}', 'linkedin', 60)").ThrowIfFailed();
            job.Sandbox.Advance(Day);
            return status;
        }).ToArray();

        var asked = Enumerable.Range(0, nights.Length).Where(night => nights[night] == "ReconnectSent").ToArray();
        Assert.Equal([12, 15], asked);
        Assert.All(nights[..12], status => Assert.Equal("Linked", status));
        Assert.All(nights[17..], status => Assert.Equal("Linked", status));
        Assert.Equal(3, job.Sandbox.Outbox.Count);
    }

    [Fact]
    public void A_changed_row_says_what_changed_and_Update_applies_it()
    {
        using var job = new OnboardingSession().With("Title,Email,Tags,TopHeader\nAcme,a@acme.example,food;local,Welcome\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.With("Title,Email,Tags,TopHeader\nAcme,a@acme.example,food;VIP,\n");

        var changed = job.Onboard("-SendEmail -Renew");
        Assert.Equal("Changed", OnboardingSession.Statuses(changed).Single());
        Assert.Contains(
            "Tags: \"food;VIP\" (was \"food;local\"); TopHeader: empty (was \"Welcome\").", Assert.Single(changed.Errors).ToString());
        Assert.Contains("-Update", changed.Errors[0].ErrorDetails.RecommendedAction);

        Assert.Equal("Updated", OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Single());
        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Single());
        Assert.Single(job.Sandbox.Outbox);
        Assert.Equal("food VIP", job.Run("\"$($sandbox.Profiles[0].Tags)\"").ThrowIfFailed().Only.BaseObject);
    }

    [Fact]
    public void A_changed_row_of_a_link_that_is_issued_meanwhile_stays_changed()
    {
        using var job = new OnboardingSession().With("Title,Email,Tags\nAcme,a@acme.example,food\n");
        job.Onboard().ThrowIfFailed();
        job.With("Title,Email,Tags\nAcme,a@acme.example,drinks\n");

        Assert.Equal("Done", OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()).Single());
        Assert.Equal("Changed", OnboardingSession.Statuses(job.Onboard("-SendEmail")).Single());
    }

    [Fact]
    public void A_row_without_a_consequence_is_not_changed()
    {
        using var job = new OnboardingSession().With("Title,Email,Company\nAcme,a@acme.example,ACME\n");
        job.Onboard().ThrowIfFailed();
        job.With("Title,Email,Company\nAcme,new@acme.example,ACME Inc.\n");

        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard().ThrowIfFailed()).Single());
    }

    [Fact]
    public void A_client_with_an_Id_can_be_renamed()
    {
        using var job = new OnboardingSession().With("Id,Title,Email\n7,Acme,a@acme.example\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        var key = job.KeyOf("Acme");
        job.With("Id,Title,Email\n7,Acme-Sons,a@acme.example\n");

        var changed = job.Onboard("-SendEmail -RecreateLost -Renew");
        Assert.Equal("Changed", OnboardingSession.Statuses(changed).Single());
        Assert.Contains("Title: \"Acme-Sons\" (was \"Acme\").", Assert.Single(changed.Errors).ToString());

        Assert.Equal("Updated", OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Single());
        Assert.Equal(("Acme-Sons", key), job.Sandbox.Profiles.Single());
        Assert.Equal((key, null), (job.KeyOf("Acme-Sons"), job.KeyOf("Acme")));
        Assert.Single(job.Sandbox.Outbox);
        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Single());
        Assert.Equal("Acme-Sons", job.Run($"(Get-AyrshareOnboarding '{job.Csv}').Clients.Title").Only.BaseObject);
    }

    [Fact]
    public void An_Id_that_is_added_later_names_the_client_too()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@acme.example\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.With("Title,Email,Id\nAcme,a@acme.example,7\n").Onboard("-SendEmail").ThrowIfFailed();
        job.With("Title,Email,Id\nAcme-Sons,a@acme.example,7\n");

        Assert.Equal("Updated", OnboardingSession.Statuses(job.Onboard("-SendEmail -Update").ThrowIfFailed()).Single());
        Assert.Equal("Acme-Sons", job.Sandbox.Profiles.Single().Title);
    }

    [Fact]
    public void A_client_that_was_renamed_elsewhere_is_recognized()
    {
        using var job = new OnboardingSession().With("Title,Email\nAcme,a@acme.example\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Run("Set-AyrshareProfile Acme -NewTitle Acme-Sons -Vault Company -Confirm:$false").ThrowIfFailed();
        job.With("Title,Email\nAcme-Sons,a@acme.example\n");

        Assert.Equal("Updated", OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()).Single());

        Assert.Single(job.Sandbox.Outbox);
        Assert.Single(job.Sandbox.Profiles);
        Assert.Equal("AlreadyDone", OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()).Single());
    }

    [Theory]
    [InlineData("Title,Email\nAcme,a@acme.example\nBerta,b@x.example\n", "Title,Email\nAcme Sons,a@acme.example\nBerta,b@x.example\n")]
    [InlineData("Title\nAcme\nBerta\n", "Title\nAcme Sons\nBerta\n")]
    public void A_new_title_beside_one_that_has_left_is_asked_about(string before, string after)
    {
        using var job = new OnboardingSession().With(before);
        job.Onboard().ThrowIfFailed();

        var result = job.With(after).Onboard();

        Assert.Equal("MayBeRenamed", Assert.Single(result.ErrorIds));
        Assert.Equal("ChecksFailed", RunResult.Id(result.Terminating));
        Assert.Contains("'Acme'", $"{result.Errors[0]}");
        Assert.Equal(2, job.Sandbox.Profiles.Count);
        job.With(after.Replace("Title", "Id,Title").Replace("Acme", "8,Acme").Replace("Berta", ",Berta")).Onboard().ThrowIfFailed();
        Assert.Equal(3, job.Sandbox.Profiles.Count);
    }

    [Fact]
    public void A_client_that_leaves_is_removed_with_its_link_and_secret_if_asked()
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard("-SendEmail -ExpiresIn 1440").ThrowIfFailed();
        var removals = new List<string>();
        job.Sandbox.OnStarted(request =>
        {
            if (request.StartsWith("DELETE", StringComparison.Ordinal))
                removals.Add(request);
        });
        var session = job.Run($"(Get-AyrshareOnboarding '{job.Csv}').Clients[2].SessionId").Only.BaseObject;
        job.With(2);

        Assert.Equal(["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
        Assert.Equal(3, job.Sandbox.Profiles.Count);
        var result = job.Onboard("-SendEmail -Offboard -Force").ThrowIfFailed();

        Assert.Equal(["Offboarded", "AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(result));
        Assert.Equal(2, job.Sandbox.Profiles.Count);
        Assert.Null(job.KeyOf(ClientList.Title(3)));
        Assert.Equal($"DELETE /api/profiles/link-sessions/{session}", removals.First());
        Assert.Equal(
            ["AlreadyDone", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Offboard -Force").ThrowIfFailed()));
        Assert.Equal(1, job.Standing().Properties["Offboarded"].Value);
    }

    [Fact]
    public void A_row_can_say_that_its_client_leaves_and_it_stays_removed()
    {
        using var job = new OnboardingSession().With("Title,Email,Leaving\nAcme,a@acme.example,\nBerta,b@x.example,\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.With("Title,Email,Leaving\nAcme,a@acme.example,yes\nBerta,b@x.example,\n");

        Assert.Equal(["Leaving", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
        for (var night = 0; night < 2; night++)
        {
            Assert.Equal(
                ["Offboarded", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail -Offboard -Force").ThrowIfFailed()));
        }

        Assert.Equal("Berta", job.Sandbox.Profiles.Single().Title);
        job.With("Title,Email,Leaving\nAcme,a@acme.example,no\nBerta,b@x.example,\n");
        Assert.Equal(["Done", "AlreadyDone"], OnboardingSession.Statuses(job.Onboard("-SendEmail").ThrowIfFailed()));
    }

    [Fact]
    public void A_client_whose_profile_was_removed_by_hand_leaves_too()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        job.Run($"Remove-AyrshareProfile '{ClientList.Title(2)}' -Force").ThrowIfFailed();
        job.Sandbox.Advance(TimeSpan.FromHours(1));
        job.With(1);

        Assert.Equal("Offboarded", OnboardingSession.Statuses(job.Onboard("-Offboard -Force").ThrowIfFailed()).First());

        Assert.Null(job.KeyOf(ClientList.Title(2)));
    }

    [Fact]
    public void Where_nobody_can_be_asked_nobody_is_removed()
    {
        using var job = new OnboardingSession().With(2);
        job.Onboard().ThrowIfFailed();
        job.With(1);

        var error = job.Onboard("-Offboard").Terminating;

        Assert.Equal("ConfirmationImpossible", RunResult.Id(error));
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction);
        Assert.Equal(2, job.Sandbox.Profiles.Count);
    }

    [Fact]
    public void Nothing_is_removed_for_a_list_that_was_cut_off()
    {
        using var job = new OnboardingSession().With(25);
        job.Onboard().ThrowIfFailed();
        job.With(10);

        Assert.Equal("TooManyLeaving", RunResult.Id(job.Onboard("-Offboard -Force").Terminating));

        Assert.Equal(25, job.Sandbox.Profiles.Count);
        Assert.Equal(0, job.Deletions);
    }

    [Fact]
    public void A_removal_whose_response_was_lost_is_completed_by_the_next_run()
    {
        using var job = new OnboardingSession("-TimeScale 1000").With(2);
        job.Onboard().ThrowIfFailed();
        job.With(1);
        // Otherwise, the link is revoked first.
        job.Sandbox.Advance(TimeSpan.FromMinutes(10));
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'DELETE'; Count = 1");

        Assert.Equal("Failed", OnboardingSession.Statuses(job.Onboard("-Offboard -Force")).First());
        Assert.Equal("Offboarded", OnboardingSession.Statuses(job.Onboard("-Offboard -Force").ThrowIfFailed()).First());

        Assert.Single(job.Sandbox.Profiles);
        Assert.Null(job.KeyOf(ClientList.Title(2)));
    }

    [Fact]
    public void A_list_saved_under_another_name_says_whom_it_emails()
    {
        using var job = new OnboardingSession().With(3);
        job.Onboard("-SendEmail").ThrowIfFailed();
        File.Move(job.Csv, job.File("clients (2).csv"));

        var result = job.Run($"Invoke-AyrshareOnboarding '{job.File("clients (2).csv")}' -Vault Company -SendEmail -WhatIf");

        var warning = Assert.Single(result.Warnings);
        Assert.Contains("3 clients already had a profile key", $"{warning}");
        Assert.Contains("Client-1, Client-2, Client-3", $"{warning}");
        Assert.Contains($"{job.Journal} has emailed 3 of them", $"{warning}");
    }

    [Theory]
    [InlineData("-Remind")]
    [InlineData("-Reconnect")]
    public void Emails_are_asked_for(string parameter)
    {
        using var job = new OnboardingSession().With(1);

        Assert.Equal("SendEmailMissing", RunResult.Id(job.Onboard(parameter).Terminating));

        Assert.Empty(job.Sandbox.Profiles);
    }

    private static PSObject Client1(RunResult result) =>
        result.Output.Single(output => Equals(output.Properties["Title"].Value, ClientList.Title(1)));
}
