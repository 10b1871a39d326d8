using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text.RegularExpressions;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The errors of vaults.</summary>
internal static class VaultErrors
{
    // The vaults of SecretStore throw it. Its type belongs to a module that need not be there.
    private const string PasswordRequired = "PasswordRequiredException";

    public static AyrshareCommandException NoSecretManagement(string module) => new(
        Errors.SecretManagementMissing,
        $"The module {module} is not installed. It is required to use vaults.",
        $"Run Install-PSResource {module}, register a vault, and try again. For other ways to specify the secrets, see "
        + "Get-Help Connect-Ayrshare.");

    public static AyrshareCommandException NotRegistered(string? vault) => vault is null
        ? new(Errors.VaultNotFound, "There is no default vault.",
            "Register a vault with Register-SecretVault -DefaultVault, or use Set-SecretVaultDefault for a registered vault.")
        : new(Errors.VaultNotFound, $"There is no vault named \"{vault}\".",
            "Check the name. Get-SecretVault lists the vaults, and Register-SecretVault adds one.");

    public static AyrshareCommandException NotFound(string secret, string? vault) => new(
        Errors.SecretNotFound, $"There is no secret \"{secret}\" in {SecretVault.Describe(vault)}.",
        "Check the name and the vault. Get-SecretInfo lists the secrets, and Set-Secret adds one.");

    public static AyrshareCommandException Empty(string secret, string? vault) => new(
        Errors.SecretEmpty, $"The secret \"{secret}\" in {SecretVault.Describe(vault)} is empty.",
        "Store it again with Set-Secret.");

    public static AyrshareCommandException WrongType(string secret, string? vault, string type) => new(
        Errors.SecretWrongType,
        $"The secret \"{secret}\" in {SecretVault.Describe(vault)} has the type {type}. It must be a String, a SecureString or a "
        + "PSCredential.",
        $"Store the text itself: Set-Secret -Name '{secret}' -Secret TEXT.");

    /// <summary>The vault refuses what was attempted.</summary>
    public static AyrshareCommandException Failed(string what, RuntimeException failure) => IsPrompt(failure)
        ? Locked(what, failure)
        : new(
            Errors.VaultFailed, $"{what}: {Causes(failure)}",
            "Check that the vault is unlocked and does not prompt. Test-SecretVault checks it.", failure);

    /// <summary>The vault needs a password, and nobody can be asked for it.</summary>
    public static AyrshareCommandException Locked(string what, RuntimeException failure) => new(
        Errors.VaultLocked,
        $"{what}: the vault is locked, and nobody can be asked for its password in this session.",
        "Run Unlock-SecretStore -Password at the start of the job. Or, as the account of the job, turn the password off with "
        + "Set-SecretStoreConfiguration -Authentication None -Interaction None.",
        failure);

    /// <summary>Whether a vault needed an answer that nobody can give.</summary>
    public static bool IsPrompt(RuntimeException failure)
    {
        for (Exception? cause = failure.ErrorRecord.Exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HostException || cause.GetType().Name == PasswordRequired)
                return true;
        }

        return false;
    }

    /// <summary>The vault reports success, and the fact shows otherwise.</summary>
    public static AyrshareCommandException Untrue(string what, string fact) => new(
        Errors.VaultFailed,
        $"{what}: {fact}",
        "Check the vault and the permissions of the account that uses it. Test-SecretVault checks it.");

    /// <summary>Another call into a vault does not end.</summary>
    public static AyrshareCommandException Blocked(string what, TimeoutException failure) => new(
        Errors.VaultFailed, $"{what}: {failure.Message}", "Check whether another PowerShell prompts for a vault's password.", failure);

    public static AyrshareCommandException InUse(string? vault, StoreBusyException busy) => new(
        Errors.VaultInUse,
        $"Nothing can be stored in {SecretVault.Describe(vault)} now: {Describe(busy.Holder)} has used SecretStore since "
        + $"{Time(busy.Since)}, and has stored nothing since {Time(busy.ActiveAt)}.",
        "One process at a time can store secrets in SecretStore. Let that process finish, or end it, and try again.",
        busy);

    public static AyrshareCommandException Outdated(string? vault, StoreOutdatedException outdated) => new(
        Errors.VaultFailed,
        $"Nothing can be stored in {SecretVault.Describe(vault)} by this session: it does not see what {Describe(outdated.Writer)} "
        + $"stored in SecretStore at {Time(outdated.At)}, and would remove it.",
        "Start a new session, and try again.",
        outdated);

    public static AyrshareCommandException NoLock(string? vault, Exception failure) => new(
        Errors.VaultFailed,
        $"Nothing can be stored in {SecretVault.Describe(vault)}, because no lock can be created for SecretStore: {failure.Message}",
        "Check the permissions of the folder that the message names.",
        failure);

    private static string Describe(StoreProcess process) => $"process {process.Id} ({process.Name})";

    private static string Time(DateTimeOffset time) => $"{time.ToLocalTime():HH:mm:ss}";

    // SecretManagement wraps the error of the vault in an error of its own, which does not always repeat it.
    private static string Causes(RuntimeException failure)
    {
        var texts = new List<string>();
        for (var cause = failure.ErrorRecord.Exception; cause is not null; cause = cause.InnerException)
        {
            var text = Regex.Replace(cause.Message, @"\s+", " ").Trim();
            if (!texts.Exists(known => known.Contains(text)))
                texts.Add(text);
        }

        return string.Join(" ", texts);
    }
}
