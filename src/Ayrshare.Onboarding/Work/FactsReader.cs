using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Collects what the journal, the vault and the account show about a client.</summary>
internal sealed record FactsReader
{
    /// <summary>Provides the clock and the timeout of calls.</summary>
    public required AyrshareClientOptions Api { get; init; }

    /// <summary>What the run does in cases that are left to the user.</summary>
    public required OnboardingOptions Options { get; init; }

    /// <summary>What the journal records.</summary>
    public required JournalState Journal { get; init; }

    /// <summary>The vault.</summary>
    public required IKeyVault Vault { get; init; }

    /// <summary>The account.</summary>
    public AccountProfiles Account { get; init; } = AccountProfiles.None;

    /// <summary>The facts at the beginning of a client's turn.</summary>
    public ClientFacts FactsOf(OnboardingClient client)
    {
        var state = StateOf(client);
        var facts = new ClientFacts
        {
            Client = client,
            State = state,
            ProfileGone = Account.HasLost(state),
            Options = Options,
            Now = Api.Clock.GetUtcNow(),
            CallTimeout = Api.Timeout,
        };
        return facts.WithVault(Vault.Has).WithListed(Account.CandidatesFor(state, client.Title), Account.AsOf);
    }

    /// <summary>What the journal records about a client: by the agency's own name, else by the title, else by the reference of the
    /// profile that now has the title, because somebody has renamed it.</summary>
    public ClientState StateOf(OnboardingClient client)
    {
        if (client.Id is { } id && Journal.FindById(id) is { } known)
            return known;
        var sameTitle = Journal.StateOf(client.Title);
        if (sameTitle.Id is { } otherId && client.Id is not null && otherId != client.Id)
            return new ClientState { Title = client.Title };
        return sameTitle.HasProfile ? sameTitle
            : Account[client.Title].Select(profile => Journal.FindByRefId(profile.RefId)).FirstOrDefault(found => found is not null)
            ?? sameTitle;
    }
}
