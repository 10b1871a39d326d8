using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>How many clients a run will do what for.</summary>
public sealed class PlannedWork
{
    private readonly SortedDictionary<(ClientAction Action, EmailPurpose Purpose), int> _effects = [];
    private readonly SortedDictionary<OnboardingStatus, int> _left = [];
    private readonly HashSet<string> _networks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts clients.</summary>
    public PlannedWork(IEnumerable<PlannedClient> clients)
    {
        foreach (var client in clients)
        {
            Clients++;
            // A search comes first where it is not known yet whether something is to be done.
            IsAny |= client.Decisions[0].Action != ClientAction.Finish;
            var effects = client.Effects.Select(effect => (effect.Action, effect.Purpose)).Distinct().ToArray();
            foreach (var effect in effects)
                _effects[effect] = (_effects.TryGetValue(effect, out var count) ? count : 0) + 1;
            foreach (var link in client.Effects.Where(effect => effect.Action is ClientAction.Link or ClientAction.Mail))
                Count(link, client.Facts.Client.Link);
            if (effects.Length == 0)
                _left[client.Status] = (_left.TryGetValue(client.Status, out var count) ? count : 0) + 1;
        }
    }

    /// <summary>The number of clients.</summary>
    public int Clients { get; }

    /// <summary>Whether anything can be to be done.</summary>
    public bool IsAny { get; }

    /// <summary>How many requests count against the account's own rate limit. The others count against that of a profile.</summary>
    public int AccountRequests => _effects.Where(effect => effect.Key.Action.IsOfAccount()).Sum(effect => effect.Value);

    /// <summary>How long the run takes at least, because Ayrshare allows an account only so many requests at a time.</summary>
    public TimeSpan LeastTime =>
        TimeSpan.FromTicks(RateStatus.Window.Ticks * (Math.Max(0, AccountRequests - 1) / RateStatus.DocumentedMax));

    /// <summary>How long the link is valid that is valid for the shortest time; null if no link is to be issued.</summary>
    public TimeSpan? ShortestLifetime { get; private set; }

    /// <summary>The networks that links are to show, of the links that do not leave that to the account's settings.</summary>
    public IEnumerable<string> Networks => _networks;

    /// <summary>For how many clients each action is to be done.</summary>
    public IReadOnlyDictionary<(ClientAction Action, EmailPurpose Purpose), int> Effects => _effects;

    /// <summary>How many clients nothing is to be done for, by their status.</summary>
    public IReadOnlyDictionary<OnboardingStatus, int> Left => _left;

    private void Count(Decision link, OnboardingLink requested)
    {
        var lifetime = requested.ExpiresIn is { } minutes ? TimeSpan.FromMinutes(minutes) : GenerateJwtRequest.DefaultLifetime;
        if (!(ShortestLifetime <= lifetime))
            ShortestLifetime = lifetime;
        _networks.UnionWith(link.Networks ?? requested.AllowedSocial ?? []);
    }
}
