using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Permanently removes User Profiles and all their posts.</summary>
/// <remarks>
/// <para>Removes each profile by its key, or by its exact title if there is no key. You cannot undo this: the
/// profile, its links, its linked networks and its posts at Ayrshare are deleted. The command therefore asks for
/// confirmation before each profile, unless you use -Force or -Confirm:$false. If it cannot ask, as with pwsh
/// -NonInteractive, it ends with an error and removes nothing. Use -WhatIf first.</para>
/// <para>The key comes from -ProfileKey, from -ProfileKeySecret or from the piped object. The command does not look
/// up the title in a vault: without a key, the exact title identifies the profile. If a row has both, the command
/// first asks Ayrshare for the owner of the key. If the titles differ, nothing is removed. If a row of a list has a RefId,
/// it must be that of the profile, too.</para>
/// <para>-RemoveSecret also removes the secret that holds the profile key from the vault, after the profile is
/// removed and never before. It removes the secret that -ProfileKeySecret names, or else the one that
/// New-AyrshareProfile -Vault stored for the title.</para>
/// <para>The command removes at most eight profiles a second, as Ayrshare demands, whatever the value of
/// -ThrottleLimit and however many commands of this process remove profiles at the same time. A request to remove a
/// profile is never sent again if its response may have been lost. The error id is then OutcomeUnknown, and
/// Get-AyrshareProfile -Title shows whether the profile still exists.</para>
/// </remarks>
/// <example>
/// <title>See what would be removed</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Remove-AyrshareProfile -WhatIf
/// </code>
/// <para>Shows the profiles that would be removed. The only request is that of Get-AyrshareProfile.</para>
/// </example>
/// <example>
/// <title>Remove one profile and its key</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Remove-AyrshareProfile @client -RemoveSecret -Force -PassThru
/// </code>
/// <para>Removes the profile with this title, and then its key from the vault. The command does not ask for
/// confirmation.</para>
/// </example>
/// <example>
/// <title>Remove the profiles in a list and keep a record</title>
/// <code>
/// Import-Csv ./links.csv |
///     Select-Object Title |
///     Remove-AyrshareProfile -Force -PassThru -ErrorVariable failed |
///     Export-Csv ./removed.csv -NoTypeInformation
/// </code>
/// <para>Removes the profiles by title alone. $failed contains the errors, each with its row as TargetObject.</para>
/// </example>
/// <notes>
/// <para>The command removes one profile at a time unless you use -ThrottleLimit. A pipeline that ends early, as with
/// Select-Object -First 1, has then removed only the profiles that were returned.</para>
/// </notes>
/// <errors>ProfileMissing, TitleMismatch, RefIdMismatch, NotFound, SecretNotFound, SecretNameMissing, SecretNotRemoved,
/// OutcomeUnknown, ConfirmationImpossible</errors>
/// <parameter name="Title">The profile's exact title, including spaces and case. Without a key, it identifies the
/// profile. With a key, it must be the title of the key's profile.</parameter>
/// <parameter name="Vault">The SecretManagement vault of -ProfileKeySecret and -RemoveSecret. The default is the
/// connection's vault, or else the default vault.</parameter>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/delete-profile">Delete a User Profile, in Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="DisconnectAyrshareSocialAccountCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SetAyrshareProfileCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Remove, "AyrshareProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    HelpUri = HelpPages.Folder + "Remove-AyrshareProfile.md")]
[OutputType(typeof(AyrshareRemovedProfile))]
public sealed class RemoveAyrshareProfileCommand : ProfileCommand
{
    /// <summary>Removes profiles without asking for confirmation. It does not override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Also removes the secret that holds the profile key from -Vault, the connection's vault or the default
    /// vault, after the profile is removed.</summary>
    [Parameter]
    public SwitchParameter RemoveSecret { get; set; }

    /// <summary>Returns an object for each profile that was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var key = FindGivenProfileKey(row);
        // The title is not trimmed, because another profile may have the same title without the spaces.
        var title = row.Title is null ? null : Title ?? row.Piped?.Title;
        if (key is null && title is null)
        {
            throw row.Number is null
                ? row.Problem(Errors.ProfileMissing, nameof(Title), "no profile was specified.", "Specify -Title or -ProfileKey.")
                : row.NoProfile(Errors.ProfileMissing, nameof(Title), nameof(ProfileKey), nameof(ProfileKeySecret));
        }

        var secretName = SecretToRemove(row, title);
        var who = title is not null ? $"profile '{title}'"
            : row.Number is { } number ? $"the profile of the key in row {number}"
            : "the profile of the key";
        var what = secretName is null ? "the profile and its posts" : $"the profile, its posts and its secret \"{secretName}\"";
        if (!ShouldProcess(who, $"Permanently remove {what}", Force))
            return;

