using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Where profile keys are kept.</summary>
public interface IKeyVault
{
    /// <summary>The key, or null if the vault has none of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="afresh">Whether one counts too that was stored by others since the vault was last listed.</param>
    Task<Secret?> FindAsync(string name, bool afresh = false);

    /// <summary>Stores a key under a name that is new to the vault.</summary>
    Task AddAsync(string name, Secret key);
}
