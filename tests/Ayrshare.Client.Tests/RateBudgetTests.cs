using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class RateBudgetTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _clock = new();
    private readonly RateBudget _budget;

    public RateBudgetTests() => _budget = new RateBudget(_clock);

    // A request that finds room goes at once, in the caller's own thread.
    private async Task<bool> MayGoAsync()
    {
        using var stop = new CancellationTokenSource();
        var enter = _budget.EnterAsync(_ => { }, stop.Token);
        if (enter.IsCompleted)
        {
            await enter;
            return true;
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => enter.WaitAsync(Guard));
        return false;
    }

    private async Task SendAsync(int count, RateStatus? rate = null)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(await MayGoAsync());
            _budget.Settle(rate);
        }
    }

    [Fact]
    public async Task Three_hundred_go_at_once_and_the_next_when_the_first_falls_out_of_the_window()
    {
        await SendAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await SendAsync(299);
        Assert.False(await MayGoAsync());
        _clock.Advance(Window - TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.False(await MayGoAsync());
        _clock.Advance(TimeSpan.FromTicks(1));
        await SendAsync(1);
        Assert.False(await MayGoAsync());
        _clock.Advance(TimeSpan.FromSeconds(10));
        await SendAsync(299);
        Assert.False(await MayGoAsync());
    }

    [Fact]
    public async Task The_wait_is_told_with_its_end()
    {
        await SendAsync(300);
        var told = new TaskCompletionSource<DateTimeOffset>();
        var enter = _budget.EnterAsync(until => told.TrySetResult(until), CancellationToken.None);
        Assert.Equal(_clock.GetUtcNow() + Window, await told.Task.WaitAsync(Guard));
        _clock.Advance(Window);
        await enter.WaitAsync(Guard);
    }

    [Fact]
    public async Task The_first_request_feels_the_way()
    {
        Assert.True(await MayGoAsync());
        var second = _budget.EnterAsync(_ => { }, CancellationToken.None);
        Assert.False(second.IsCompleted);
        _budget.Settle(new RateStatus(300, 1));
        await second.WaitAsync(Guard);
        Assert.True(await MayGoAsync());
        Assert.False(await MayGoAsync());
    }

    [Fact]
    public async Task After_a_pause_one_request_feels_the_way_again()
    {
        await SendAsync(10, new RateStatus(300, 1));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await MayGoAsync());
        Assert.False(await MayGoAsync());
    }

    [Fact]
    public async Task What_others_used_counts()
    {
        await SendAsync(1, new RateStatus(300, 101));

        // Whether the others still send anything is seen by then.
        _clock.Advance(TimeSpan.FromSeconds(30));
        await SendAsync(199);
        Assert.False(await MayGoAsync());
        _clock.Advance(Window);
        await SendAsync(300);
    }

    [Fact]
    public async Task The_headers_limit_counts_more_than_the_documented_one()
    {
        await SendAsync(1, new RateStatus(250, 1));
        await SendAsync(249);
        Assert.False(await MayGoAsync());
        _clock.Advance(Window);
        await SendAsync(1, new RateStatus(500, 1));
        await SendAsync(499);
        Assert.False(await MayGoAsync());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    public async Task A_limit_of_nothing_still_lets_one_through(int max, int count)
    {
        await SendAsync(1, new RateStatus(max, count));
        Assert.False(await MayGoAsync());
        _clock.Advance(Window);
        await SendAsync(1);
    }

    [Fact]
    public async Task Absurd_headers_close_the_budget_for_a_window_at_most()
    {
        await SendAsync(1, new RateStatus(int.MaxValue, int.MaxValue));
        _clock.Advance(Window);
        await SendAsync(1, new RateStatus(300, int.MaxValue));
        Assert.False(await MayGoAsync());
        _clock.Advance(Window);
        await SendAsync(1);
    }

    /// <summary>An answer tells the count at the time when its request came in, and not what came in after it.</summary>
    [Theory]
    [InlineData(8, 5)]
    [InlineData(8, 7)]
    [InlineData(8, 100)]
    [InlineData(64, 40)]
    [InlineData(1, 3)]
    public async Task Others_who_join_while_requests_are_under_way_push_none_over_the_limit(int concurrency, int others)
    {
        const int Limit = 300;
        var atServer = 0;
        var underWay = new Queue<RateStatus>();
        while (true)
        {
            while (underWay.Count < concurrency && await MayGoAsync())
            {
                underWay.Enqueue(new RateStatus(Limit, ++atServer));
                if (underWay.Last().Count == 100)
                    atServer += others;
            }

            if (underWay.Count == 0)
                break;
            _budget.Settle(underWay.Dequeue());
        }

        Assert.InRange(atServer, Limit / 2, Limit);
    }

    [Fact]
    public async Task After_429_nothing_goes_for_the_time_that_the_server_said()
    {
        await SendAsync(1);
        Assert.True(await MayGoAsync());
        _budget.Close(TimeSpan.FromSeconds(42));
        _budget.Settle(null);
        _clock.Advance(TimeSpan.FromSeconds(41.9));
        Assert.False(await MayGoAsync());
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(await MayGoAsync());
    }

    [Fact]
    public async Task After_429_without_a_word_nothing_goes_for_a_whole_window()
    {
        await SendAsync(1);
        _budget.Close(null);
        _clock.Advance(Window - TimeSpan.FromTicks(1));
        Assert.False(await MayGoAsync());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(await MayGoAsync());
    }

    [Fact]
    public async Task A_shorter_wait_does_not_take_a_longer_one_back()
    {
        await SendAsync(1);
        _budget.Close(TimeSpan.FromSeconds(60));
        _budget.Close(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(await MayGoAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await MayGoAsync());
    }

    [Fact]
    public async Task A_wait_beyond_all_timers_is_cut_to_a_window()
    {
        await SendAsync(1);
        _budget.Close(TimeSpan.MaxValue);
        Assert.False(await MayGoAsync());
        _clock.Advance(Window);
        Assert.True(await MayGoAsync());
    }

    [Fact]
    public async Task After_429_one_request_feels_the_way_again()
    {
        await SendAsync(1);
        Assert.True(await MayGoAsync());
        Assert.True(await MayGoAsync());
        _budget.Close(TimeSpan.FromSeconds(10));
        _budget.Settle(null);
        _budget.Settle(null); // An answer from before says nothing of what comes after.
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await MayGoAsync());
        Assert.False(await MayGoAsync());
        _budget.Settle(null);
        Assert.True(await MayGoAsync());
        Assert.True(await MayGoAsync());
    }

    [Fact]
    public async Task Those_who_wait_go_in_the_order_in_which_they_came()
    {
        var budget = new RateBudget(new JumpingClock());
        await budget.EnterAsync(_ => { }, CancellationToken.None);
        var order = new List<int>();
        var all = Enumerable.Range(0, 20).Select(async i =>
        {
            await budget.EnterAsync(_ => { }, CancellationToken.None);
            lock (order)
                order.Add(i);
            budget.Settle(new RateStatus(1, 1));
        }).ToArray();
        budget.Settle(new RateStatus(1, 1));
        await Task.WhenAll(all).WaitAsync(Guard);
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_queue_moving()
    {
        await SendAsync(300);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var holder = _budget.EnterAsync(_ => { }, first.Token);
        var queued = _budget.EnterAsync(_ => { }, second.Token);
        var lastWaits = new TaskCompletionSource();
        var last = _budget.EnterAsync(_ => lastWaits.TrySetResult(), CancellationToken.None);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.WaitAsync(Guard));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder.WaitAsync(Guard));
        await lastWaits.Task.WaitAsync(Guard);
        Assert.False(last.IsCompleted);
        _clock.Advance(Window);
        await last.WaitAsync(Guard);
        _budget.Settle(null);
        await SendAsync(299);
        Assert.False(await MayGoAsync());
    }

    [Fact]
    public async Task Who_gives_up_while_another_feels_the_way_leaves_the_queue_moving()
    {
        Assert.True(await MayGoAsync());
        Assert.False(await MayGoAsync());
        Assert.False(await MayGoAsync());
        _budget.Settle(null);
        await SendAsync(299);
    }

    [Fact]
    public async Task An_observer_that_throws_leaves_the_queue_moving()
    {
        await SendAsync(300);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => _budget.EnterAsync(_ => throw new InvalidTimeZoneException(), CancellationToken.None));
        _clock.Advance(Window);
        await SendAsync(300);
    }

    [Fact]
    public async Task A_cancelled_caller_takes_no_place()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _budget.EnterAsync(_ => { }, new CancellationToken(canceled: true)));
        await SendAsync(300);
    }

    [Fact]
    public async Task A_request_that_never_left_takes_no_place()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(await MayGoAsync());
            _budget.Withdraw();
        }

        await SendAsync(300);
        Assert.False(await MayGoAsync());
    }

    // With several workers, the clock can jump while one of them has entered and has not been counted, which makes the end later by
    // chance. One worker shows the exact end.
    [Theory]
    [InlineData(2000, 1)]
    [InlineData(1000, 8)]
    [InlineData(5000, 32)]
    public async Task Never_more_than_the_limit_in_any_window_and_one_worker_is_no_later_than_it_allows(int requests, int concurrency)
    {
        var clock = new JumpingClock();
        var budget = new RateBudget(clock);
        var sent = new List<TimeSpan>();
        var left = requests;
        var workers = Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await budget.EnterAsync(_ => { }, CancellationToken.None);
                lock (sent)
                    sent.Add(clock.Elapsed);
                budget.Settle(null);
            }
        }));
        await Task.WhenAll(workers).WaitAsync(Guard);

        sent.Sort();
        Assert.Equal(requests, sent.Count);
        for (var i = 300; i < sent.Count; i++)
            Assert.True(sent[i] - sent[i - 300] >= Window, $"Request {i} went {sent[i] - sent[i - 300]} after the one 300 before it.");
        if (concurrency == 1)
            Assert.Equal(Window * ((requests - 1) / 300), sent[^1]);
    }

    [Fact]
    public async Task Thousands_who_come_go_and_give_up_at_once_lose_no_wake_up()
    {
        var budget = new RateBudget(new JumpingClock());
        var inside = 0;
        var tasks = Enumerable.Range(0, 4000).Select(i => Task.Run(async () =>
        {
            using var stop = new CancellationTokenSource();
            var enter = budget.EnterAsync(_ => { }, stop.Token);
            if (i % 5 == 0)
                await stop.CancelAsync();
            try
            {
                await enter;
            }
            catch (OperationCanceledException) when (i % 5 == 0)
            {
                return;
            }

            Interlocked.Increment(ref inside);
            await Task.Yield();
            budget.Settle(i % 7 == 0 ? new RateStatus(300, i % 300) : null);
        }));
        await Task.WhenAll(tasks).WaitAsync(Guard);
        Assert.InRange(inside, 3200, 4000);
    }
}
