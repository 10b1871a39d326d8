using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Sandbox;

namespace Ayrshare.Onboarding.Tests;

/// <summary>Turns of clients against a sandbox, without the run around them.</summary>
internal sealed class Turns(SandboxServer sandbox, AyrshareClient api, IKeyVault vault, RunJournal journal)
{
    public JournalKey? Key { get; init; }

    public OnboardingOptions Options { get; init; } = new();

    public AccountProfiles Account { get; init; } = AccountProfiles.None;

    public LinkFile? Links { get; init; }

    public ClientFacts FactsOf(OnboardingClient client) => new FactsReader
    {
        Api = api.Options,
        Options = Options,
        Journal = journal.State,
        Vault = vault,
        Account = Account,
    }.FactsOf(client);

    public async Task<OnboardingOutcome> RunAsync(OnboardingClient client)
    {
        var context = new WorkContext
        {
            Api = api,
            Vault = vault,
            Journal = journal,
            JournalKey = Key ?? await JournalKey.OpenOrCreateAsync(new MemoryVault(), name: null),
            Issuer = new LinkIssuer(LinkForm.Session, sandbox.Domain, new Secret(sandbox.PrivateKey), X: null),
            Links = Links,
            Calls = new CallOptions(),
        };
        return await new ClientTurn(context, FactsOf(client)).RunAsync();
    }
}
