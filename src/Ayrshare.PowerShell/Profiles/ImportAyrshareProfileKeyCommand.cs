using System;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Stores the keys of existing profiles in a vault, where the other commands find them.</summary>
/// <remarks>
/// <para>Use this command for profiles that were not created with New-AyrshareProfile -Vault, such as those that your account
/// already has. Ayrshare returns a profile key only when the profile is created. Later, only its dashboard shows the key.
/// Write the keys into a CSV with the columns Title and ProfileKey, and pipe the CSV to this command.</para>
/// <para>The command first asks Ayrshare for the profile of each key. If the title or, if there is one, the RefId differs
/// from the row, the key is not stored. A row without a title takes the title from Ayrshare. The account's API key is not a
/// profile key and is not accepted.</para>
/// <para>The key is stored under the name that New-AyrshareProfile -Vault would give it, and read back. All commands with
/// -Vault then find the key by the title, and Invoke-AyrshareOnboarding continues with the profile in place of creating
/// it.</para>
/// <para>If the vault already has another key under this name, the command does not replace it unless you use -Force. The
/// output contains no key. Delete the file with the keys after the import.</para>
/// </remarks>
/// <example>
/// <title>Import keys from a CSV</title>
/// <code>
/// Import-Csv ./profile-keys.csv | Import-AyrshareProfileKey -Vault Company
/// Remove-Item ./profile-keys.csv
/// </code>
/// <para>The CSV has the columns Title and ProfileKey. A column RefId is compared too.</para>
/// </example>
/// <example>
/// <title>Import one key at a prompt</title>
/// <code>
/// $key = Read-Host 'Profile key' -AsSecureString
/// Import-AyrshareProfileKey 'Bluebird Cafe' -ProfileKey $key -Vault Company
/// </code>
/// <para>The key does not appear on the screen.</para>
/// </example>
/// <example>
/// <title>Import keys without titles</title>
/// <code>
/// Get-Content ./keys.txt | Import-AyrshareProfileKey -Vault Company
/// </code>
/// <para>The file contains one profile key per line. Text in the form of a profile key, four groups of letters and digits,
/// is used as one, and Ayrshare returns the title of each profile.</para>
/// </example>
/// <example>
/// <title>Save the rows that failed</title>
/// <code>
/// $errors = @{ ErrorVariable = 'failed'; ErrorAction = 'SilentlyContinue' }
/// $imported = Import-Csv ./profile-keys.csv |
///     Import-AyrshareProfileKey -Vault Company @errors
/// $imported | Group-Object Status -NoElement
/// $failed | ForEach-Object { "$_" } | Set-Content ./problems.txt
/// </code>
/// <para>The errors name the row and the problem, and no key.</para>
/// </example>
/// <example>
/// <title>Replace a key</title>
/// <code>
/// $key = Read-Host 'Profile key' -AsSecureString
/// Import-AyrshareProfileKey -ProfileKey $key -Vault Company -Force
/// </code>
/// <para>-Force replaces another key under the same name, such as that of a profile that was removed and created
/// again.</para>
/// </example>
/// <notes>
/// <para>The command sends five requests at a time unless you use -ThrottleLimit. Each request counts against the rate limit
/// of its own profile.</para>
/// </notes>
/// <errors>ProfileKeyMissing, ProfileKeyIsApiKey, TitleMismatch, RefIdMismatch, SecretExists, KeyNotStored, Forbidden,
/// VaultNotFound, SecretManagementMissing</errors>
/// <output type="Ayrshare.PowerShell.AyrshareImportedProfileKey">One object for each imported key, without the key.</output>
/// <seealso href="https://www.ayrshare.com/docs/apis/user/profile-details">Profile details, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsData.Import, "AyrshareProfileKey", SupportsShouldProcess = true,
    HelpUri = HelpPages.Folder + "Import-AyrshareProfileKey.md")]
[OutputType(typeof(AyrshareImportedProfileKey))]
public sealed class ImportAyrshareProfileKeyCommand : RowCommand
{
    private string? _vault;

    /// <summary>The profile's title, exactly as it is in the account. Without a title, the command takes it from
    /// Ayrshare.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>The profile key. The account's API key is not accepted. A secret: SecureString or string.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ProfileKey { get; set; }

    /// <summary>The profile's public reference. If it is specified, it must be that of the key's profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>A SecureString or a text in the form of a profile key, or an object with properties named like these
    /// parameters, such as a row of a CSV.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The SecretManagement vault to store the keys in. The default is the connection's vault, or else the default
    /// vault.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>Replaces another key that the vault has under the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override InputRow CurrentRow(int number)
    {
        var key = ProfileKey;
        return new(InputObject, InputObject is null ? null : number, Title, () => [SecretText.Of(key), ConnectedApiKey],
            PipedText.OfProfile(InputObject));
    }

