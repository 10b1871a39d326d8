using System;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>How far a job is, how long it still takes, and what it waits for.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData("Invoke-AyrshareOnboarding")]
    [InlineData("Invoke-AyrshareOnboarding -WhatIf")]
    [InlineData("Get-AyrshareOnboardingPlan")]
    public async Task The_wait_of_the_first_request_is_shown_where_another_process_has_used_up_the_limit(string command)
    {
        using var job = new OnboardingSession("-RateLimit 10").With(2);
        using (var other = new HttpClient())
        {
            other.DefaultRequestHeaders.Authorization = new("Bearer", job.Sandbox.ApiKey);
            var user = new Uri($"{job.Sandbox.BaseUri.TrimEnd('/')}/user");
            for (var request = 0; request < 10; request++)
                (await other.GetAsync(user, TestContext.Current.CancellationToken)).Dispose();
        }

        var result = Run(job, $"{command} '{job.Csv}' -Vault Company", progress =>
        {
            if (IsWaiting(progress))
                job.Sandbox.Advance(TimeSpan.FromMinutes(5));
        });

        Assert.Contains(result.ThrowIfFailed().Progress, IsWaiting);
    }

    [Fact]
    public void Progress_has_the_total_and_a_time_left_that_knows_the_limit()
    {
        using var job = new OnboardingSession("-RateLimit 10").With(30);

        var result = Run(job, job.Command(), progress =>
        {
            // The window ends when its wait has been shown.
            if (IsWaiting(progress))
                job.Sandbox.Advance(TimeSpan.FromMinutes(5));
        }).ThrowIfFailed();

        var first = result.Progress.First(progress => IsWaiting(progress) && progress.SecondsRemaining >= 0);
        Assert.Contains(" of 30 done", first.StatusDescription);
        // Nine profiles and the list are in the first window, so that two full windows and the end of this one are left.
        Assert.InRange(first.SecondsRemaining, 601, 900);
    }

    private static bool IsWaiting(ProgressRecord progress) =>
        progress.StatusDescription.Contains("waiting for the rate limit", StringComparison.Ordinal);

    private static RunResult Run(OnboardingSession job, string script, Action<ProgressRecord> shown)
    {
        using var shell = Shell.Create(job.Session.Runspace);
        shell.AddScript(script);
        shell.Streams.Progress.DataAdded += (_, added) => shown(shell.Streams.Progress[added.Index]);
        return Session.Invoke(shell);
    }
}
