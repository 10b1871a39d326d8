using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>Source: 1,000 answers of 429 within 24 hours suspend the profile.</summary>
public sealed class RefusalBudgetTests
{
    private static FakeApi AlwaysFull() => new(_ => FakeApi.Json(429, "{}", ("Retry-After", "0")));

    [Fact]
    public async Task A_server_that_answers_429_to_all_gets_far_fewer_requests_than_suspend_a_profile()
    {
        var clock = new JumpingClock();
        var api = AlwaysFull();
        using var client = api.Client(clock);
        var failures = new List<AyrshareApiException>();

        for (var row = 0; row < 1000 && failures.LastOrDefault() is not { RefusalsAreSpent: true }; row++)
        {
            failures.Add(await Assert.ThrowsAsync<AyrshareApiException>(
                () => client.GetUserAsync(new Secret("PROFILE-KEY-" + row.ToString(CultureInfo.InvariantCulture)))));
        }

        Assert.Equal(RefusalBudget.PerDay, api.Requests.Count);
        Assert.True(failures[^1].RefusesAccount);
        Assert.Equal(AyrshareErrorKind.RateLimited, failures[^1].Kind);
        Assert.Contains("suspends", failures[^1].Message);
        Assert.All(failures.Take(failures.Count - 1), failure => Assert.False(failure.RefusesAccount));
    }

    [Fact]
    public async Task A_day_later_requests_are_sent_again()
    {
        var clock = new JumpingClock();
        var refuses = true;
        var api = new FakeApi(_ => refuses ? FakeApi.Json(429, "{}", ("Retry-After", "0")) : FakeApi.Json(200, Calls.Page));
        using var client = api.Client(clock);
        AyrshareApiException failure;
        do
            failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.ListProfilesAsync(new ProfileQuery()));
        while (!failure.RefusalsAreSpent);

        refuses = false;
        clock.Advance(TimeSpan.FromHours(24));

        Assert.Empty((await client.ListProfilesAsync(new ProfileQuery())).Profiles);
    }

    [Fact]
    public async Task A_few_in_a_row_close_the_account_for_a_window_and_are_then_not_repeated()
    {
        var clock = new JumpingClock();
        var api = AlwaysFull();
        using var client = api.Client(clock);
        await Assert.ThrowsAsync<AyrshareApiException>(() => client.GetUserAsync(new Secret("PROFILE-KEY-A")));
        var (sent, before) = (api.Requests.Count, clock.Elapsed);
        var heard = new List<ApiEvent>();

        await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.GetUserAsync(new Secret("PROFILE-KEY-B"), new CallOptions { Observer = heard.Add }));

        Assert.Equal((RefusalBudget.InARow, RefusalBudget.InARow + 1), (sent, api.Requests.Count));
        Assert.True(clock.Elapsed - before > TimeSpan.FromMinutes(4.9));
        Assert.Contains(heard, happened => happened.Wait is not null);
    }

    [Fact]
    public async Task A_response_of_another_kind_ends_the_row_and_another_account_is_not_concerned()
    {
        var clock = new JumpingClock();
        var api = new FakeApi(request => request.Number % 3 == 0 ? FakeApi.Json(200, Calls.Page) : FakeApi.Json(
            429, "{}", ("Retry-After", "1")));
        using var client = api.Client(clock);
        for (var i = 0; i < 10; i++)
            await client.ListProfilesAsync(new ProfileQuery());

        Assert.Equal(30, api.Requests.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5));
    }
}