    private protected override void Accept(InputRow row)
    {
        var key = SecretText.Of(ProfileKey) ?? row.Piped?.Key ?? throw row.Problem(
            Errors.ProfileKeyMissing, nameof(ProfileKey), "there is no profile key.",
            "Fill in the column ProfileKey. Ayrshare's dashboard shows the key of each profile.");
        if (key.Reveal() == Client.Options.ApiKey.Reveal())
        {
            throw row.Problem(
                Errors.ProfileKeyIsApiKey, nameof(ProfileKey), "this is the account's API key, but a profile key is required.",
                "Use the key that the dashboard shows for the profile.");
        }

        var vault = _vault ??= Secrets.Require(RowChecks.TextOrNull(Vault) ?? ActiveConnection.Vault);
        var who = row.ShownTitle is { } title ? $"profile '{title}'"
            : row.Number is { } number ? $"the profile of the key in row {number}"
            : "the profile of the key";
        if (!ShouldProcess(who, $"Store the profile key in {SecretVault.Describe(vault)}"))
            return;

        OfVault(row, () => Secrets.Claim(vault));
        var (client, refId, isForced) = (Client, RowChecks.TextOrNull(RefId), (bool)Force);
        Enqueue(row, async call =>
        {
            var owner = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
            var ownTitle = RequireOwner(row, owner, refId);
            var name = SecretName.OfProfile(ownTitle);
            var status = await call.OnPipelineAsync(() => Store(row, name, vault, key, isForced)).ConfigureAwait(false);
            var result = new AyrshareImportedProfileKey
            {
                Title = ownTitle,
                RefId = owner.RefId ?? refId,
                Vault = vault,
                SecretName = name,
                Status = status,
                RowNumber = row.Number,
            };
            return new RowResult
            {
                Output = [result],
                CarriesColumns = true,
                IfUnwritten = status == AyrshareProfileKeyStatus.Unchanged
                    ? null
                    : $"the key was stored in {SecretVault.Describe(vault)} as \"{name}\", but the pipeline ended before the command "
                        + "returned the result.",
            };
        });
    }

    // Returns the title of the key's profile, which must be the profile of the row.
    private static string RequireOwner(InputRow row, UserDetails owner, string? refId)
    {
        if (owner.Title is not { } title)
        {
            throw row.Problem(
                Errors.InvalidAnswer, nameof(ProfileKey), "Ayrshare did not return the title of the key's profile. The key was not stored.",
                "Run the row again later.");
        }

        if (row.Title is { } expected && expected != title)
        {
            throw row.Problem(
                Errors.TitleMismatch, nameof(Title), $"the key belongs to the profile '{title}'. It was not stored.",
                "Correct the title or the key. Titles are case-sensitive.");
        }

        return refId is null || refId == owner.RefId
            ? title
            : throw row.Problem(
                Errors.RefIdMismatch, nameof(RefId),
                $"the key belongs to the profile '{title}' with the RefId {owner.RefId ?? "unknown"}. It was not stored.",
                "Correct the RefId or the key, or remove the RefId.");
    }

    // Runs on the pipeline's thread.
    private AyrshareProfileKeyStatus Store(InputRow row, string name, string vault, Secret key, bool isForced)
    {
        var (found, kept) = OfVault(row, () =>
            Secrets.NameOf(name, vault) is { } there ? (there, Secrets.Get(there, vault)) : default((string?, Secret?)));
        if (kept?.Reveal() == key.Reveal())
            return AyrshareProfileKeyStatus.Unchanged;

        // Most vaults ignore case, so the name that was found can be for a title in another case. That key is never replaced.
        if (found is not null && found != name)
        {
            throw row.Problem(
                Errors.SecretExists, nameof(Vault),
                $"{SecretVault.Describe(vault)} has \"{found}\" with another key, which may belong to a profile whose title differs only "
                + "in case. The key was not stored.",
                $"If there is no such profile, use Remove-Secret -Name '{found}' -Vault '{vault}' and run the row again.");
        }

        if (found is not null && !isForced)
        {
            throw row.Problem(
                Errors.SecretExists, nameof(Vault),
                $"{SecretVault.Describe(vault)} already has another key as \"{name}\". The key was not stored.",
                "Use -Force to replace the existing key.");
        }

        return OfVault(row, () => Write(name, vault, key, replaces: found is not null));
    }

    private AyrshareProfileKeyStatus Write(string name, string vault, Secret key, bool replaces)
    {
        var secret = SecretText.Secure(key);
        if (replaces)
            Secrets.Set(name, vault, secret);
        else
            Secrets.Add(name, vault, secret);
        return replaces ? AyrshareProfileKeyStatus.Replaced : AyrshareProfileKeyStatus.Stored;
    }

    private static T OfVault<T>(InputRow row, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AyrshareCommandException problem) when (!problem.EndsCommand)
        {
            throw row.Problem(nameof(Vault), problem);
        }
    }
}
