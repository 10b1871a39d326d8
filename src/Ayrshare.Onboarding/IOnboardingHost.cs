using System.Collections.Generic;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>What a run needs of the one who runs it. Any thread may call any of it.</summary>
public interface IOnboardingHost
{
    /// <summary>Reads the list.</summary>
    Task<IReadOnlyList<ListedRow>> ReadListAsync();

    /// <summary>Opens the vault that keeps the profile keys.</summary>
    /// <param name="secrets">The names of the secrets that the run may ask for.</param>
    /// <exception cref="KeyVaultException">The vault cannot be used.</exception>
    Task<IKeyVault> OpenVaultAsync(IEnumerable<string> secrets);

    /// <summary>Tells what is wrong with the list, and throws if nothing may be done because of it.</summary>
    Task TellAsync(IReadOnlyList<ListFinding> findings);

    /// <summary>Tells what would be done with a client.</summary>
    Task TellAsync(OnboardingClient client, IReadOnlyList<Decision> plan);

    /// <summary>Asks whether the run may begin.</summary>
    Task<bool> ConfirmAsync(int clients);

    /// <summary>Takes what became of a client.</summary>
    Task TakeAsync(OnboardingOutcome outcome);

    /// <summary>Why a client is not done and what to do about it, in words for the report; empty if nothing is left to do.</summary>
    string Describe(OnboardingOutcome outcome);
}
