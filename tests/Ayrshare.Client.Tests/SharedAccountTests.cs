using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>
/// Processes that know of each other only through the headers keep to the limit of their account, whether its window slides or
/// not, and none starves. Each test runs through days of virtual time, in the same way each time.
/// </summary>
public sealed class SharedAccountTests
{
    private const int Seeds = 60;

    private static readonly TimeSpan Window = RateStatus.Window;

    [Theory]
    [InlineData(nameof(AccountWindow.Sliding), 2, 0.3)]
    [InlineData(nameof(AccountWindow.Sliding), 3, 0.3)]
    [InlineData(nameof(AccountWindow.Fixed), 2, 0.15)]
    [InlineData(nameof(AccountWindow.Fixed), 3, 0.1)]
    public void Jobs_that_begin_together_meet_no_429_and_share_the_limit(string window, int jobs, double leastShare)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var account = new SharedAccount(seed, Enum.Parse<AccountWindow>(window));
            for (var job = 0; job < jobs; job++)
                account.Add(800, random.Next(1, 9), random.NextDouble(), 0.05 + (random.NextDouble() / 2));
            account.Run();

            Assert.All(account.Jobs, job => Assert.Empty(job.Refused));
            Assert.True(Share(account, account.Jobs.Max(job => job.Start)) >= leastShare, $"In run {seed}, one starves.");
            Assert.All(account.Jobs, job => Assert.InRange(job.LongestIdle, TimeSpan.Zero, Window - TimeSpan.FromMinutes(2)));
            Assert.All(account.Jobs, job => Assert.InRange(job.Ended!.Value, TimeSpan.Zero, jobs * 3.2 * Window));
        }
    }

    [Theory]
    [InlineData(nameof(AccountWindow.Sliding), 0.6)]
    [InlineData(nameof(AccountWindow.Fixed), 0.4)]
    public void A_job_that_comes_late_is_refused_once_at_most_and_gets_its_part(string window, double usualShare)
    {
        var shares = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var account = new SharedAccount(seed, Enum.Parse<AccountWindow>(window));
            account.Add(3000, random.Next(4, 9), 0, 0.05 + (random.NextDouble() / 2));
            var late = account.Add(1000, random.Next(4, 9), random.Next(10, 600), 0.05 + (random.NextDouble() / 2));
            account.Run();

            Assert.All(account.Jobs, job => Assert.InRange(job.Refused.Count, 0, 1));
            Assert.InRange(late.Counted[0], late.Start, late.Start + Window + TimeSpan.FromSeconds(5));
            shares.Add(Share(account, late.Start));
        }

        shares.Sort();
        Assert.InRange(shares[Seeds / 2], usualShare, 1);
    }

    [Fact]
    public void A_job_that_comes_after_a_loop_of_single_requests_is_refused_twice_at_most_and_gets_its_part()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var account = new SharedAccount(seed, AccountWindow.Sliding);
            account.Add(3000, 1, 0, 0.3);
            var late = account.Add(1000, random.Next(1, 9), random.Next(10, 600), 0.3);
            account.Run();

            Assert.InRange(late.Refused.Count, 0, 2);
            Assert.InRange(Share(account, late.Start), 0.4, 1);
        }
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(600, 1)]
    [InlineData(1000, 3)]
    [InlineData(2500, 8)]
    public void A_job_alone_uses_the_whole_limit_at_once(int requests, int windows)
    {
        for (var concurrency = 1; concurrency <= 8; concurrency++)
        {
            var account = new SharedAccount(seed: concurrency, AccountWindow.Sliding);
            var job = account.Add(requests, concurrency, 0, 0.1);
            account.Run();

            Assert.Empty(job.Refused);
            Assert.InRange(job.Ended!.Value, TimeSpan.Zero, (windows * Window) + TimeSpan.FromMinutes(1.5));
        }
    }

    [Fact]
    public void A_program_that_uses_little_costs_little()
    {
        var account = new SharedAccount(seed: 1, AccountWindow.Sliding);
        account.Add(5, 1, 0, 0.1);
        var job = account.Add(250, 8, 10, 0.1);
        account.Run();

        Assert.InRange(job.Ended!.Value, job.Start, job.Start + TimeSpan.FromMinutes(1));
    }

    // What the job that got least got of its equal part, from a time on until the first job ended.
    private static double Share(SharedAccount account, TimeSpan from)
    {
        var to = account.Jobs.Min(job => job.Ended!.Value);
        var counts = account.Jobs.Select(job => job.CountedBetween(from, to)).ToArray();
        return counts.Min() * counts.Length / (double)counts.Sum();
    }
}
