using System;
using System.Collections.Generic;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>What a run would do with a client, in words for -WhatIf.</summary>
internal static class OnboardingPlan
{
    public static string Of(OnboardingClient client, ClientState? state, OnboardingOptions options, Func<string, bool> isKept, DateTimeOffset now)
    {
        if (OnboardingJob.WithoutRequest(client, state, options, now) is { } settled)
            return $"Skip ({settled})";
        var steps = new List<string>();
        if (!isKept(client.SecretName) && !(state?.StoredAs is { } former && isKept(former)))
            steps.Add(state is not { Attempts.Count: > 0 } ? "create the profile, store its key" : "find out whether the profile was created");
        else if (state?.Secret is null)
            steps.Add("adopt the profile whose key is in the vault");
        steps.Add(options.SendEmail ? $"mail a link to {client.Email}" : "issue a link");
        var plan = string.Join(", ", steps);
        return char.ToUpperInvariant(plan[0]) + plan.Substring(1);
    }
}
