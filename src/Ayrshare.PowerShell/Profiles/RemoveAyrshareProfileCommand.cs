using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>Removes User Profiles for good, with all their posts.</summary>
/// <remarks>
/// <para>Removes each profile by its key, or by its exact title if there is no key. This cannot be undone: the
/// profile, its links, its linked networks and its posts at Ayrshare are gone. So the command asks before each profile,
/// unless -Force or -Confirm:$false is given. Where nobody can be asked, as with pwsh -NonInteractive, it ends with an
/// error and has removed nothing. Begin with -WhatIf.</para>
/// <para>The key comes from -ProfileKey, -ProfileKeySecret or the object that is piped in. No vault is searched for a
/// title: the title alone names the profile, in its exact spelling. Where a row has both, Ayrshare is asked first whose
/// key it is, and if the titles differ, nothing is removed.</para>
/// <para>-RemoveSecret also removes the secret with the profile's key from the vault, after the profile is gone and
/// never before: the one that -ProfileKeySecret names, or else the one that New-AyrshareProfile -Vault stored for the
/// title.</para>
/// <para>No more than eight profiles a second are removed, as Ayrshare demands, whatever -ThrottleLimit says and however
/// many commands of this process do so at once. A removal is never repeated after an answer that may have been lost: the
/// error id is then OutcomeUnknown, and Get-AyrshareProfile -Title shows whether the profile is still there.</para>
/// </remarks>
/// <example>
/// <title>See first what would be removed</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Remove-AyrshareProfile -WhatIf
/// </code>
/// <para>Says which profiles it would be, and sends nothing but the list's own request.</para>
/// </example>
/// <example>
/// <title>One client, and its key</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Remove-AyrshareProfile @client -RemoveSecret -Force -PassThru
/// </code>
/// <para>Removes the profile of this title, and then the key that the vault holds for it. Nobody is asked.</para>
/// </example>
/// <example>
/// <title>A list, with a record of what was done</title>
/// <code>
/// Import-Csv ./links.csv |
///     Select-Object Title |
///     Remove-AyrshareProfile -Force -PassThru -ErrorVariable failed |
///     Export-Csv ./removed.csv -NoTypeInformation
/// </code>
/// <para>By title alone. What failed is in $failed, each error with its row as TargetObject.</para>
/// </example>
/// <notes>
/// <para>One profile is removed at a time unless -ThrottleLimit says otherwise, so that a pipeline that ends early, as
/// with Select-Object -First 1, has removed no more than has come out.</para>
/// </notes>
/// <errors>ProfileMissing, TitleMismatch, NotFound, SecretNotFound, SecretNameMissing, SecretNotRemoved,
/// OutcomeUnknown, ConfirmationImpossible</errors>
/// <parameter name="Title">The profile's exact title, blanks and case included: without a key it names the profile, and
/// with one it must be that profile's.</parameter>
/// <parameter name="Vault">The SecretManagement vault that -ProfileKeySecret is read from, and that -RemoveSecret removes
/// from; the connection's vault unless given, or else the default vault.</parameter>
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
    /// <summary>Removes without asking. It does not override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Removes the secret with the profile's key too, from -Vault, the connection's vault or the default vault,
    /// when the profile is gone.</summary>
    [Parameter]
    public SwitchParameter RemoveSecret { get; set; }

    /// <summary>Puts out an object for each profile that was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var who = row.Title is { } named ? $"profile '{named}'"
            : row.Number is { } number ? $"the profile of the key in row {number}"
            : "the profile of the key";
        if (!ShouldProcess(who, "Remove for good, with its posts", Force))
            return;

        var key = FindGivenProfileKey(row);
        // Exactly as given, blanks too: there may be another profile without them.
        var title = row.Title is null ? null : Title;
        if (key is null && title is null)
            throw row.Problem(Errors.ProfileMissing, nameof(Title), "neither a title nor a key names the profile.",
                "Fill the column Title in, or give the profile's key.");
        var (secretName, vault) = SecretToRemove(row, title);
        var (client, refId) = (Client, RefId);
        Enqueue(row, async call =>
        {
            if (key is not null && title is not null)
            {
                var owner = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
                if (owner.Title is { } other && other != title)
                    throw Mismatch(row, other);
            }

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
                IfUnwritten = "the profile was removed, but the pipeline ended before that could come out."
                    + (keptSecret is null ? "" : $" Its key is still in {SecretVault.Describe(vault)} as \"{keptSecret}\"."),
            };
        });
    }

    // After the profile is gone. What is kept is named, too, where the pipeline was stopped before the vault could be asked.
    private async Task<(string? Removed, string? Kept, AyrshareCommandException? Problem)> RemoveSecretAsync(
        InputRow row, RowCall call, string? title, string name, string? vault)
    {
        try
        {
            if (await call.OnPipelineAsync(() => Secrets.NameOf(name, vault)).ConfigureAwait(false) is not { } stored)
                return default;

            // Titles tell upper from lower case, and most vaults do not.
            if (stored != name && title is not null && name == SecretName.OfProfile(title))
            {
                return (null, name, row.Problem(
                    Errors.SecretNotRemoved, nameof(RemoveSecret),
                    $"the profile was removed, but {SecretVault.Describe(vault)} has \"{stored}\", which can be the key of another "
                    + $"profile. It is still there.",
                    $"The titles of two profiles can differ in upper and lower case alone. If this one was the only one, Remove-Secret "
                    + $"-Name '{stored}' -Vault '{vault}' removes its key."));
            }

            await call.OnPipelineAsync(() => Secrets.Remove(stored, vault)).ConfigureAwait(false);
            return (stored, null, null);
        }
        catch (AyrshareCommandException failure)
        {
            return (null, name, row.Problem(
                Errors.SecretNotRemoved, nameof(RemoveSecret), $"the profile was removed, but its key is still in the vault. {failure.Message}",
                $"The key is of no use any more. Remove-Secret -Name '{name}' -Vault '{vault}' removes it."));
        }
        catch (OperationCanceledException)
        {
            return (null, name, null);
        }
    }

    // Before the profile is removed: a vault that is not there is found out while nothing is lost.
    private (string? Name, string? Vault) SecretToRemove(InputRow row, string? title)
    {
        if (!RemoveSecret)
            return (null, null);
        var name = string.IsNullOrWhiteSpace(ProfileKeySecret)
            ? title is null ? null : SecretName.OfProfile(title)
            : ProfileKeySecret!.Trim();
        if (name is null)
        {
            throw row.Problem(
                Errors.SecretNameMissing, nameof(RemoveSecret),
                "without a title or -ProfileKeySecret, the name of the secret is not known; the profile was not removed.",
                "Give -Title or -ProfileKeySecret, or leave -RemoveSecret out.");
        }

        return (name, Secrets.Require(VaultName));
    }

    private static AyrshareCommandException Mismatch(InputRow row, string title) => row.Problem(
        Errors.TitleMismatch, nameof(ProfileKey), $"the key is the one of the profile '{title}'. Nothing was removed.",
        "Correct the title or the key; one of them alone is enough.");
}
