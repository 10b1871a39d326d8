using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Collects what the journal, the vault and the account show about a client.</summary>
internal sealed record FactsReader
{
    /// <summary>Provides the clock and the timeout of calls.</summary>
    public required AyrshareClientOptions Api { get; init; }

    /// <summary>What the run does in cases that are left to the user.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>What the journal records about the client with a title.</summary>
    public required Func<string, ClientState> StateOf { get; init; }

    /// <summary>The vault.</summary>
    public required IKeyVault Vault { get; init; }

    /// <summary>The account.</summary>
    public AccountProfiles Account { get; init; } = AccountProfiles.None;

    /// <summary>The facts at the beginning of a client's turn.</summary>
    public ClientFacts FactsOf(OnboardingClient client)
    {
        var state = StateOf(client.Title);
        var facts = new ClientFacts
        {
            Client = client,
            State = state,
            ProfileGone = Account.HasLost(state),
            Options = Options,
            Now = Api.Clock.GetUtcNow(),
            CallTimeout = Api.Timeout,
        };
        return facts.WithVault(Vault.Has).WithListed(Account[client.Title], Account.AsOf);
    }
}
