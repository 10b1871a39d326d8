using System;
using Xunit;
using static Ayrshare.Onboarding.Tests.Journals;

namespace Ayrshare.Onboarding.Tests;

public sealed class CreationAttemptTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(0, true)]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void An_attempt_that_the_process_did_not_survive_can_have_waited_for_the_rate_limit(int minutes, bool expected) =>
        Assert.Equal(expected, new CreationAttempt(Noon).CanHaveMade(Noon.AddMinutes(minutes), Timeout));

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void An_attempt_whose_response_was_lost_ends_there(int minutes, bool expected) =>
        Assert.Equal(expected, new CreationAttempt(Noon, Noon.AddMinutes(1)).CanHaveMade(Noon.AddMinutes(minutes), Timeout));

    [Fact]
    public void A_profile_of_unknown_age_is_not_taken_for_ours() => Assert.False(new CreationAttempt(Noon).CanHaveMade(null, Timeout));
}
