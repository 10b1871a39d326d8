using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Puts together what the journal, the vault and the account say of a client.</summary>
internal sealed record FactsReader
{
    /// <summary>Gives the clock and the timeout of calls.</summary>
    public required AyrshareClientOptions Api { get; init; }

    /// <summary>How the run deals with what it finds.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>What the journal says of the client of a title.</summary>
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
