using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>What happens next to a client whose profile exists and whose key is in the vault.</summary>
internal static class LinkDecision
{
    // LinkedIn is the network for which Ayrshare says how long it stays linked. Others are no longer listed when they must be linked again.
    private const string ExpiringNetwork = "linkedin";

    public static Decision For(ClientFacts facts)
    {
        var (state, options) = (facts.State, facts.Options);
        if (options is { Reconnect: true, SendEmail: true } && !facts.AccountsLookedUp
            && facts.Active.Contains(ExpiringNetwork, StringComparer.OrdinalIgnoreCase)
            && (state.NextCheckAt ?? DateTimeOffset.MinValue) <= facts.Now)
            return new(ClientAction.LookUpAccounts);
        if (facts.Lapsed is { Count: > 0 } lapsed)
            return ForLapsed(facts, lapsed);
        if (facts.IsLinked)
            return End(facts, OnboardingStatus.Linked, change => change is ChangeKind.Profile or ChangeKind.NewProfile);
        return ForInvited(facts);
    }

    private static Decision ForLapsed(ClientFacts facts, IReadOnlyList<string> lapsed)
    {
        var asks = facts.Options is { Reconnect: true, SendEmail: true } && (!facts.State.Emails.HasAskedFor(lapsed) || MustRemind(facts));
        return asks
            ? new(ClientAction.Mail) { Purpose = EmailPurpose.Reconnection, Networks = lapsed }
            : End(facts, OnboardingStatus.Lapsed, change => change is ChangeKind.Profile or ChangeKind.NewProfile);
    }

    private static Decision ForInvited(ClientFacts facts)
    {
        var (state, options) = (facts.State, facts.Options);
        var inDoubt = options.SendEmail && state.MailUnknown;
        if (inDoubt && !options.ResendUnknown)
            return Decision.Finish(OnboardingStatus.MailUnknown, new(ProblemKind.MailUnknown));
        var wasDone = (options.SendEmail ? state.MailedAt : state.IssuedAt) is not null;
        if (!wasDone || inDoubt)
            return new(options.SendEmail ? ClientAction.Mail : ClientAction.Link);
        // The new recipient gets an email only if the user says so, and the old one must not get another.
        if (options.SendEmail && facts.Changes.Any(change => change.Kind == ChangeKind.Address))
            return options.Update ? new(ClientAction.Mail) : Changed(facts);
        if (NeedsNewLink(facts))
            return new(options.SendEmail ? ClientAction.Mail : ClientAction.Link);
        // Somebody can have revoked a link that has not expired.
        if (options.Renew && state.SessionId is not null && !facts.LinkLookedUp)
            return new(ClientAction.LookUpLink);
        if (options is { Remind: true, SendEmail: true } && facts.Listed is not null && facts.LinkedNetworks.Count == 0)
        {
            if (state.CanLearnOfOpening && !facts.LinkLookedUp)
                return new(ClientAction.LookUpLink);
            if (MustRemind(facts))
                return new(ClientAction.Mail) { Purpose = EmailPurpose.Reminder };
        }

        if (facts.HasNewKey && !facts.Updated)
            return Decision.Finish(OnboardingStatus.Done);
        return End(facts, OnboardingStatus.AlreadyDone, change => change is not (ChangeKind.EmailText or ChangeKind.Address));
    }

    private static bool MustRemind(ClientFacts facts) => facts.Options.Remind
        && facts.State.Emails.Reminders < facts.Options.MaxReminders
        && facts.Now - facts.State.Emails.LastAt >= facts.Options.RemindAfter;

    private static bool NeedsNewLink(ClientFacts facts) => facts.Options.Renew
        && ((facts.HasNewKey && !facts.KeyRestored && !facts.Updated)
            || facts.Changes.Any(change => change.Kind == ChangeKind.Link)
            || facts.State.ExpiresAt <= facts.Now);

    private static Decision End(ClientFacts facts, OnboardingStatus status, Func<ChangeKind, bool> matters) =>
        facts.Changes.Any(change => matters(change.Kind)) ? Changed(facts)
        : Decision.Finish(facts.Updated ? OnboardingStatus.Updated : status);

    private static Decision Changed(ClientFacts facts) => Decision.Finish(
        OnboardingStatus.Changed, new(ProblemKind.RowChanged) { Detail = string.Join("; ", facts.Changes) });
}
