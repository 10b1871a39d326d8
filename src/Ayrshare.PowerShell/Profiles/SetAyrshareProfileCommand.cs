using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Changes User Profiles: title, labels, the linking page, networks that cannot be linked.</summary>
/// <remarks>
/// <para>Changes what is given, and leaves all else as it is. Each profile is named by its key, from -ProfileKey or
/// -ProfileKeySecret, or by its title with a vault, as New-AyrshareProfile -Vault stored it. -Title is therefore the
/// title that the profile has; -NewTitle renames it.</para>
/// <para>A change that is given as a parameter goes for all profiles. Rows of a list, such as those of a CSV, can hold
/// changes of their own in columns named like the parameters: NewTitle, DisplayTitle, MessagingActive, HideTopHeader,
/// TopHeader, SubHeader, DisableSocial, Tags, Clear. A parameter comes before a column. Objects that this module's
/// commands put out only name the profile, although they have properties such as Tags: so Get-AyrshareProfile pipes in,
/// and only what the parameters say is sent.</para>
/// <para>To clear a list or a text, name it in -Clear, or give it empty as a parameter: -Tags @() or -TopHeader ''. An
/// empty cell leaves the value as it is; in a CSV, a column Clear with Tags or Tags;TopHeader clears. In rows that are
/// no text, such as those of ConvertFrom-Json, an empty list clears too, and $null leaves the value as it is.</para>
/// <para>With a vault and -Title, the profile's key follows a new title: when Ayrshare has renamed the profile, the key is
/// stored under the new name, read back, and only then removed under the old one. It is in the vault at every moment; if
/// the move is cut off, running the same row again finishes it. A new name that the vault uses for another secret is
/// refused before anything is changed.</para>
/// <para>Nothing comes out but with -PassThru. A row that is wrong is reported with its number and title, and the others
/// go on.</para>
/// </remarks>
/// <example>
/// <title>New labels</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Set-AyrshareProfile @client -Tags food, local -PassThru
/// </code>
/// <para>The labels that were there are replaced.</para>
/// </example>
/// <example>
/// <title>Rename a client</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Set-AyrshareProfile @client -NewTitle 'Bluebird Bistro' -PassThru
/// </code>
/// <para>The key moves in the vault too, to the name that fits the new title.</para>
/// </example>
/// <example>
/// <title>The same for all who have linked nothing yet</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Set-AyrshareProfile -Vault Company -Tags waiting -PassThru
/// </code>
/// <para>Only the labels are sent; what else the list tells of a profile is not.</para>
/// </example>
/// <example>
/// <title>Add a label to those that are there</title>
/// <code>
/// Get-AyrshareProfile 'Corner Books' |
///     ForEach-Object { [pscustomobject] @{
///         Title = $_.Title
///         Tags  = @($_.Tags) + 'vip'
///     } } |
///     Set-AyrshareProfile -Vault Company -PassThru
/// </code>
/// <para>Rows that you make yourself can hold changes.</para>
/// </example>
/// <example>
/// <title>Clear</title>
/// <code>
/// $client = @{ Title = 'Corner Books'; Vault = 'Company' }
/// Set-AyrshareProfile @client -Clear Tags, TopHeader -PassThru
/// </code>
/// <para>-Tags @() -TopHeader '' does the same.</para>
/// </example>
/// <example>
/// <title>Changes from a list</title>
/// <code>
/// 'Title,NewTitle,Tags,Clear',
/// 'Bluebird Cafe,Bluebird Bistro,food;local,',
/// 'Corner Books,,,Tags;SubHeader' |
///     Set-Content ./changes.csv
/// Import-Csv ./changes.csv |
///     Set-AyrshareProfile -Vault Company -PassThru
/// </code>
/// <para>The first is renamed and labelled, the second loses its labels and its text below the header.</para>
/// </example>
/// <notes>
/// <para>One request is under way at a time unless -ThrottleLimit says otherwise, so that one row can take the title that
/// a row before it has given up.</para>
/// </notes>
/// <errors>NothingToChange, ClearedAndSet, UnknownField, TitleMissing, TitleTaken, SecretExists, KeyNotMoved,
/// ListNotText, InvalidFlag, UnknownNetwork, ProfileKeyMissing, SecretNotFound, TitleMismatch</errors>
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
    /// <summary>The profile's new name, unique in the account. Also a column of rows.</summary>
    [Parameter]
    public string? NewTitle { get; set; }

    /// <summary>The name to show in place of the title; '' shows the title again. Also a column of rows.</summary>
    [Parameter]
    public string? DisplayTitle { get; set; }

    /// <summary>Whether direct messages are switched on: $true or $false. Also a column of rows, with true, false, yes, no,
    /// 1 or 0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? MessagingActive { get; set; }

    /// <summary>Whether the linking page hides its header: $true or $false. Also a column of rows, with true, false, yes,
    /// no, 1 or 0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideTopHeader { get; set; }

    /// <summary>The linking page's header; '' for Ayrshare's own. Also a column of rows.</summary>
    [Parameter]
    public string? TopHeader { get; set; }

    /// <summary>The linking page's text below the header; '' for Ayrshare's own. Also a column of rows.</summary>
    [Parameter]
    public string? SubHeader { get; set; }

    /// <summary>Networks that the client cannot link, in place of those before; @() for none. Also a column of rows,
    /// between semicolons or commas. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? DisableSocial { get; set; }

    /// <summary>Labels to group profiles by, in place of those before; @() for none. Also a column of rows, between
    /// semicolons or commas.</summary>
    [Parameter]
    public string[]? Tags { get; set; }

    /// <summary>What to clear: DisplayTitle, TopHeader, SubHeader, DisableSocial, Tags. Also a column of rows, between
    /// semicolons or commas.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearableFieldCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Puts out an object for each profile that was changed, which pipes into the other commands.</summary>
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
                "Give a parameter such as -Tags, or fill a column of that name in; an empty cell leaves as it is, and a column Clear "
                + "clears.");
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
        var (client, refId) = (Client, RefId);
        Enqueue(row, async call =>
        {
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
                IfUnwritten = "the profile was changed, but the pipeline ended before that could come out."
                    + (moved ? "" : $" Its key has not moved {secret}: run the row again."),
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
                "Nothing is lost: the key is in the vault under the old name. Run the same row again; it finishes the move."));
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
