using System.Collections.Generic;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>What a run needs from its caller. Any thread may call any member.</summary>
public interface IOnboardingHost
{
    /// <summary>Reads the list.</summary>
    Task<IReadOnlyList<ListedRow>> ReadListAsync();

    /// <summary>Opens the vault that keeps the profile keys.</summary>
    /// <param name="secrets">The names of the secrets that the run may ask for.</param>
    /// <exception cref="KeyVaultException">The vault cannot be used.</exception>
    Task<IKeyVault> OpenVaultAsync(IEnumerable<string> secrets);

    /// <summary>Reports which lines of the journal cannot be read, if any.</summary>
    Task TellAsync(IReadOnlyList<int> damagedLines);

    /// <summary>Reports what is wrong with the list. Throws if the run must not begin because of it.</summary>
    Task TellAsync(IReadOnlyList<ListFinding> findings);

    /// <summary>Warns that clients that are not in the list are not removed, because a row without a title can describe any of
    /// them.</summary>
    /// <param name="missing">How many clients of the journal are not in the list.</param>
    /// <param name="row">The row without a title.</param>
    Task TellStayingAsync(int missing, int row);

    /// <summary>Reports what would be done with each client.</summary>
    Task TellAsync(IReadOnlyList<PlannedClient> plan);

    /// <summary>Asks whether the run may begin.</summary>
    Task<bool> ConfirmAsync(PlannedWork work);

    /// <summary>Asks whether the profiles and secrets of clients that leave may be removed. Throws if that cannot be meant.</summary>
    /// <param name="leaving">The clients.</param>
    /// <param name="known">How many clients with a profile the journal knows.</param>
    Task<bool> ConfirmOffboardingAsync(IReadOnlyList<OnboardingClient> leaving, int known);

    /// <summary>Warns that clients that this journal has not emailed were onboarded before, by another journal or by hand.</summary>
    /// <param name="clients">The clients, which this run is going to email.</param>
    Task TellAdoptedAsync(IReadOnlyList<OnboardingClient> clients);

    /// <summary>Receives the outcome of a client.</summary>
    Task TakeAsync(OnboardingOutcome outcome);

    /// <summary>Describes for the report why a client is not done and what to do about it. Empty if nothing is left to do.</summary>
    string Describe(OnboardingOutcome outcome);

    /// <summary>Describes for the report why a row was not worked on and what to do about it.</summary>
    string Describe(ListedRow row);
}
