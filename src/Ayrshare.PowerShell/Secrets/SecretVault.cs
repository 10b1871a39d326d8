using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>
/// Calls SecretManagement in the caller's runspace. It is found at run time, so that the module does not depend on it.
/// Every method throws <see cref="AyrshareCommandException"/>, with a different id for each cause. A command that writes
/// disposes of it at its end.
/// </summary>
internal sealed class SecretVault(CommandInvocationIntrinsics commands) : IDisposable
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";
    private const string StoreModule = "Microsoft.PowerShell.SecretStore";

    private const string List = "Get-SecretVault";

    private static readonly string[] Questions = ["WhatIf", "Confirm"];

    private readonly HashSet<string> _opened = new(StringComparer.OrdinalIgnoreCase);

    private IDisposable? _turn;

    /// <summary>The full name of a command of SecretManagement.</summary>
    public static string CommandName(string name) => $@"{Module}\{name}";

    /// <summary>The description of a vault in errors and connections. Null is the default vault.</summary>
    public static string Describe(string? vault) => vault is null ? "the default vault" : $"vault {vault}";

    /// <summary>Checks that SecretManagement is installed and the vault registered.</summary>
    /// <param name="vault">The vault, or null for the default vault.</param>
    /// <returns>The vault's name.</returns>
    public string Require(string? vault) => Text(Registered(vault), "Name")!;

    /// <summary>
    /// Waits until this process may write to the vault, and knows what other processes have written. SecretStore then has no other
    /// writer until <see cref="Dispose"/>. Call it before what the vault shows is decided on, and before anything that must be
    /// stored is created.
    /// </summary>
    /// <param name="vault">The vault, or null for the default vault.</param>
    /// <returns>The vault's name.</returns>
    public string Claim(string? vault)
    {
        var name = Require(vault);
        ClaimStore(name);
        return name;
    }

    /// <summary>Lets other processes write to the vault.</summary>
    public void Dispose()
    {
        _turn?.Dispose();
        _turn = null;
    }

    /// <summary>The path of SecretManagement, for a runspace that has to import it.</summary>
    public string ModulePath => Command("Set-Secret").Module.Path;

    /// <summary>A secret that must exist.</summary>
    public Secret Get(string name, string? vault)
    {
        return Read($"The secret \"{name}\" cannot be read from {Describe(vault)}", vault, ReadValues) switch
        {
            [] or [null] => throw VaultErrors.NotFound(name, vault),
            [{ BaseObject: SecureString secure }] => Seen(SecretText.Of(secure)),
            [{ BaseObject: string text }] => Seen(SecretText.Of(text)),
            [{ BaseObject: PSCredential login }] => Seen(SecretText.Of(login.Password)),
            [{ BaseObject: var other }] => throw VaultErrors.WrongType(name, vault, other.GetType().Name),
            // PowerShell enumerates an array.
            [{ BaseObject: var first }, ..] => throw VaultErrors.WrongType(name, vault, $"{first.GetType().Name}[]"),
            _ => throw VaultErrors.WrongType(name, vault, "list"),
        };

        Collection<PSObject> ReadValues()
        {
            try
            {
                return Invoke("Get-Secret", WithVault(vault, new() { ["Name"] = name }));
            }
            catch (RuntimeException failure) when (HasId(failure, "GetSecretNotFound"))
            {
                throw VaultErrors.NotFound(name, vault);
            }
        }

        Secret Seen(Secret? secret)
        {
            SeenNames.Secrets.Add(name);
            return secret ?? throw VaultErrors.Empty(name, vault);
        }
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
        Write(what, vault, new Change(name, IsThere: false), () =>
        {
            Invoke("Remove-Secret", WithVault(vault, new() { ["Name"] = name }));
            if (NameOf(name, vault) == name)
                throw VaultErrors.Untrue(what, "the vault reported success, but it still has the secret.");
        });
    }

    private void Store(string name, string? vault, SecureString secret, bool noClobber)
    {
        var what = $"The secret \"{name}\" cannot be stored in {Describe(vault)}";
        // If the secret was there before, the names do not show whether it was replaced.
        Write(what, vault, new Change(noClobber ? name : null, IsThere: true), () =>
        {
            Invoke("Set-Secret", WithVault(vault, new() { ["Name"] = name, ["SecureStringSecret"] = secret, ["NoClobber"] = noClobber }));
            if (!Returns(name, vault, secret))
                throw VaultErrors.Untrue(what, "the vault reported success, but it does not return the secret.");
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

    private void Write(string what, string? vault, Change change, Action call)
    {
        var store = ClaimStore(vault);
        Translate(what, vault, () => store is null
            ? VaultAccess.Write(ThrowIfStopped, () => Do(call))
            : VaultAccess.Read(ThrowIfStopped, () => WriteInTurn(store, change, call)));
    }

    // Returns the store if the vault is one of SecretStore.
    private SharedStore? ClaimStore(string? vault)
    {
        if (!IsSecretStore(vault) || VaultAccess.SecretStore is not { } store)
            return null;
        using var progress = new StoreWaitProgress(commands);
        try
        {
            _turn ??= store.Take(Pause);
            store.Settle(name => Has(name, vault), Pause);
            return store;
        }
        catch (StoreBusyException busy)
        {
            throw VaultErrors.InUse(vault, busy);
        }
        catch (StoreOutdatedException outdated)
        {
            throw VaultErrors.Outdated(vault, outdated);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw VaultErrors.NoLock(vault, failure);
        }

        void Pause(StoreWait wait)
        {
            progress.Show(wait);
            VaultAccess.Pause(ThrowIfStopped);
        }
    }

    private static bool WriteInTurn(SharedStore store, Change change, Action call)
    {
        var isDone = false;
        try
        {
            return isDone = Do(call);
        }
        finally
        {
            // A call that failed can have written too.
            store.NoteWrite(isDone ? change.Secret : null, change.IsThere);
        }
    }

    private static bool Do(Action call)
    {
        call();
        return true;
    }

    private static T Translate<T>(string what, string? vault, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw HasId(failure, "GetSecretVaultNotFound") ? VaultErrors.NotRegistered(vault) : VaultErrors.Failed(what, failure);
        }
        catch (TimeoutException failure)
        {
            throw VaultErrors.Blocked(what, failure);
        }
    }

    // An empty script throws if the pipeline is being stopped.
    private void ThrowIfStopped() => commands.InvokeScript(useLocalScope: true, ScriptBlock.Create(""), null);

    private PSObject Registered(string? vault) =>
        Read("The vaults cannot be listed", vault, () => Invoke(List, []))
            .FirstOrDefault(found => vault is null
                ? LanguagePrimitives.IsTrue(found.Properties["IsDefault"]?.Value)
                : string.Equals(Text(found, "Name"), vault, StringComparison.OrdinalIgnoreCase))
        ?? throw VaultErrors.NotRegistered(vault);

    private bool IsSecretStore(string? vault) =>
        string.Equals(Text(Registered(vault), "ModuleName"), StoreModule, StringComparison.OrdinalIgnoreCase);

    private static string? Text(PSObject vault, string property) => vault.Properties[property]?.Value?.ToString();

    private static Hashtable WithVault(string? vault, Hashtable arguments)
    {
        if (vault is not null)
            arguments["Vault"] = vault;
        return arguments;
    }

    private Collection<PSObject> Invoke(string command, Hashtable arguments)
    {
        var found = Command(command);
        if (command != List)
            RequireNoPrompt(arguments["Vault"] as string);
        // The user has been asked by the command of this module, if at all.
        foreach (var question in Questions.Where(found.Parameters.ContainsKey))
            arguments[question] = false;
        var call = ScriptBlock.Create(
            "param($command, $arguments) & $command @arguments -ErrorAction Stop -WarningAction SilentlyContinue");
        return commands.InvokeScript(useLocalScope: true, call, null, found, arguments);
    }

    private void RequireNoPrompt(string? vault)
    {
        if (!_opened.Add(vault ?? "") || !Attendance.CannotPrompt(HostName))
            return;
        if (DetachedVault.FindPrompt(ModulePath, vault) is { } prompt)
            throw VaultErrors.Locked($"The secrets in {Describe(vault)} cannot be read", prompt);
    }

    private string? HostName => commands.InvokeScript("$Host.Name").FirstOrDefault()?.ToString();

    private CommandInfo Command(string name) =>
        commands.GetCommand(CommandName(name), CommandTypes.All)
        ?? throw VaultErrors.NoSecretManagement(Module);

    private static bool HasId(RuntimeException failure, string id) =>
        failure.ErrorRecord.FullyQualifiedErrorId.Split(',')[0] == id;

    private sealed record Change(string? Secret, bool IsThere);
}
