using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// Asks Ayrshare which clients have opened their link and linked their networks, and whose link was revoked. It costs a request for the
/// list of profiles, and one for each link that was not seen to be opened. Nothing is recorded.
/// </summary>
/// <param name="api">The client of the API.</param>
/// <param name="vault">The vault that keeps the profile keys.</param>
/// <param name="journal">What the journal records.</param>
/// <param name="calls">How requests are made: what observes them, and what stops them.</param>
public sealed class OnboardingRefresh(AyrshareClient api, IKeyVault vault, JournalState journal, CallOptions calls)
{
    private const int Simultaneous = 5;

    /// <summary>Asks about clients.</summary>
    /// <param name="clients">The clients, as their rows describe them.</param>
    /// <returns>What is known of each client now, and why its link could not be looked up, if it could not.</returns>
    /// <exception cref="AyrshareApiException">The account cannot be read.</exception>
    /// <exception cref="OtherAccountException">The journal is of another account.</exception>
    public async Task<IReadOnlyList<(ClientState State, AyrshareApiException? Failure)>> RunAsync(IEnumerable<OnboardingClient> clients)
    {
        var facts = new FactsReader
        {
            Api = api.Options,
            Options = new OnboardingOptions(),
            Journal = journal,
            Vault = vault,
            Account = await AccountProfiles.ReadAsync(api, calls).ConfigureAwait(false),
        };
        facts.Account.RequireThatOf(journal, JournalAccount.Of(api.Options.ApiKey));
        using var slots = new SemaphoreSlim(Simultaneous);
        return await Task.WhenAll(clients.Select(client => RefreshAsync(facts.FactsOf(client)))).ConfigureAwait(false);

        async Task<(ClientState, AyrshareApiException?)> RefreshAsync(ClientFacts known)
        {
            var state = WithNetworks(known);
            if (state.LinkedAt is not null || !state.CanLearnOfOpening)
                return (state, null);
            await slots.WaitAsync(calls.StopBeforeSending).ConfigureAwait(false);
            try
            {
                return (await WithLinkAsync(state, known.KeptAs).ConfigureAwait(false), null);
            }
            catch (AyrshareApiException failure) when (!failure.RefusesAccount)
            {
                return (state, failure);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private static ClientState WithNetworks(ClientFacts facts)
    {
        var state = facts.State;
        if (!facts.HasNewNetworks)
            return state;
        var seen = facts.WithSeenNetworks(new JournalEntry { Event = JournalEvent.NetworksLinked, At = facts.Now });
        return state.After(seen) with { Error = state.Error, Problem = state.Problem, LastAt = state.LastAt };
    }

    private async Task<ClientState> WithLinkAsync(ClientState state, string? secret)
    {
        if (secret is null || await vault.FindAsync(secret).ConfigureAwait(false) is not { } key)
            return state;
        var link = await api.FindLinkAsync(state.SessionId!, key, calls).ConfigureAwait(false);
        var seen = state with { OpenedAt = link?.OpenedAt };
        return link?.IsRevoked == true && state.RevokedAt is null ? seen.WithoutLink(api.Options.Clock.GetUtcNow()) : seen;
    }
}
