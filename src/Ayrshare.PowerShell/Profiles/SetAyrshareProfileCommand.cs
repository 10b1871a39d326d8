using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Changes User Profiles: the title, the labels, the linking page, and the networks that cannot be
/// linked.</summary>
/// <remarks>
/// <para>Changes the fields that you specify and leaves all others unchanged. Identify each profile by its key, with
/// -ProfileKey or -ProfileKeySecret, or by its title and the vault in which New-AyrshareProfile -Vault stored the
/// key. -Title is therefore the current title. To rename the profile, use -NewTitle.</para>
/// <para>A change that you specify as a parameter applies to all profiles. The rows of a list, such as a CSV, can
/// have their own changes in columns named like the parameters: NewTitle, DisplayTitle, MessagingActive,
/// XAccountActivityActive, HideTopHeader, TopHeader, SubHeader, DisableSocial, Tags, Clear. A parameter takes precedence over a column.
/// Objects that this module's commands return only identify the profile, although they have properties such as Tags.
/// You can therefore pipe Get-AyrshareProfile to this command, and only the values of the parameters are sent.</para>
/// <para>To clear a list or a text, name it in -Clear, or specify an empty value as a parameter: -Tags @() or
/// -TopHeader ''. An empty cell leaves the value unchanged. In a CSV, use a column Clear that contains Tags or
/// Tags;TopHeader. In rows that are not text, such as those of ConvertFrom-Json, an empty list also clears the field,
/// and $null leaves it unchanged.</para>
/// <para>With a vault and -Title, the profile key moves to the name that fits the new title. After Ayrshare has
/// renamed the profile, the command stores the key under the new name, reads it back, and only then removes the old
/// secret. The key is in the vault at every moment. If the move is interrupted, run the same row again to finish it.
/// If the vault uses the new name for another secret, the command writes an error before it changes anything.</para>
/// <para>By default, this command returns no output. With -PassThru, it returns an object for each changed profile.
/// An invalid row causes an error that names the row's number and title, and the command continues with the other
/// rows.</para>
/// </remarks>
/// <example>
/// <title>Replace the labels</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Set-AyrshareProfile @client -Tags food, local -PassThru
/// </code>
/// <para>The new labels replace the existing ones.</para>
/// </example>
/// <example>
/// <title>Rename a client</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Set-AyrshareProfile @client -NewTitle 'Bluebird Bistro' -PassThru
/// </code>
/// <para>The key in the vault also moves to the name that fits the new title.</para>
/// </example>
/// <example>
/// <title>Label all profiles that have no linked networks</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Set-AyrshareProfile -Vault Company -Tags waiting -PassThru
/// </code>
/// <para>The command sends only the labels, and none of the other properties that the list contains.</para>
/// </example>
/// <example>
/// <title>Add a label to the existing labels</title>
/// <code>
/// Get-AyrshareProfile 'Corner Books' |
///     ForEach-Object { [pscustomobject] @{
///         Title = $_.Title
///         Tags  = @($_.Tags) + 'vip'
///     } } |
///     Set-AyrshareProfile -Vault Company -PassThru
/// </code>
/// <para>Rows that you create yourself can contain changes.</para>
/// </example>
/// <example>
/// <title>Clear fields</title>
/// <code>
/// $client = @{ Title = 'Corner Books'; Vault = 'Company' }
/// Set-AyrshareProfile @client -Clear Tags, TopHeader -PassThru
/// </code>
/// <para>-Tags @() -TopHeader '' does the same.</para>
/// </example>
/// <example>
/// <title>Make the changes in a list</title>
/// <code>
/// 'Title,NewTitle,Tags,Clear',
/// 'Bluebird Cafe,Bluebird Bistro,food;local,',
/// 'Corner Books,,,Tags;SubHeader' |
///     Set-Content ./changes.csv
/// Import-Csv ./changes.csv |
///     Set-AyrshareProfile -Vault Company -PassThru
/// </code>
/// <para>The first profile is renamed and labelled. The second loses its labels and its text below the header.</para>
/// </example>
/// <notes>
/// <para>The command sends one request at a time unless you use -ThrottleLimit, so that one row can use the title
/// that an earlier row has given up.</para>
/// </notes>
/// <errors>NothingToChange, ClearedAndSet, UnknownField, TitleMissing, InvalidTitle, TitleTaken, SecretExists,
/// KeyNotMoved, ListNotText, InvalidFlag, UnknownNetwork, ProfileKeyMissing, SecretNotFound, TitleMismatch, RefIdMismatch,
/// MessagingNotEnabled, MessagingRelinkNeeded</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/update-profile">Update a User Profile, in Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="RemoveAyrshareProfileCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Set, "AyrshareProfile", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-AyrshareProfile.md")]
[OutputType(typeof(AyrshareProfileChange))]
public sealed class SetAyrshareProfileCommand : ProfileCommand
{
    /// <summary>The profile's new name, unique in the account. It can also be a column of the rows.</summary>
    [Parameter]
    public string? NewTitle { get; set; }

    /// <summary>The display name, shown in place of the title. Use '' to show the title again. It can also be a
    /// column of the rows.</summary>
    [Parameter]
    public string? DisplayTitle { get; set; }

    /// <summary>Whether direct messages are switched on: $true or $false. The account must have messaging. After you switch
    /// it on, the client must link Facebook and Instagram anew, with a new link, before messages work there. It can also
    /// be a column of the rows, with true, false, yes, no, 1 or 0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? MessagingActive { get; set; }

    /// <summary>Whether Ayrshare reports the activity of the X account by webhook: $true or $false. It can also be a column
    /// of the rows, with true, false, yes, no, 1 or 0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? XAccountActivityActive { get; set; }

