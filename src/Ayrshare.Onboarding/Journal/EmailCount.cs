using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>What was sent to a client, or may have been sent.</summary>
/// <param name="LastAt">When the last email was sent or may have been sent.</param>
/// <param name="Reminders">How many times the last invitation or request to link again was repeated.</param>
/// <param name="Reconnecting">The networks that the client was asked to link again, and has not been seen to.</param>
public sealed record EmailCount(DateTimeOffset? LastAt, int Reminders, IReadOnlyList<string> Reconnecting)
{
    /// <summary>Nothing was sent.</summary>
    public static EmailCount None { get; } = new(LastAt: null, Reminders: 0, Reconnecting: []);

    /// <summary>Whether the client was asked to link all of these networks again.</summary>
    public bool HasAskedFor(IEnumerable<string> networks) => !networks.Except(Reconnecting, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>The count after an email that was announced. A reminder that may have been sent counts, because the next one follows
    /// anyway.</summary>
    public EmailCount After(JournalEntry mailing) => mailing.Purpose switch
    {
        EmailPurpose.Reminder => this with { LastAt = mailing.At, Reminders = Reminders + 1 },
        EmailPurpose.Reconnection when mailing.Networks is { } networks && !HasAskedFor(networks) => new(
            mailing.At, Reminders: 0, [.. Reconnecting.Union(networks, StringComparer.OrdinalIgnoreCase)]),
        EmailPurpose.Reconnection => this with { LastAt = mailing.At, Reminders = Reminders + 1 },
        _ => this with { LastAt = mailing.At, Reminders = 0 },
    };

    /// <summary>The count after the client was seen to have linked networks.</summary>
    public EmailCount Without(IEnumerable<string> linked) =>
        this with { Reconnecting = [.. Reconnecting.Except(linked, StringComparer.OrdinalIgnoreCase)] };
}
