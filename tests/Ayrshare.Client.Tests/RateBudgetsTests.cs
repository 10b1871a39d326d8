using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ayrshare.Client.Tests;

// The budgets are the process's, so nobody else may use them meanwhile.
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public sealed class RateBudgetsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Uri _address = FakeApi.NewAddress();

    // A budget that nobody holds may be forgotten at once when other tests have made many.
    private RateBudget Hold(string key, Uri? address = null) => RateBudgets.Hold(address ?? _address, new Secret(key), _clock);

    private RateBudget Use(string key)
    {
        var budget = Hold(key);
        RateBudgets.Release(budget);
        return budget;
    }

    [Fact]
    public void One_budget_a_key_and_address()
    {
        var one = Hold("one");
        Assert.Same(one, Hold("one"));
        Assert.NotSame(one, Hold("two"));
        Assert.NotSame(one, Hold("one", FakeApi.NewAddress()));
        Assert.NotSame(one, RateBudgets.Hold(_address, new Secret("one"), new FakeTimeProvider()));
    }

    [Fact]
    public void A_slash_at_the_end_of_the_address_makes_no_second_budget() =>
        Assert.Same(Hold("one"), Hold("one", new Uri(_address + "/")));

    [Fact]
    public void One_request_after_the_other_below_the_limit_never_waits()
    {
        var pace = TimeSpan.FromSeconds(1.05);
        for (var i = 0; i < 1000; i++)
        {
            var budget = RateBudgets.Hold(_address, new Secret("steady"), _clock);
            Assert.True(budget.EnterAsync(_ => { }, CancellationToken.None).Status == TaskStatus.RanToCompletion, $"Request {i} waits.");
            budget.Settle(new RateStatus(300, Math.Min(i + 1, 286)));
            RateBudgets.Release(budget);
            _clock.Advance(pace);
        }
    }

    [Fact]
    public void Budgets_that_are_not_needed_are_forgotten()
    {
        var made = Make(20_000);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(made.Count(budget => budget.TryGetTarget(out _)), 0, 2_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference<RateBudget>> Make(int count) =>
        Enumerable.Range(0, count).Select(i => new WeakReference<RateBudget>(Use($"profile {i}"))).ToList();

    [Fact]
    public async Task Budgets_in_use_or_half_spent_or_closed_are_kept()
    {
        var held = Hold("held");
        var spent = Hold("spent");
        for (var i = 0; i < 150; i++)
        {
            await spent.EnterAsync(_ => { }, CancellationToken.None);
            spent.Settle(null);
        }

        var closed = Hold("closed");
        closed.Close(null);
        RateBudgets.Release(spent);
        RateBudgets.Release(closed);
        Make(5_000);
        Assert.Same(held, Use("held"));
        Assert.Same(spent, Use("spent"));
        Assert.Same(closed, Use("closed"));

        // What was spent comes back, and then there is nothing left to remember.
        _clock.Advance(TimeSpan.FromMinutes(5));
        RateBudgets.Release(held);
        Make(5_000);
        Assert.NotSame(held, Use("held"));
        Assert.NotSame(spent, Use("spent"));
        Assert.NotSame(closed, Use("closed"));
    }
}