    /// <summary>Whether the linking page hides its header: $true or $false. It can also be a column of the rows, with
    /// true, false, yes, no, 1 or 0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideTopHeader { get; set; }

    /// <summary>The linking page's header. Use '' for Ayrshare's header. It can also be a column of the
    /// rows.</summary>
    [Parameter]
    public string? TopHeader { get; set; }

    /// <summary>The linking page's text below the header. Use '' for Ayrshare's text. It can also be a column of the
    /// rows.</summary>
    [Parameter]
    public string? SubHeader { get; set; }

    /// <summary>Networks that the client cannot link. They replace the existing ones. Use @() for none. It can also
    /// be a column of the rows, in which the names are separated by semicolons or commas. Tab completes the
    /// names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? DisableSocial { get; set; }

    /// <summary>Labels to group profiles by. They replace the existing ones. Use @() for none. It can also be a
    /// column of the rows, in which the labels are separated by semicolons or commas.</summary>
    [Parameter]
    public string[]? Tags { get; set; }

    /// <summary>The fields to clear: DisplayTitle, TopHeader, SubHeader, DisableSocial, Tags. It can also be a column
    /// of the rows, in which the names are separated by semicolons or commas.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearableFieldCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Returns an object for each profile that was changed. You can pipe it to the other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        var checks = new RowChecks(row);
        var changes = new ProfileChangeFields
        {
            NewTitle = NewTitle,
            DisplayTitle = DisplayTitle,
            MessagingActive = MessagingActive,
            XAccountActivityActive = XAccountActivityActive,
            HideTopHeader = HideTopHeader,
            TopHeader = TopHeader,
            SubHeader = SubHeader,
            DisableSocial = DisableSocial,
            Tags = Tags,
            Clear = Clear,
        }.Read(row, checks);
        checks.ThrowIfAny();
        var changed = Names(changes);
        if (changed.Length == 0)
        {
            throw new AyrshareCommandException(
                Errors.NothingToChange, $"{row.Prefix}there is nothing to change.",
                "Use a parameter such as -Tags, or fill in a column of that name. An empty cell leaves the value unchanged; to clear it, "
                + "use a column Clear.");
        }

        var who = row.Title is { } title ? $"profile '{title}'" : "the profile";
        if (!ShouldProcess(who, changes.Title is { } renamed
            ? $"Rename to '{renamed}', change {string.Join(", ", changed)}"
            : $"Change {string.Join(", ", changed)}"))
            return;

        var key = RequireProfileKey(row);
        var secret = changes.Title is { } newTitle && row.Title is { } oldTitle && VaultName is { } vault
            ? PlanRename(row, Secrets.Require(vault), oldTitle, newTitle, key)
            : null;
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row, changes.Title));
        Enqueue(row, async call =>
        {
            await named.RequireAsync(client, key, call.Options).ConfigureAwait(false);
            var updated = await client.UpdateProfileAsync(key, changes, call.Options).ConfigureAwait(false);
            var (moved, problem) = secret is null ? (true, null) : await MoveAsync(row, call, secret).ConfigureAwait(false);
            var result = new AyrshareProfileChange
            {
                Title = changes.Title ?? updated.Title ?? row.Title,
                PreviousTitle = changes.Title is null ? null : row.Title,
                RefId = updated.RefId ?? refId,
                Changed = new(changed),
                ProfileKey = SecretText.Secure(key),
                RowNumber = row.Number,
            };
            return new RowResult
            {
                Output = PassThru ? [result] : [],
                CarriesColumns = true,
                Problem = problem,
                IfUnwritten = "the profile was changed, but the pipeline ended before the command returned it."
                    + (moved ? "" : $" Its key was not moved {secret}. Run the row again."),
            };
        });
    }

    private async Task<(bool Moved, AyrshareCommandException? Problem)> MoveAsync(InputRow row, RowCall call, SecretRename secret)
    {
        try
        {
            await call.OnPipelineAsync(() => secret.Carry(Secrets)).ConfigureAwait(false);
            return (true, null);
        }
        catch (AyrshareCommandException failure)
        {
            return (false, row.Problem(
                Errors.KeyNotMoved, nameof(Vault), $"the profile was renamed, but its key could not be moved {secret}. {failure.Message}",
                "Nothing is lost: the key is in the vault under the old name. Run the same row again to finish the move."));
        }
        catch (OperationCanceledException)
        {
            return (false, null);
        }
    }

    private static string[] Names(UpdateProfileRequest changes) =>
    [
        .. new (string Name, object? Value)[]
        {
            (nameof(NewTitle), changes.Title),
            (nameof(DisplayTitle), changes.DisplayTitle),
            (nameof(MessagingActive), changes.MessagingActive),
            (nameof(XAccountActivityActive), changes.XAccountActivityActive),
            (nameof(HideTopHeader), changes.HideTopHeader),
            (nameof(TopHeader), changes.TopHeader),
            (nameof(SubHeader), changes.SubHeader),
            (nameof(DisableSocial), changes.DisableSocial),
            (nameof(Tags), changes.Tags),
        }.Where(change => change.Value is not null).Select(change => change.Name),
    ];

    private SecretRename? PlanRename(InputRow row, string vault, string oldTitle, string newTitle, Secret key)
    {
        try
        {
            return SecretRename.Plan(Secrets, vault, oldTitle, newTitle, key, row);
        }
        catch (AyrshareCommandException problem) when (problem is { EndsCommand: false, Id: not "SecretExists" })
        {
            throw row.Problem(nameof(Vault), problem);
        }
    }
}
