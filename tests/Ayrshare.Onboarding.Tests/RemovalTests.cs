using System;
using Xunit;
using static Ayrshare.Onboarding.Tests.Journals;

namespace Ayrshare.Onboarding.Tests;

public sealed class RemovalTests
{
    [Fact]
    public void A_removal_whose_response_was_lost_hides_the_profile_for_as_long_as_lists_can_be_old() =>
        Assert.Equal(Noon.AddMinutes(7), Removal.Announced(RefId, Noon.AddHours(-1)).Lost(Noon).HiddenUntil);

    [Fact]
    public void A_removal_that_was_only_announced_can_have_waited_for_the_rate_limit() =>
        Assert.Equal(Noon.AddMinutes(17), Removal.Announced(RefId, Noon).HiddenUntil);

    [Fact]
    public void A_removed_profile_never_comes_back() => Assert.Equal(DateTimeOffset.MaxValue, Removal.Done(RefId).HiddenUntil);
}
