using System.Collections.Generic;
using System.Linq;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Finds the secrets of webhooks: in the parameter, else in a vault, else in the environment.</summary>
internal static class WebhookSecrets
{
    /// <summary>The secrets, at least one.</summary>
    /// <param name="given">The secrets that were specified.</param>
    /// <param name="names">The names of secrets in the vault that were specified.</param>
    /// <param name="vaults">Reads the vault.</param>
    /// <param name="vault">The vault, or null for the default vault. Without a vault, only specified names are read.</param>
    /// <exception cref="AyrshareCommandException">There is no secret, or the vault fails.</exception>
    public static IReadOnlyList<Secret> Find(
        IEnumerable<SecureString?>? given, IEnumerable<string?>? names, SecretVault vaults, string? vault)
    {
        var secrets = (given ?? []).Select(SecretText.Of).OfType<Secret>().ToArray();
        if (secrets.Length > 0)
            return secrets;
        var specified = (names ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name!.Trim()).ToArray();
        if (specified.Length > 0)
            return [.. specified.Select(name => vaults.Get(name, vaults.Require(vault)))];
        var stored = vault is null ? null : vaults.Find(SecretName.WebhookSecret, vaults.Require(vault));
        return (stored ?? EnvironmentSettings.Credential(EnvironmentSettings.WebhookSecret)?.Value) is { } secret
            ? [secret]
            : throw Missing(vault);
    }

    private static AyrshareCommandException Missing(string? vault) => new(
        Errors.WebhookSecretMissing,
        $"There is no secret of the webhook: -WebhookSecret was not specified, "
        + (vault is null ? "there is no vault, " : $"{SecretVault.Describe(vault)} has no secret \"{SecretName.WebhookSecret}\", ")
        + $"and {EnvironmentSettings.WebhookSecret} is not set.",
        $"Specify -WebhookSecret, or -WebhookSecretSecret with the name of a secret in a vault, or set "
        + $"{EnvironmentSettings.WebhookSecret}.");
}
