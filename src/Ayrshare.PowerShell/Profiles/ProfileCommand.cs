using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The base of the commands that act on one profile per row: how a row identifies the profile, and where its
/// key is found.</summary>
public abstract class ProfileCommand : RowCommand
{
    private static readonly string[] ProfileParameters = [nameof(InputObject), nameof(ProfileKey), nameof(ProfileKeySecret), nameof(Title),
        nameof(RefId)];

    private readonly HashSet<string> _vaults = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A title, or an object with properties named like these parameters, such as a profile or a row of a CSV.
    /// A SecureString, or a text in the form of a profile key, is used as a profile key.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The profile key. The account's API key is not accepted. A secret: SecureString or string. The output
    /// of New-AyrshareProfile, and of the commands that it is piped into, carries the key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ProfileKey { get; set; }

    /// <summary>The name of the secret that holds the profile key. Use it in place of -ProfileKey. A name in a row must
    /// begin with Ayrshare-ProfileKey-, unless you use -AllowAnySecretName.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecretName")]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? ProfileKeySecret { get; set; }

    /// <summary>Accepts any name of a secret from a row. By default, a row can name only secrets that begin with
    /// Ayrshare-ProfileKey-, because the key is sent to Ayrshare: a row cannot have another secret of the vault sent there.
    /// The value of the parameter -ProfileKeySecret is always accepted.</summary>
    [Parameter]
    public SwitchParameter AllowAnySecretName { get; set; }

    /// <summary>The SecretManagement vault that holds the profile keys. The default is the connection's vault or, for
    /// -ProfileKeySecret, the default vault. If a row has a title and no key, the command looks the key up under the
    /// name that New-AyrshareProfile -Vault gave it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The profile's title. It appears in messages and in the output, and finds the profile key in a vault. If the
    /// row also has a profile key, it must be the title of the key's profile.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>The profile's public reference. It is copied to the output. If the row also has a profile key, it must be
    /// that of the key's profile, as far as the command asks Ayrshare for that profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>Whether text from the pipeline stands for a profile.</summary>
    private protected virtual bool TextIsProfile => true;

    private protected sealed override InputRow CurrentRow(int number)
    {
        var key = ProfileKey;
        return new(InputObject, InputObject is null ? null : number, Title, () => [SecretText.Of(key), ConnectedApiKey],
            TextIsProfile ? PipedText.OfProfile(InputObject) : null);
    }

    /// <summary>Returns the key of the row's profile.</summary>
    /// <exception cref="AyrshareCommandException">The row has no key, the key is the API key, or the vault
    /// fails.</exception>
    private protected Secret RequireProfileKey(InputRow row) => FindProfileKey(row) ?? throw (row.IsPiped && row.Title is null
        ? row.NoProfile(Errors.ProfileKeyMissing, nameof(Title), nameof(ProfileKey), nameof(ProfileKeySecret))
        : row.Problem(
            Errors.ProfileKeyMissing, nameof(ProfileKey), "there is no profile key.",
            "Use -ProfileKey or -ProfileKeySecret, as a parameter or a column. If New-AyrshareProfile -Vault stored the key under the "
            + "title, use -Vault."));

