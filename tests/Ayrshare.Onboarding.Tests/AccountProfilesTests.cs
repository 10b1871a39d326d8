using System;
using Ayrshare.Client;
using Xunit;
using static Ayrshare.Onboarding.Tests.Journals;

namespace Ayrshare.Onboarding.Tests;

public sealed class AccountProfilesTests
{
    private static readonly ClientState Known = State(KeyStored());

    [Theory]
    [InlineData("Acme", RefId, false)]
    [InlineData("New name", RefId, false)]
    [InlineData("Acme", "ref-2", true)]
    [InlineData("Other", "ref-2", true)]
    [InlineData("Acme", null, false)]
    [InlineData("Other", null, true)]
    public void A_profile_is_lost_if_neither_its_reference_nor_a_title_without_one_is_listed(string title, string? refId, bool lost)
    {
        var listed = new Profile { Title = title, RefId = refId, ActiveSocialAccounts = [], Tags = [] };

        Assert.Equal(lost, new AccountProfiles([listed], Noon.AddHours(1)).HasLost(Known));
    }

    [Fact]
    public void A_list_that_is_older_than_the_profile_shows_nothing()
    {
        Assert.False(new AccountProfiles([], Noon + TimeSpan.FromMinutes(7)).HasLost(Known));
        Assert.True(new AccountProfiles([], Noon + TimeSpan.FromMinutes(8)).HasLost(Known));
    }
}
