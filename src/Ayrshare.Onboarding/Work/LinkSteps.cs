using System;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The steps of a turn that concern the client's link, and what the client has linked with it.</summary>
internal sealed class LinkSteps(TurnState turn)
{
    // A client is asked to link a network again some days before it must.
    private const int DaysAhead = 7;

    private static readonly TimeSpan CheckInterval = TimeSpan.FromDays(7);

    // A client that has linked the network again must not be reminded of it by the next night's run.
    private static readonly TimeSpan CheckIntervalWhileDue = TimeSpan.FromHours(12);

    private LinkFileFailedException? _unwritten;

    /// <summary>Looks up whether the last link was opened, and whether it was revoked.</summary>
    public async Task<OnboardingOutcome?> LookUpLinkAsync()
    {
        if (await turn.ReadOrMissAsync(turn.Client.SecretName).ConfigureAwait(false) is not { } key)
            return null;
        var link = await turn.Api.FindLinkAsync(turn.Facts.State.SessionId!, key, turn.Calls).ConfigureAwait(false);
        if (link?.IsRevoked == true)
            await turn.Journal.RecordAsync(JournalEvent.LinkRevoked).ConfigureAwait(false);
        await turn.Journal.RecordAsync(JournalEvent.LinkSeen, entry => entry with { OpenedAt = link?.OpenedAt }).ConfigureAwait(false);
        turn.Facts = turn.Facts with { LinkLookedUp = true };
        return null;
    }

    /// <summary>Looks up whether a social account must be linked again.</summary>
    public async Task<OnboardingOutcome?> LookUpAccountsAsync()
    {
        if (await turn.ReadOrMissAsync(turn.Client.SecretName).ConfigureAwait(false) is not { } key)
            return null;
        var now = turn.Context.Clock.GetUtcNow();
        var user = await turn.Api.GetUserAsync(key, turn.Calls).ConfigureAwait(false);
        var due = user.SocialAccounts
            .Where(account => account.RefreshRequired || account.RefreshDaysRemaining <= DaysAhead)
            .Select(account => account.Network)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        var daysLeft = user.SocialAccounts.Min(account => account.RefreshDaysRemaining) - DaysAhead;
        var next = now + (due.Length > 0 ? CheckIntervalWhileDue
            : daysLeft > CheckInterval.Days ? TimeSpan.FromDays(daysLeft.Value)
            : CheckInterval);
        await turn.Journal.RecordAsync(JournalEvent.AccountsSeen, entry => entry with { Networks = due, NextCheckAt = next })
            .ConfigureAwait(false);
        turn.Facts = turn.Facts with { AccountsLookedUp = true };
        return null;
    }

    /// <summary>Issues a link, and has it emailed if that was decided.</summary>
    public async Task<OnboardingOutcome?> IssueAsync(Decision decision)
    {
        var client = turn.Client;
        if (await turn.ReadOrMissAsync(client.SecretName).ConfigureAwait(false) is not { } key)
            return null;
        await RecordNetworksAsync().ConfigureAwait(false);
        turn.Calls.StopBeforeSending.ThrowIfCancellationRequested();
        var requested = client.Link with { AllowedSocial = decision.Networks ?? client.Link.AllowedSocial };
        var mails = requested.Email is not null;
        IssuedLink link;
        try
        {
            link = mails
                ? await new SideEffect(turn.Journal, JournalEvent.Mailing, lost: null, JournalEvent.NotMailed)
                    .RunAsync(Announced, () => SendAsync(requested, key))
                    .ConfigureAwait(false)
                : await SendAsync(requested, key).ConfigureAwait(false);
        }
        catch (AyrshareApiException open) when (open.OutcomeUnknown && mails)
        {
            return turn.Outcome(OnboardingStatus.MailUnknown, TurnState.CallFailed(open)) with { Cause = open };
        }

        if (mails && !link.EmailSent)
            return WithLink(turn.Outcome(OnboardingStatus.MailUnknown, new(ProblemKind.MailNotConfirmed)), link);
        var issued = mails ? JournalEvent.Mailed : JournalEvent.LinkIssued;
        await turn.Journal.RecordAsync(issued, entry => Announced(entry) with
        {
            RefId = turn.Facts.State.RefId,
            ExpiresAt = link.Lifetime.ExpiresAt,
            SessionId = (link as LinkSession)?.SessionId,
            Fields = RowChange.AfterLink(turn.Facts.State.Fields, client.Fields),
        }).ConfigureAwait(false);
        var done = WithLink(turn.Outcome(decision.ExpectedStatus), link);
        return mails ? done with { MailedAt = link.Lifetime.IssuedAt } : done;

        JournalEntry Announced(JournalEntry entry) => !mails ? entry : entry with
        {
            Email = requested.Email!.To,
            Purpose = decision.Purpose == EmailPurpose.Invitation ? null : decision.Purpose,
            Networks = decision.Networks,
        };
    }

    /// <summary>Records which networks the client has linked, if the journal does not know it yet.</summary>
    public Task RecordNetworksAsync()
    {
        var facts = turn.Facts;
        return facts.HasNewNetworks
            ? turn.Journal.RecordAsync(JournalEvent.NetworksLinked, facts.WithSeenNetworks)
            : Task.CompletedTask;
    }

    // Nothing that can fail stands between the link and its row in the file.
    private async Task<IssuedLink> SendAsync(OnboardingLink requested, Secret key)
    {
        var link = await turn.Context.Issuer.IssueAsync(turn.Api, requested, key, turn.Calls).ConfigureAwait(false);
        _unwritten = turn.Context.Links?.TryAppend(new LinkRow
        {
            Row = turn.Client.Row,
            Title = turn.Client.Title,
            Email = turn.Client.Email,
            Emailed = link.EmailSent,
            Url = link.Url,
            IssuedAt = link.Lifetime.IssuedAt,
            ExpiresAt = link.Lifetime.ExpiresAt,
            RefId = turn.Facts.State.RefId,
            SessionId = (link as LinkSession)?.SessionId,
        });
        return link;
    }

    private OnboardingOutcome WithLink(OnboardingOutcome outcome, IssuedLink link) =>
        outcome with { Link = link, LinkFailure = _unwritten, ExpiresAt = link.Lifetime.ExpiresAt };
}
