using System;
using System.IO;

namespace Ayrshare.Onboarding;

/// <summary>Where the files are by which the processes of a user take turns.</summary>
/// <param name="Folder">The folder of lock and state.</param>
/// <param name="StoreFile">The file that the store rewrites at each change.</param>
public sealed record SharedStorePlace(string Folder, string StoreFile)
{
    /// <summary>
    /// The place for SecretStore, which has one store for each user, whatever the names of its vaults; null if the user has no
    /// folder. SecretStore finds its file in the same way, so that processes with the same store share the lock too.
    /// </summary>
    public static SharedStorePlace? OfSecretStore()
    {
        var (home, own, store) = Path.DirectorySeparatorChar == '\\'
            ? (Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                "Ayrshare.PowerShell",
                Path.Combine("Microsoft", "PowerShell", "secretmanagement"))
            : (Environment.GetEnvironmentVariable("HOME"), Path.Combine(".local", "share", "Ayrshare.PowerShell"), ".secretmanagement");
        return string.IsNullOrEmpty(home)
            ? null
            : new SharedStorePlace(Path.Combine(home, own), Path.Combine(home, store, "localstore", "storefile"));
    }

    /// <summary>Whoever has this lock may write to the store.</summary>
    public string Lock => Path.Combine(Folder, "SecretStore.lock");

    /// <summary>What the processes tell each other.</summary>
    public string State => Path.Combine(Folder, "SecretStore.json");
}