        // The vault is checked before the profile is removed, so that a missing vault causes no half-finished removal.
        var vault = secretName is null ? null : FromVault(row, nameof(Vault), vault: null, () => Secrets.Claim(VaultName));
        var (client, refId) = (Client, RowChecks.TextOrNull(RefId));
        var isOne = row.IsOutputWithItsOwn(nameof(Title), nameof(RefId)) && !IsGiven(nameof(Title)) && !IsGiven(nameof(RefId));
        Enqueue(row, async call =>
        {
            if (key is not null)
                await new NamedProfile(row, title, isOne ? null : refId).RequireAsync(client, key, call.Options).ConfigureAwait(false);
            else if (title is not null && refId is not null && !isOne)
                await RequireRefIdAsync(row, client, title, refId, call.Options).ConfigureAwait(false);

            var removed = key is null
                ? await client.DeleteProfileAsync(title!, call.Options).ConfigureAwait(false)
                : await client.DeleteProfileAsync(key, call.Options).ConfigureAwait(false);
            var (removedSecret, keptSecret, problem) = secretName is null
                ? default
                : await RemoveSecretAsync(row, call, title, secretName, vault).ConfigureAwait(false);
            var result = new AyrshareRemovedProfile
            {
                Title = title,
                RefId = removed ?? refId,
                RemovedSecret = removedSecret,
                RowNumber = row.Number,
            };
            return new RowResult
            {
                Output = PassThru ? [result] : [],
                CarriesColumns = true,
                Problem = problem,
                Verbose = $"{row.Prefix}the profile was removed{(removedSecret is null ? "" : $", and its secret \"{removedSecret}\"")}.",
                IfUnwritten = "the profile was removed, but the pipeline ended before the command returned it."
                    + (keptSecret is null ? "" : $" Its key is still in {SecretVault.Describe(vault)} as \"{keptSecret}\"."),
            };
        });
    }

    // Runs after the profile is removed. Kept names the remaining secret, even if the pipeline was stopped before the vault was asked.
    private async Task<(string? Removed, string? Kept, AyrshareCommandException? Problem)> RemoveSecretAsync(
        InputRow row, RowCall call, string? title, string name, string? vault)
    {
        try
        {
            if (await call.OnPipelineAsync(() => Secrets.NameOf(name, vault)).ConfigureAwait(false) is not { } stored)
                return default;

            // Titles are case-sensitive, but most vaults are not.
            if (stored != name && title is not null && name == SecretName.OfProfile(title))
            {
                return (null, name, row.Problem(
                    Errors.SecretNotRemoved, nameof(RemoveSecret),
                    $"the profile was removed, but {SecretVault.Describe(vault)} has \"{stored}\", which may be the key of another "
                    + $"profile. It was not removed.",
                    $"The titles of two profiles can differ only in case. If there is no such other profile, use Remove-Secret "
                    + $"-Name '{stored}' -Vault '{vault}' to remove the key."));
            }

            await call.OnPipelineAsync(() => Secrets.Remove(stored, vault)).ConfigureAwait(false);
            return (stored, null, null);
        }
        catch (AyrshareCommandException failure)
        {
            return (null, name, row.Problem(
                Errors.SecretNotRemoved, nameof(RemoveSecret),
                $"the profile was removed, but its key is still in the vault. {failure.Message}",
                $"The key is no longer valid. To remove it, use Remove-Secret -Name '{name}' -Vault '{vault}'."));
        }
        catch (OperationCanceledException)
        {
            return (null, name, null);
        }
    }

    private string? SecretToRemove(InputRow row, string? title)
    {
        if (!RemoveSecret)
            return null;
        return FindSecretName(row) ?? (title is null ? null : SecretName.OfProfile(title)) ?? throw row.Problem(
            Errors.SecretNameMissing, nameof(RemoveSecret),
            "the name of the secret is unknown without a title or -ProfileKeySecret. The profile was not removed.",
            "Use -Title or -ProfileKeySecret, or omit -RemoveSecret.");
    }

    // A list can name another profile than the one that has its title now.
    private static async Task RequireRefIdAsync(InputRow row, AyrshareClient client, string title, string refId, CallOptions options)
    {
        var found = await client.ListProfilesAsync(new ProfileQuery { Title = title }, options).ConfigureAwait(false);
        if (found.Profiles.Any(profile => profile.RefId is null || profile.RefId == refId))
            return;
        throw row.Problem(
            Errors.RefIdMismatch, nameof(RefId), $"the account lists no profile '{title}' with this RefId. Nothing was removed.",
            "Use Get-AyrshareProfile to see the profile, and omit the RefId to remove it by its title. A list can be 5 minutes old.");
    }
}
