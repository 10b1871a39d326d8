using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What the commands share that act on one profile a row: how a row names it, and where its key is found.</summary>
public abstract class ProfileCommand : RowCommand
{
    private static readonly string[] ProfileParameters = [nameof(InputObject), nameof(ProfileKey), nameof(ProfileKeySecret), nameof(Title),
        nameof(RefId)];

    private readonly HashSet<string> _vaults = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A profile key, or an object with properties named like these parameters, such as a profile or a row
    /// of a CSV.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The profile's key; the account's API key is refused here. A secret: SecureString or string. What
    /// New-AyrshareProfile puts out brings it along, and so does what was made from that.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ProfileKey { get; set; }

    /// <summary>The name of the secret with the profile key, in place of -ProfileKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecretName")]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? ProfileKeySecret { get; set; }

    /// <summary>The SecretManagement vault to read profile keys from; the connection's vault unless given, or else,
    /// for -ProfileKeySecret, the default vault. With a title and no key, the key is looked up under the name that
    /// New-AyrshareProfile -Vault gave it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The profile's title, for messages and the output, and to find its key in a vault.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>The profile's public reference. It only goes on to the output.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    private protected SecretVault Secrets => new(InvokeCommand);

    /// <summary>Whether a text that is piped in is a profile key.</summary>
    private protected virtual bool TakesKeysAsText => true;

    private protected sealed override InputRow CurrentRow(int number)
    {
        var key = ProfileKey;
        return new(InputObject, InputObject is null ? null : number, Title, () => [SecretText.Of(key), ConnectedApiKey]);
    }

    /// <summary>The key of the row's profile.</summary>
    /// <exception cref="AyrshareCommandException">There is none, it is the API key, or the vault refuses it.</exception>
    private protected Secret RequireProfileKey(InputRow row) => FindProfileKey(row) ?? throw row.Problem(
        Errors.ProfileKeyMissing, nameof(ProfileKey), "there is no profile key.",
        "Give -ProfileKey or -ProfileKeySecret, as a parameter or a column; or -Vault, if New-AyrshareProfile -Vault has stored the key "
        + "under the title.");

    /// <summary>The key of the row's profile, or null if the row brings none and none can be looked up.</summary>
    /// <exception cref="AyrshareCommandException">It is the API key, the vault refuses it, or has none for the title.</exception>
    private protected Secret? FindProfileKey(InputRow row)
    {
        if (FindGivenProfileKey(row) is { } given)
            return given;
        if (VaultName is not { } vault || row.Title is not { } title)
            return null;
        var (key, owner) = FindKept(row, title, vault);
        if (owner is not null)
        {
            throw row.Problem(
                Errors.TitleMismatch, nameof(Title),
                $"{SecretVault.Describe(vault)} has the key of the profile '{owner}', but none for this title.",
                "Titles tell upper from lower case: correct the title, or give the key of the profile that is meant.");
        }

        return key ?? FromVault(row, nameof(Title), PowerShell.SecretName.OfProfile(title));
    }

    /// <summary>The key of the row's profile where a command can do without: that the vault has none for the title is no
    /// error, and leaves none behind.</summary>
    /// <exception cref="AyrshareCommandException">It is the API key, or the vault refuses it.</exception>
    private protected Secret? FindProfileKeyIfKept(InputRow row)
    {
        if (FindGivenProfileKey(row) is { } given)
            return given;
        if (VaultName is not { } vault || row.Title is not { } title)
            return null;
        var (kept, _) = FindKept(row, title, vault);
        if (kept is null)
            WriteVerbose($"{row.Prefix}{SecretVault.Describe(vault)} has no key for this title, and it goes without.");
        return kept;
    }

    /// <summary>The key that the row brings or names a secret for, or null; the title is not looked up.</summary>
    /// <exception cref="AyrshareCommandException">It is the API key, or the vault refuses it.</exception>
    private protected Secret? FindGivenProfileKey(InputRow row)
    {
        var key = SecretText.Of(ProfileKey)
            ?? SecretText.Of((InputObject?.BaseObject as ICarriesProfileKey)?.ProfileKey)
            ?? SecretText.Of(TakesKeysAsText ? row.Line : null);
        if (key is null && !string.IsNullOrWhiteSpace(ProfileKeySecret))
            key = FromVault(row, nameof(ProfileKeySecret), ProfileKeySecret!.Trim());
        if (key?.Reveal() == Client.Options.ApiKey.Reveal())
        {
            throw row.Problem(
                Errors.ProfileKeyIsApiKey, nameof(ProfileKey), "this is the account's API key; a User Profile's key is needed.",
                "Give the key that New-AyrshareProfile returned, or that the dashboard shows for the profile.");
        }

        return key;
    }

    /// <summary>The vault of the row, or else the connection's; null for neither.</summary>
    private protected string? VaultName => string.IsNullOrWhiteSpace(Vault) ? ActiveConnection.Vault : Vault!.Trim();

    /// <summary>Whether the command was told of a User Profile at all, if only by a pipeline or a variable that turned out
    /// empty: then the account's own must not be taken in its place.</summary>
    private protected bool NamesProfile =>
        MyInvocation.ExpectingInput || InputObject is not null || ProfileParameters.Any(MyInvocation.BoundParameters.ContainsKey);

    /// <summary>Refuses a profile where the account's own Primary Profile was asked for.</summary>
    /// <exception cref="AyrshareCommandException">There is a row, or a parameter that names a profile.</exception>
    private protected void RefuseProfile(InputRow row)
    {
        if (!NamesProfile)
            return;
        throw new AyrshareCommandException(
            Errors.PrimaryProfileNotAlone,
            $"{row.Prefix}-PrimaryProfile is for the account's own profile, but a User Profile was given too.",
            "Leave -PrimaryProfile out to reach User Profiles; give it alone, without a pipeline, to reach the account's own.");
    }

    // The key that the vault has for a title; or, where that is another profile's, the title of its owner. Titles tell
    // upper from lower case, and many vaults do not: they find the key of Acme for acme. Ayrshare knows whose it is.
    private (Secret? Key, string? Owner) FindKept(InputRow row, string title, string vault)
    {
        var name = PowerShell.SecretName.OfProfile(title);
        if (FromVault(row, nameof(Title), vault, () => Secrets.NameOf(name, vault)) is not { } stored)
            return default;
        var key = FromVault(row, nameof(Title), stored);
        if (stored == name || Pump.Await(options => Client.GetUserAsync(key, options)).Title is not { } owner || owner == title)
            return (key, null);
        return (null, owner);
    }

    private Secret FromVault(InputRow row, string field, string name) => FromVault(row, field, VaultName,
        () => Secrets.Get(name, VaultName));

    private TFound FromVault<TFound>(InputRow row, string field, string? vault, Func<TFound> read)
    {
        if (vault is not null && _vaults.Add(vault))
            Secrets.Require(vault);
        try
        {
            return read();
        }
        catch (AyrshareCommandException problem) when (!problem.EndsCommand)
        {
            throw row.Problem(field, problem);
        }
    }
}