    /// <summary>Returns the key of the row's profile, or null if the row has no key and none can be looked
    /// up.</summary>
    /// <exception cref="AyrshareCommandException">The key is the API key, the vault fails, or the vault has no key
    /// for the title.</exception>
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
                "Titles are case-sensitive. Correct the title, or specify the key of the right profile.");
        }

        return key ?? FromVault(row, nameof(Title), PowerShell.SecretName.OfProfile(title));
    }

    /// <summary>Returns the key of the row's profile, or null. For a command that does not need a key, it is no error
    /// if the vault has none for the title.</summary>
    /// <exception cref="AyrshareCommandException">The key is the API key, or the vault fails.</exception>
    private protected Secret? FindProfileKeyIfKept(InputRow row)
    {
        if (FindGivenProfileKey(row) is { } given)
            return given;
        if (VaultName is not { } vault || row.Title is not { } title)
            return null;
        var (kept, _) = FindKept(row, title, vault);
        if (kept is null)
            WriteVerbose($"{row.Prefix}{SecretVault.Describe(vault)} has no key for this title. The command continues without a key.");
        return kept;
    }

    /// <summary>Returns the key that the row contains or names a secret for, or null. The title is not looked
    /// up.</summary>
    /// <exception cref="AyrshareCommandException">The key is the API key, or the vault fails.</exception>
    private protected Secret? FindGivenProfileKey(InputRow row)
    {
        var key = SecretText.Of(ProfileKey)
            ?? SecretText.Of((InputObject?.BaseObject as ICarriesProfileKey)?.ProfileKey)
            ?? row.Piped?.Key;
        if (key is null && FindSecretName(row) is { } name)
            key = FromVault(row, nameof(ProfileKeySecret), name);
        if (key?.Reveal() == Client.Options.ApiKey.Reveal())
        {
            throw row.Problem(
                Errors.ProfileKeyIsApiKey, nameof(ProfileKey), "this is the account's API key, but a profile key is required.",
                "Use the key that New-AyrshareProfile returned, or that the dashboard shows for the profile.");
        }

        return key;
    }

    /// <summary>Returns the profile that the row names beside its key, as far as it can contradict the key. An output of this module has
    /// the title, the reference and the key of one profile, and the key that a vault has for a title is that of the title.</summary>
    /// <param name="row">The row.</param>
    /// <param name="newTitle">The title that the row gives to the profile, or null.</param>
    private protected NamedProfile NamedBesideKey(InputRow row, string? newTitle = null)
    {
        var hasKey = (SecretText.Of(ProfileKey) ?? row.Piped?.Key) is not null || RowChecks.TextOrNull(ProfileKeySecret) is not null;
        var refId = RowChecks.TextOrNull(RefId);
        string[] names = [.. ProfileParameters.Where(name => name != nameof(InputObject)), "SecretName"];
        var isOne = row.IsOutputWithItsOwn(names) && !names.Any(IsGiven);
        return isOne || (refId is null && !hasKey)
            ? new NamedProfile(row, title: null, refId: null)
            : new NamedProfile(row, row.Title, refId, newTitle);
    }

    /// <summary>Returns the name of the secret that holds the profile key, if it is specified.</summary>
    /// <exception cref="AyrshareCommandException">A row names a secret that need not be a profile key.</exception>
    private protected string? FindSecretName(InputRow row)
    {
        if (RowChecks.TextOrNull(ProfileKeySecret) is not { } name)
            return null;
        var isOwn = row.Source<AyrshareNewProfile>() is { } created && created.SecretName == name;
        if (isOwn || AllowAnySecretName || IsGiven(nameof(ProfileKeySecret)) || KeyNames.IsOfProfileKey(name))
            return name;
        throw row.Problem(
            Errors.SecretNameNotAllowed, nameof(ProfileKeySecret),
            $"the row names the secret \"{name}\", which need not be a profile key. It was not read.",
            $"If it is a profile key, use -AllowAnySecretName. By default, a row can name only secrets that begin with "
            + $"{KeyNames.ProfileKeyPrefix}.");
    }

    /// <summary>The vault of the row, or else the connection's vault; null if there is neither.</summary>
    private protected string? VaultName => string.IsNullOrWhiteSpace(Vault) ? ActiveConnection.Vault : Vault!.Trim();

    /// <summary>Whether the input specifies a User Profile at all, even through a pipeline or a variable that turns
    /// out to be empty. The command must not use the account's Primary Profile in its place.</summary>
    private protected bool NamesProfile =>
        MyInvocation.ExpectingInput || InputObject is not null || ProfileParameters.Any(MyInvocation.BoundParameters.ContainsKey);

    /// <summary>Throws an error if a profile is specified together with -PrimaryProfile.</summary>
    /// <exception cref="AyrshareCommandException">There is a row, or a parameter that specifies a
    /// profile.</exception>
    private protected void RefuseProfile(InputRow row)
    {
        if (!NamesProfile)
            return;
        throw new AyrshareCommandException(
            Errors.PrimaryProfileNotAlone,
            $"{row.Prefix}-PrimaryProfile specifies the account's own profile, but a User Profile is specified too.",
            "For User Profiles, omit -PrimaryProfile. For the account's own profile, use -PrimaryProfile alone and without a pipeline.");
    }

    // Returns the key that the vault holds for a title or, if the key belongs to another profile, the title of that profile.
    // Titles are case-sensitive, but many vaults are not and find the key of Acme for acme, so Ayrshare is asked for the owner.
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

    private protected TFound FromVault<TFound>(InputRow row, string field, string? vault, Func<TFound> read)
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
