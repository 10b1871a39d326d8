using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The texts for what an onboarding would do.</summary>
internal static class PlanWords
{
    /// <summary>Returns what the work is done with, as ShouldProcess names it.</summary>
    public static string Target(PlannedWork work) => Count(work.Clients, "client");

    /// <summary>Returns the work in numbers, as a sentence without a final period.</summary>
    public static string For(PlannedWork work)
    {
        var parts = work.Effects.Select(effect => For(effect.Key.Action, effect.Key.Purpose, effect.Value)).ToList();
        if (work.Left.Count > 0)
        {
            var by = string.Join(", ", work.Left.Select(left => $"{left.Value} {left.Key}"));
            parts.Add($"skip {Count(work.Left.Values.Sum(), "client")} ({by})");
        }

        return Sentence(parts) ?? "Do nothing";
    }

    /// <summary>Returns what would be done with a client, as a sentence without a final period; null if nothing would be done.</summary>
    public static string? For(PlannedClient client) => Sentence(client.Effects.Select(effect => For(client.Facts.Client, effect)));

    /// <summary>Returns the name of a step of a plan.</summary>
    public static string NameOf(Decision effect) => effect switch
    {
        { Action: ClientAction.Link } => "IssueLink",
        { Action: ClientAction.Mail, Purpose: EmailPurpose.Reminder } => "Remind",
        { Action: ClientAction.Mail, Purpose: EmailPurpose.Reconnection } => "Reconnect",
        { Action: ClientAction.Mail } => "Email",
        _ => $"{effect.Action}",
    };

    /// <summary>Returns why that would be done, or why nothing would.</summary>
    public static string ReasonFor(PlannedClient client)
    {
        var (facts, last) = (client.Facts, client.Decisions[client.Decisions.Count - 1]);
        if (last.Problem is { } problem)
            return OnboardingWords.For(problem);
        return client.Effects.FirstOrDefault() is { } first ? ReasonFor(facts, first) : last.Status switch
        {
            OnboardingStatus.Linked => "The client has linked its networks.",
            OnboardingStatus.Lapsed => $"The client must link again: {string.Join(", ", facts.Lapsed ?? [])}.",
            OnboardingStatus.Leaving => ReasonForLeaving(facts),
            OnboardingStatus.Offboarded => "The client has left.",
            _ => "An earlier run finished the client.",
        };
    }

    private static string ReasonFor(ClientFacts facts, Decision first) => first switch
    {
        { Action: ClientAction.Create } when facts.IsNew => "The client is new.",
        { Action: ClientAction.Create } => "An earlier run tried to create the profile, and the account does not have it.",
        { Action: ClientAction.Adopt } => "The vault has a key for the client.",
        { Action: ClientAction.StoreKey } => "The journal has the key, and the vault does not.",
        { Action: ClientAction.Remove } => "The key of the profile was lost, and no network is linked.",
        { Action: ClientAction.Rename } => $"The title was '{facts.State.Title}' before.",
        { Action: ClientAction.RevokeLink or ClientAction.RemoveProfile or ClientAction.RemoveSecret } => ReasonForLeaving(facts),
        { Purpose: EmailPurpose.Reminder } => "The client was emailed before and has linked nothing.",
        { Purpose: EmailPurpose.Reconnection } => $"The client must link again: {string.Join(", ", first.Networks ?? [])}.",
        _ when facts.State.MailUnknown && facts.Options.SendEmail => "It is unknown whether an earlier email was sent.",
        { Action: not ClientAction.Update } when facts.State.IssuedAt is null => "The client has no link yet.",
        { Action: ClientAction.Mail } when facts.State.MailedAt is null => "The client has a link and has received no email.",
        _ when facts.Changes.Count > 0 => "The row has changed.",
        _ => "The link has expired.",
    };

    private static string ReasonForLeaving(ClientFacts facts) =>
        facts.Client.Row == 0 ? "The client is not in the list anymore." : "The row says that the client leaves.";

    private static string For(OnboardingClient client, Decision effect) => effect.Action switch
    {
        ClientAction.Adopt => "adopt the profile whose key is in the vault",
        ClientAction.StoreKey => "store the key that the journal has",
        ClientAction.Create => "create the profile, store its key",
        ClientAction.Remove => "remove the profile whose key was lost",
        ClientAction.Rename => $"rename the profile to '{client.Title}'",
        ClientAction.Update => "update the profile",
        ClientAction.RevokeLink => "revoke the link",
        ClientAction.RemoveProfile => "remove the profile",
        ClientAction.RemoveSecret => "remove the secret",
        ClientAction.Mail => effect.Purpose switch
        {
            EmailPurpose.Reminder => $"remind {client.Email}",
            EmailPurpose.Reconnection => $"email a link for {string.Join(", ", effect.Networks ?? [])} to {client.Email}",
            _ => $"email a link to {client.Email}",
        },
        _ => "issue a link",
    };

    private static string For(ClientAction action, EmailPurpose purpose, int count) => action switch
    {
        ClientAction.Adopt => $"adopt {Count(count, "profile")}",
        ClientAction.StoreKey => $"store {Count(count, "key")}",
        ClientAction.Create => $"create {Count(count, "profile")}",
        ClientAction.Remove => $"remove {Count(count, "profile")} whose key was lost",
        ClientAction.Rename => $"rename {Count(count, "profile")}",
        ClientAction.Update => $"update {Count(count, "profile")}",
        ClientAction.RevokeLink => $"revoke {Count(count, "link")}",
        ClientAction.RemoveProfile => $"remove {Count(count, "profile")}",
        ClientAction.RemoveSecret => $"remove {Count(count, "secret")}",
        ClientAction.Mail => purpose switch
        {
            EmailPurpose.Reminder => $"remind {Count(count, "client")}",
            EmailPurpose.Reconnection => $"email {Count(count, "link")} to link again",
            _ => $"email {Count(count, "link")}",
        },
        _ => $"issue {Count(count, "link")}",
    };

    /// <summary>Returns a number with its noun, such as <c>2 links</c>.</summary>
    public static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string? Sentence(IEnumerable<string> parts)
    {
        var text = string.Join(", ", parts);
        return text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
