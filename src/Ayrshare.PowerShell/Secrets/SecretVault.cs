using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// Calls SecretManagement in the caller's runspace. It is found at run time, so that the module does not depend on it.
/// Every method throws <see cref="AyrshareCommandException"/>, with a different id for each cause.
/// </summary>
internal sealed class SecretVault(CommandInvocationIntrinsics commands)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    private static readonly string[] Questions = ["WhatIf", "Confirm"];

    /// <summary>The full name of a command of SecretManagement.</summary>
    public static string CommandName(string name) => $@"{Module}\{name}";

    /// <summary>The description of a vault in errors and connections. Null is the default vault.</summary>
    public static string Describe(string? vault) => vault is null ? "the default vault" : $"vault {vault}";

    /// <summary>Checks that SecretManagement is installed and the vault registered.</summary>
    /// <param name="vault">The vault, or null for the default vault.</param>
    /// <returns>The vault's name.</returns>
    public string Require(string? vault)
    {
        return Read("The vaults cannot be listed", vault, () => Invoke("Get-SecretVault", []))
            .Where(found => vault is null
                ? LanguagePrimitives.IsTrue(found.Properties["IsDefault"]?.Value)
                : string.Equals(Name(found), vault, StringComparison.OrdinalIgnoreCase))
            .Select(Name)
            .FirstOrDefault() ?? throw NotRegistered(vault);

        static string? Name(PSObject vault) => vault.Properties["Name"]?.Value?.ToString();
    }

    /// <summary>The path of SecretManagement, for a runspace that has to import it.</summary>
    public string ModulePath => Command("Set-Secret").Module.Path;

    /// <summary>A secret that must exist.</summary>
    public Secret Get(string name, string? vault)
    {
        return Read($"The secret \"{name}\" cannot be read from {Describe(vault)}", vault, ReadValues) switch
        {
            [] or [null] => throw NotFound(),
            [{ BaseObject: SecureString secure }] => Seen(SecretText.Of(secure)),
            [{ BaseObject: string text }] => Seen(SecretText.Of(text)),
            [{ BaseObject: PSCredential login }] => Seen(SecretText.Of(login.Password)),
            [{ BaseObject: var other }] => throw WrongType(other.GetType().Name),
            // PowerShell enumerates an array.
            [{ BaseObject: var first }, ..] => throw WrongType($"{first.GetType().Name}[]"),
            _ => throw WrongType("list"),
        };

        Collection<PSObject> ReadValues()
        {
            try
            {
                return Invoke("Get-Secret", WithVault(vault, new() { ["Name"] = name }));
            }
            catch (RuntimeException failure) when (HasId(failure, "GetSecretNotFound"))
            {
                throw NotFound();
            }
        }

        Secret Seen(Secret? secret)
        {
            SeenNames.Secrets.Add(name);
            return secret ?? throw Empty();
        }

        AyrshareCommandException NotFound() => new(
            Errors.SecretNotFound, $"There is no secret \"{name}\" in {Describe(vault)}.",
            "Check the name and the vault. Get-SecretInfo lists the secrets, and Set-Secret adds one.");

        AyrshareCommandException Empty() => new(
            Errors.SecretEmpty, $"The secret \"{name}\" in {Describe(vault)} is empty.",
            "Store it again with Set-Secret.");

        AyrshareCommandException WrongType(string type) => new(
            Errors.SecretWrongType,
            $"The secret \"{name}\" in {Describe(vault)} has the type {type}. It must be a String, a SecureString or a PSCredential.",
            $"Store the text itself: Set-Secret -Name '{name}' -Secret TEXT.");
    }

    /// <summary>A secret, or null if the vault does not contain it.</summary>
    // A failed Get-Secret would add its error to the caller's $Error, so the name is checked first.
    public Secret? Find(string name, string? vault) => Has(name, vault) ? Get(name, vault) : null;

    /// <summary>Whether the vault contains a secret with this name.</summary>
    public bool Has(string name, string? vault) => NameOf(name, vault) is not null;

    /// <summary>The name of a secret in the vault, which can differ in case, or null if there is none.</summary>
    public string? NameOf(string name, string? vault)
    {
        var names = NamesLike(WildcardPattern.Escape(name), vault);
        return names.Contains(name) ? name : names.FirstOrDefault();
    }

    /// <summary>Stores a new secret, and reads it back: some vaults fail without an error. An existing secret is never
    /// overwritten.</summary>
    public void Add(string name, string? vault, SecureString secret) => Store(name, vault, secret, noClobber: true);

    /// <summary>Stores a secret in the same way. An existing secret with this name is overwritten.</summary>
    public void Set(string name, string? vault, SecureString secret) => Store(name, vault, secret, noClobber: false);

    /// <summary>The names of the secrets in the vault that begin with a prefix. Other secrets are not listed: SecretManagement fails if
    /// two of the names that it lists differ only in case.</summary>
    public IEnumerable<string> Names(string prefix, string? vault) => NamesLike($"{WildcardPattern.Escape(prefix)}*", vault);

    /// <summary>Removes a secret, and checks that it is gone.</summary>
    public void Remove(string name, string? vault)
    {
        var what = $"The secret \"{name}\" cannot be removed from {Describe(vault)}";
        Write(what, vault, () =>
        {
            Invoke("Remove-Secret", WithVault(vault, new() { ["Name"] = name }));
            if (NameOf(name, vault) == name)
                throw Untrue(what, "the vault reported success, but it still has the secret.");
        });
    }

    private void Store(string name, string? vault, SecureString secret, bool noClobber)
    {
        var what = $"The secret \"{name}\" cannot be stored in {Describe(vault)}";
        Write(what, vault, () =>
        {
            Invoke("Set-Secret", WithVault(vault, new() { ["Name"] = name, ["SecureStringSecret"] = secret, ["NoClobber"] = noClobber }));
            if (!Returns(name, vault, secret))
                throw Untrue(what, "the vault reported success, but it does not return the secret.");
        });
        SeenNames.Secrets.Add(name);
    }

    // After a successful Set-Secret, the name need not be looked for first.
    private bool Returns(string name, string? vault, SecureString secret)
    {
        try
        {
            return Get(name, vault).Reveal() == SecretText.Of(secret)?.Reveal();
        }
        catch (AyrshareCommandException missing) when (missing.Id == Errors.SecretNotFound.Id)
        {
            return false;
        }
    }

    private string[] NamesLike(string pattern, string? vault) => Read(
        $"The secrets in {Describe(vault)} cannot be listed",
        vault,
        () => Invoke("Get-SecretInfo", WithVault(vault, new() { ["Name"] = pattern }))
            .Select(info => $"{info.Properties["Name"]?.Value}")
            .ToArray());

    private T Read<T>(string what, string? vault, Func<T> call) => Translate(what, vault, () => VaultAccess.Read(ThrowIfStopped, call));

    private void Write(string what, string? vault, Action call) => Translate(what, vault, () => VaultAccess.Write(ThrowIfStopped, () =>
    {
        call();
        return true;
    }));

    private static T Translate<T>(string what, string? vault, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw Failed(what, vault, failure);
        }
        catch (TimeoutException failure)
        {
            throw new AyrshareCommandException(
                Errors.VaultFailed,
                $"{what}: {failure.Message}",
                "Check whether another PowerShell prompts for a vault's password.",
                failure);
        }
    }

    // An empty script throws if the pipeline is being stopped.
    private void ThrowIfStopped() => commands.InvokeScript(useLocalScope: true, ScriptBlock.Create(""), null);

    private static AyrshareCommandException Untrue(string what, string fact) => new(
        Errors.VaultFailed,
        $"{what}: {fact}",
        "Check the vault and the permissions of the account that uses it. Test-SecretVault checks it.");

    private static Hashtable WithVault(string? vault, Hashtable arguments)
    {
        if (vault is not null)
            arguments["Vault"] = vault;
        return arguments;
    }

    private Collection<PSObject> Invoke(string command, Hashtable arguments)
    {
        var found = Command(command);
        // The user has been asked by the command of this module, if at all.
        foreach (var question in Questions.Where(found.Parameters.ContainsKey))
            arguments[question] = false;
        var call = ScriptBlock.Create(
            "param($command, $arguments) & $command @arguments -ErrorAction Stop -WarningAction SilentlyContinue");
        return commands.InvokeScript(useLocalScope: true, call, null, found, arguments);
    }

    private CommandInfo Command(string name) =>
        commands.GetCommand(CommandName(name), CommandTypes.All)
        ?? throw new AyrshareCommandException(
            Errors.SecretManagementMissing,
            $"The module {Module} is not installed. It is required to use vaults.",
            $"Run Install-PSResource {Module}, register a vault, and try again. For other ways to specify the secrets, see "
            + $"Get-Help Connect-Ayrshare.");

    private static bool HasId(RuntimeException failure, string id) =>
        failure.ErrorRecord.FullyQualifiedErrorId.Split(',')[0] == id;

    private static AyrshareCommandException NotRegistered(string? vault) => vault is null
        ? new(Errors.VaultNotFound, "There is no default vault.",
            "Register a vault with Register-SecretVault -DefaultVault, or use Set-SecretVaultDefault for a registered vault.")
        : new(Errors.VaultNotFound, $"There is no vault named \"{vault}\".",
            "Check the name. Get-SecretVault lists the vaults, and Register-SecretVault adds one.");

    private static AyrshareCommandException Failed(string what, string? vault, RuntimeException failure) => HasId(failure,
        "GetSecretVaultNotFound")
        ? NotRegistered(vault)
        : new(
            Errors.VaultFailed,
            $"{what}: {Causes(failure)}",
            "Check that the vault is unlocked and does not prompt. Test-SecretVault checks it.", failure);

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
