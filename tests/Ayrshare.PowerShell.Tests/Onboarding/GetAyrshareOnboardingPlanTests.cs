using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

public sealed class GetAyrshareOnboardingPlanTests
{
    [Fact]
    public void Each_row_is_an_object_with_action_reason_and_address_and_nothing_is_done()
    {
        using var job = new OnboardingSession().With(
            "Title,Email,SecretName\nNew,n@x.example,\nKept,k@x.example,Ayrshare-ProfileKey-Old\nWrong,no address,\n");
        job.Run(
            "$kept = $sandbox.AddProfile('Kept'); "
            + "Set-Secret -Vault Company -Name Ayrshare-ProfileKey-Old -Secret $kept.ProfileKey").ThrowIfFailed();

        var plan = Plan(job, "-SendEmail");

        Assert.Equal([2, 3, 4], plan.Property("Row"));
        Assert.Equal(["New", "Kept", "Wrong"], plan.Property("Title"));
        Assert.Equal(["Create, Email", "Adopt, Email", "Invalid"], plan.Property("Action"));
        Assert.Equal(["n@x.example", "k@x.example", null], plan.Property("Email"));
        Assert.Equal(["Done", "Done", "Invalid"], plan.Property("ExpectedStatus"));
        Assert.Equal("The client is new.", plan.Property("Reason").First());
        Assert.Contains("\"no address\" is not an email address", $"{plan.Property("Reason").Last()}");
        Assert.Equal("InvalidEmail", Assert.Single(plan.ErrorIds));
        Assert.Equal(0, job.Posts);
        Assert.Empty(job.Sandbox.Outbox);
        Assert.Equal(["clients.csv"], Directory.EnumerateFiles(Path.GetDirectoryName(job.Csv)!).Select(Path.GetFileName));
    }

    [Fact]
    public void The_run_ends_where_the_plan_says_and_mails_whom_it_says()
    {
        using var job = new OnboardingSession().With("Title,Email\nMailed,m@x.example\nDoubt,d@x.example\nLost,l@x.example\n");
        job.Fault("Kind = 'DropAfter'; Path = 'profiles/link-sessions'; Count = 1");
        job.With("Title,Email\nDoubt,d@x.example\n").Onboard("-SendEmail");
        job.Fault("Kind = 'DropAfter'; Path = 'profiles'; Method = 'POST'; Count = 1");
        job.With("Title,Email\nLost,l@x.example\n").Onboard("-SendEmail");
        job.With("Title,Email\nMailed,m@x.example\nChanged,old@x.example\n").Onboard("-SendEmail").ThrowIfFailed();
        job.With("Title,Email\nLinked,i@x.example\n").Onboard().ThrowIfFailed();
        job.Run("$kept = $sandbox.AddProfile('Kept'); Set-Secret -Vault Company -Name Ayrshare-ProfileKey-Kept -Secret $kept.ProfileKey");
        job.With(
            "Title,Email\nMailed,m@x.example\nDoubt,d@x.example\nLost,l@x.example\nChanged,new@x.example\nLinked,i@x.example\n"
            + "Kept,k@x.example\nNew,n@x.example\n");

        foreach (var switches in new[] { "", "-SendEmail", "-SendEmail -ResendUnknown -RecreateLost", "-SendEmail" })
        {
            var (mails, plan) = (job.Sandbox.Outbox.Count, Plan(job, switches));

            var run = job.Onboard(switches);

            Assert.Equal(plan.Property("ExpectedStatus"), run.Property("Status"));
            Assert.Equal(
                plan.Property("Email").OfType<string>().Order(),
                job.Sandbox.Outbox.Skip(mails).Select(mail => mail.To).Order());
            Assert.All(plan.Property("Reason"), Assert.NotNull);
            Assert.Equal(plan.Property("Row"), run.Property("Row"));
        }
    }

    [Fact]
    public void Reminders_changes_and_leaving_clients_are_planned_as_they_are_run()
    {
        const string Switches = "-SendEmail -Remind -Update -Offboard";
        using var job = new OnboardingSession().With(
            "Id,Title,Email,Tags\n1,Late,l@x.example,\n2,Linked,k@x.example,\n3,Old,o@x.example,\n4,Gone,g@x.example,\n"
            + "5,Tagged,t@x.example,\n");
        job.Onboard("-SendEmail").ThrowIfFailed();
        job.Sandbox.Link("Linked", "facebook");
        job.Sandbox.Advance(TimeSpan.FromDays(4));
        job.With(
            "Id,Title,Email,Tags\n1,Late,l@x.example,\n2,Linked,k@x.example,\n3,New name,o@x.example,\n5,Tagged,t@x.example,food\n"
            + "6,Fresh,f@x.example,\n");
        var (mails, plan) = (job.Sandbox.Outbox.Count, Plan(job, Switches).ThrowIfFailed());

        var run = job.Onboard($"{Switches} -Force").ThrowIfFailed();

        Assert.Equal(
            ["Remind", "Skip", "Rename, Remind", "Update, Remind", "Create, Email", "RemoveProfile, RemoveSecret"],
            plan.Property("Action"));
        Assert.Equal(plan.Property("ExpectedStatus"), run.Property("Status"));
        Assert.Equal(plan.Property("Row"), run.Property("Row"));
        Assert.Equal(
            plan.Property("Email").OfType<string>().Order(), job.Sandbox.Outbox.Skip(mails).Select(mail => mail.To).Order());
        Assert.Equal("Tags: \"food\" (was empty)", Assert.Single((IEnumerable<string>)plan.Property("Changes").ElementAt(3)!));
        Assert.All(plan.Property("Reason"), Assert.NotNull);
    }

    [Fact]
    public void WhatIf_prints_the_numbers_first_and_then_only_what_would_be_done()
    {
        using var job = new OnboardingSession().With(40);
        job.Onboard().ThrowIfFailed();
        job.With(42);

        var shown = job.Session.Show(job.Command("-WhatIf")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, shown.Count(line => line.Contains("What if", StringComparison.Ordinal)));
        Assert.Contains(
            "\"Create 2 profiles, issue 2 links, skip 40 clients (40 AlreadyDone)\" on target \"42 clients\".", string.Join("\n", shown));
        Assert.Contains("\"Create the profile, store its key, issue a link\" on target \"Client-42\"", string.Join("\n", shown));
    }

    [Fact]
    public void The_question_says_what_will_be_done()
    {
        using var job = new OnboardingSession().With(1);

        var result = job.Onboard("-SendEmail -Verbose").ThrowIfFailed();

        // The text is that of the question of -Confirm.
        Assert.Contains("Performing the operation \"Create 1 profile, email 1 link\" on target \"1 client\".", result.Verbose);
    }

    [Theory]
    [InlineData("-Vault Company", "FileUnreadable")]
    [InlineData("-Vault Nowhere", "VaultNotFound")]
    public void What_is_wrong_with_the_whole_job_is_one_terminating_error(string switches, string id)
    {
        using var job = new OnboardingSession();
        if (id != "FileUnreadable")
            job.With(1);

        var result = job.RunOrEnd($"Get-AyrshareOnboardingPlan '{job.Csv}' {switches}");

        Assert.Equal(id, RunResult.Id(result.Terminating));
    }

    private static RunResult Plan(OnboardingSession job, string switches) =>
        job.RunOrEnd($"Get-AyrshareOnboardingPlan '{job.Csv}' -Vault Company {switches}");
}
