using System;
using Ayrshare.Client;
using Xunit;
using static Ayrshare.Onboarding.Tests.Journals;

namespace Ayrshare.Onboarding.Tests;

public sealed class ClientStateTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    [Fact]
    public void Each_announced_creation_is_an_attempt_until_it_is_settled()
    {
        var begun = State(Entry(JournalEvent.Creating), Entry(JournalEvent.CreationLost, 1), Entry(JournalEvent.Creating, 2));

        Assert.Equal([new CreationAttempt(Noon, Noon.AddMinutes(1)), new CreationAttempt(Noon.AddMinutes(2))], begun.Attempts);
        Assert.Equal([new CreationAttempt(Noon, Noon.AddMinutes(1))], begun.After(Entry(JournalEvent.NotCreated, 3)).Attempts);
        Assert.Empty(begun.After(KeyStored()).Attempts);
        Assert.Empty(begun.After(Entry(JournalEvent.Removed)).Attempts);
    }

    [Fact]
    public void A_stored_key_is_known_by_its_name_until_it_is_found_to_be_lost()
    {
        var stored = State(Entry(JournalEvent.Creating), KeyStored());
        Assert.Equal(("key", "key", false), (stored.Secret, stored.StoredAs, stored.KeyLost));

        var lost = stored.After(Entry(JournalEvent.KeyLost));
        Assert.Equal((null, "key", true), (lost.Secret, lost.StoredAs, lost.KeyLost));

        var again = lost.After(KeyStored(secret: "other"));
        Assert.Equal(("other", "other", false), (again.Secret, again.StoredAs, again.KeyLost));
    }

    [Fact]
    public void A_new_creation_makes_the_former_key_worthless()
    {
        Assert.Null(State(KeyStored(), Entry(JournalEvent.Creating)).Secret);
    }

    [Theory]
    [InlineData("ref-2", false)]
    [InlineData(RefId, true)]
    [InlineData(null, true)]
    public void Another_reference_is_another_profile(string? refId, bool same)
    {
        var state = State([KeyStored(), .. Mailed()]).After(Entry(JournalEvent.KeyLost) with { RefId = refId });

        Assert.Equal(same, state.MailedAt is not null);
        Assert.Equal(same, state.IssuedAt is not null);
        Assert.Equal(same, state.ExpiresAt is not null);
        Assert.Equal(same, state.StoredAs is not null);
        Assert.Equal(refId ?? RefId, state.RefId);
    }

    [Fact]
    public void A_removed_profile_leaves_nothing_but_its_removal()
    {
        var state = State([KeyStored(), .. Mailed(), Entry(JournalEvent.Removed) with { RefId = RefId }]);

        Assert.Empty(state.Attempts);
        Assert.Equal(
            new ClientState { Title = "Acme", Attempts = state.Attempts, Removal = Removal.Done(RefId), LastAt = Noon }, state);
    }

    [Fact]
    public void A_mail_is_in_doubt_from_its_announcement_to_its_result()
    {
        var open = State(KeyStored(), Entry(JournalEvent.Mailing));

        Assert.True(open.MailUnknown);
        Assert.False(open.After(Entry(JournalEvent.NotMailed)).MailUnknown);
        Assert.False(open.After(LinkIssued() with { Event = JournalEvent.Mailed }).MailUnknown);
    }

    [Fact]
    public void A_mail_in_doubt_stays_so_when_another_one_was_not_sent()
    {
        var again = State(KeyStored(), Entry(JournalEvent.Mailing), Entry(JournalEvent.Mailing), Entry(JournalEvent.NotMailed));

        Assert.True(again.MailUnknown);
        Assert.False(again.After(LinkIssued() with { Event = JournalEvent.Mailed }).MailUnknown);
    }

    [Fact]
    public void What_went_wrong_is_told_until_something_goes_well()
    {
        var problem = new OnboardingProblem(ProblemKind.KeyOfOtherProfile) { Secret = "key", OtherTitle = "Berta" };
        var failed = State(Entry(JournalEvent.Failed) with { Error = "no", Problem = problem });

        Assert.Equal(("no", problem), (failed.Error, failed.Problem));
        Assert.Equal((null, null), (failed.After(KeyStored()).Error, failed.After(KeyStored()).Problem));
    }

    [Theory]
    [InlineData(RefId, RefId, true)]
    [InlineData(RefId, null, true)]
    [InlineData(null, RefId, true)]
    [InlineData(RefId, "ref-2", false)]
    public void The_key_of_a_listed_profile_was_stored_unless_it_is_another_one(string? stored, string? listed, bool expected)
    {
        Assert.Equal(expected, State(KeyStored(stored), Entry(JournalEvent.KeyLost)).HasStoredKeyOf(Listed(listed)));
        Assert.False(State(Entry(JournalEvent.Creating)).HasStoredKeyOf(Listed(listed)));
    }

    [Fact]
    public void A_listed_profile_is_ours_if_an_attempt_can_have_made_it_and_no_key_of_it_was_stored()
    {
        var attempted = State(Entry(JournalEvent.Creating), Entry(JournalEvent.CreationLost, 1));

        Assert.True(attempted.MayHaveLost(Listed(RefId, Noon), Timeout));
        Assert.False(attempted.MayHaveLost(Listed(RefId, Noon.AddHours(1)), Timeout));
        Assert.False(attempted.MayHaveLost(Listed(RefId), Timeout));
        Assert.False(State(KeyStored(), Entry(JournalEvent.Creating)).MayHaveLost(Listed(RefId, Noon), Timeout));
    }

    [Fact]
    public void A_list_that_can_be_older_than_a_removal_says_nothing_of_the_removed_profile()
    {
        var removed = State(Entry(JournalEvent.Removing) with { RefId = RefId }, Entry(JournalEvent.RemovalLost));

        Assert.True(removed.MayHaveRemoved(Listed(RefId), Noon.AddMinutes(6)));
        Assert.False(removed.MayHaveRemoved(Listed(RefId), Noon.AddMinutes(7)));
        Assert.False(removed.MayHaveRemoved(Listed("ref-2"), Noon));
        Assert.False(removed.After(Entry(JournalEvent.NotRemoved)).MayHaveRemoved(Listed(RefId), Noon));
    }

    private static Profile Listed(string? refId, DateTimeOffset? created = null) =>
        new() { Title = "Acme", RefId = refId, Created = created, ActiveSocialAccounts = [], Tags = [] };
}
