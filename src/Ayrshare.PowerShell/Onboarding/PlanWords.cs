using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The texts of -WhatIf for what would be done for a client.</summary>
internal static class PlanWords
{
    /// <summary>Returns the plan as one sentence without a final period.</summary>
    public static string For(OnboardingClient client, IReadOnlyList<Decision> plan)
    {
        var steps = plan.Select(decision => For(client, decision)).OfType<string>().ToArray();
        var last = plan[plan.Count - 1];
        if (steps.Length == 0)
            return $"Skip ({last.Status})";
        var text = string.Join(", ", steps);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    private static string? For(OnboardingClient client, Decision decision) => decision.Action switch
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
        ClientAction.Link => "issue a link",
        ClientAction.Mail => decision.Purpose switch
        {
            EmailPurpose.Reminder => $"remind {client.Email}",
            EmailPurpose.Reconnection => $"email a link for {string.Join(", ", decision.Networks ?? [])} to {client.Email}",
            _ => $"email a link to {client.Email}",
        },
        _ => null,
    };
}
