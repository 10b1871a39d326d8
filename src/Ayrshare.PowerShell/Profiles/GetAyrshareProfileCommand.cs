using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Lists the account's User Profiles, and details of single profiles.</summary>
/// <remarks>
/// <para>Lists all profiles, or those that match the filters. Each object has the profile's title and reference, whether
/// it is suspended, and the networks that the client has linked. The list therefore shows which clients have used their
/// link. The command writes each page as soon as it has received it, and Select-Object -First ends the requests.</para>
/// <para>A title or filter whose value is empty, for instance because a variable has another name, is an error: the
/// command does not list all profiles in its place.</para>
/// <para>You can pipe in titles as text, and titles and references as rows of a CSV. If a specified profile does not exist, its
/// row causes an error, and the command continues with the other rows. The other columns of a row, such as Email, are copied to the
/// output, but not those of a profile key.</para>
/// <para>The list can be up to 5 minutes old, so a new profile may be missing. The list never contains profile keys. You
/// can pipe it to New-AyrshareJwt and Send-AyrshareConnectEmail, which find the keys in a vault by the titles.</para>
/// <para>-Include requests details of single profiles, such as suspension, socialHealth and linkingErrors. Each detail is
/// a property of the output's Details. Ayrshare documents the names of the details but not their content, so the command
/// returns what Ayrshare returns. The details need the RefId of each profile, and no profile key: to look through a whole
/// account, pipe Get-AyrshareProfile to Get-AyrshareProfile -Include.</para>
/// </remarks>
/// <example>
/// <title>List all profiles</title>
/// <code>
/// Get-AyrshareProfile
/// </code>
/// <para>Shows the title, the status, the day of creation and the linked networks of each profile.</para>
/// </example>
/// <example>
/// <title>Show one profile</title>
/// <code>
/// Get-AyrshareProfile 'Bluebird Cafe' | Format-List
/// </code>
/// <para>Shows all properties of the profile.</para>
/// </example>
/// <example>
/// <title>List the profiles that have linked two networks</title>
/// <code>
/// Get-AyrshareProfile -IncludesActiveSocialAccounts facebook, instagram
/// </code>
/// <para>Tab completes the names of the networks.</para>
/// </example>
/// <example>
/// <title>Export the clients that have linked nothing</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Select-Object Title, RefId, Created |
///     Export-Csv ./waiting.csv -NoTypeInformation
/// </code>
/// <para>Writes a CSV with one row for each of these clients.</para>
/// </example>
/// <example>
/// <title>Issue new links to these clients</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     New-AyrshareJwt -Vault Company
/// </code>
/// <para>The command finds the keys that New-AyrshareProfile -Vault Company stored under the titles.</para>
/// </example>
/// <example>
/// <title>Find the clients of a list that have no profile</title>
/// <code>
/// Import-Csv ./links.csv |
///     Get-AyrshareProfile -ErrorVariable missing |
///     Select-Object Title, ActiveSocialAccounts
/// </code>
/// <para>Each row without a profile causes an error in $missing, with the row as its TargetObject.</para>
/// </example>
/// <example>
/// <title>Look through the whole account for problems</title>
/// <code>
/// Get-AyrshareProfile |
///     Get-AyrshareProfile -Include suspension, socialHealth, linkingErrors |
///     Select-Object Title, Suspended -ExpandProperty Details |
///     ConvertTo-Json -Depth 5 |
///     Set-Content ./health.json
/// </code>
/// <para>Requests the details of each profile and writes them to a file. No profile key is needed.</para>
/// </example>
/// <example>
/// <title>List the clients that must link X again</title>
/// <code>
/// Get-AyrshareProfile -IsByokLinked $false
/// </code>
/// <para>Their X is not yet linked with your own X app, which Ayrshare requires since 31 March 2026.</para>
/// </example>
/// <notes>
/// <para>The command processes five rows at a time unless you use -ThrottleLimit. It requests the pages of one list one
/// after the other. Each profile whose details you request is one request, which counts against the account's rate limit
/// of 300 requests in five minutes. The command keeps to this limit automatically.</para>
/// </notes>
/// <errors>ProfileNotFound, TitleMissing, TitleMismatch, FilterMissing, RefIdMissing, UnknownNetwork</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/overview">Profiles, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="SetAyrshareProfileCommand"/>
/// <seealso cref="GetAyrshareSocialAccountCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="RemoveAyrshareProfileCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
/// <seealso cref="GetAyrshareUsageCommand"/>
/// <seealso cref="InvokeAyrshareApiCommand"/>
/// <seealso cref="ImportAyrshareProfileKeyCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareProfile", HelpUri = HelpPages.Folder + "Get-AyrshareProfile.md")]
[OutputType(typeof(AyrshareProfile))]
public sealed class GetAyrshareProfileCommand : RowCommand
{
    /// <summary>The title of the profile to get, exactly as it is in the account.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>The public reference of the profile to get. The output of New-AyrshareProfile and of this command contains
    /// it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>A title, or an object with a Title or RefId, such as a row of a CSV or a profile.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>$true for the profiles that have linked a network, $false for those that have linked none. By default, the
    /// command returns both.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? HasActiveSocialAccounts { get; set; }

    /// <summary>Networks of which the profile must have linked all. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? IncludesActiveSocialAccounts { get; set; }

    /// <summary>$true for the profiles whose X is linked with your own X app, $false for those that must link X again with
    /// it. By default, the command returns all profiles, those without X too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? IsByokLinked { get; set; }

    /// <summary>The details to return in the property Details: suspension, socialHealth, linkingErrors, activity, quota,
    /// unlinkHistory, actionLog. They need the RefId of the profile. Tab completes the names. Names that Ayrshare adds
    /// later are passed on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileDetailCompleter))]
    public string[]? Include { get; set; }

    /// <summary>The number of profiles in each page that is requested, 1 to 5000. The default is 5000. The command returns
    /// all pages. To limit the output, use Select-Object -First.</summary>
    [Parameter]
    [Alias("Limit")]
    [ValidateRange(1, ProfileQuery.MaxPageSize)]
    public int? PageSize { get; set; }

    // The titles of one account can be created or looked up in another, if that is specified.
    private protected override bool RefusesOtherAccounts => Connection is null;

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title, text: PipedText.OfTitle(InputObject));

    private protected override void Accept(InputRow row)
    {
        var refId = RowChecks.TextOrNull(RefId);
        RequireValues(row, refId);
        var include = TextList.Of(Include);
        if (include is not null && refId is null)
        {
            throw row.Problem(
                Errors.RefIdMissing, nameof(RefId), "-Include needs the RefId of the profile.",
                "Pipe the profiles in: Get-AyrshareProfile | Get-AyrshareProfile -Include suspension.");
        }

        var checks = new RowChecks(row);
        var query = new ProfileQuery
        {
            // The RefId alone names the profile, and a title in a row can be an old one.
            Title = include is null ? row.Title : null,
            RefId = refId,
            HasActiveSocialAccounts = HasActiveSocialAccounts,
            IncludesActiveSocialAccounts = checks.NetworkList(IncludesActiveSocialAccounts, nameof(IncludesActiveSocialAccounts)),
            IsByokLinked = IsByokLinked,
            Limit = PageSize,
        };
        checks.ThrowIfAny();
        var client = Client;
        var pages = new ProfilePages(client, query);
        Enqueue(row, include is null
            ? call => ListAsync(row, call, refId, pages)
            : call => DescribeAsync(row, call, client, query, include));
    }

    private void RequireValues(InputRow row, string? refId)
    {
        if ((MyInvocation.ExpectingInput || IsGiven(nameof(InputObject))) && row.Title is null && refId is null)
        {
            throw row.NoProfile(Errors.TitleMissing, nameof(Title), nameof(RefId));
        }

        RequireFilter(row, nameof(Title), row.Title);
        RequireFilter(row, nameof(RefId), refId);
        RequireFilter(row, nameof(HasActiveSocialAccounts), HasActiveSocialAccounts);
        RequireFilter(row, nameof(IncludesActiveSocialAccounts), TextList.Of(IncludesActiveSocialAccounts));
        RequireFilter(row, nameof(IsByokLinked), IsByokLinked);
    }

    private async Task<RowResult> DescribeAsync(
        InputRow row, RowCall call, AyrshareClient client, ProfileQuery query, IReadOnlyList<string> include)
    {
        var found = await client.GetProfileDetailsAsync(query, include, call.Options).ConfigureAwait(false)
            ?? throw NotFound(row);
        if (found.Profile.Title is { } title)
            ActiveConnection.Titles.Add(title);
        return new RowResult
        {
            Output = [new AyrshareProfile(found.Profile, RecordText.Readable(ApiObjects.Of(found.Details)))],
            CarriesColumns = true,
            CarriesKeys = false,
        };
    }

    private async Task<RowResult> ListAsync(InputRow row, RowCall call, string? refId, ProfilePages pages)
    {
        var page = await pages.NextAsync(call.Options).ConfigureAwait(false);
        foreach (var title in page.Profiles.Select(profile => profile.Title).OfType<string>())
            ActiveConnection.Titles.Add(title);
        if (!pages.HasMore && pages.Count == 0 && (row.Title is not null || refId is not null))
            throw NotFound(row);
        return new RowResult
        {
            Output = page.Profiles.Select(profile => new AyrshareProfile(profile)),
            CarriesColumns = true,
            CarriesKeys = false,
            Next = pages.HasMore ? next => ListAsync(row, next, refId, pages) : null,
        };
    }

    private static AyrshareCommandException NotFound(InputRow row) => row.Problem(
        Errors.ProfileNotFound, row.Title is null ? nameof(RefId) : nameof(Title), "the account has no such profile.",
        "Get-AyrshareProfile lists all profiles. Titles must match exactly, without wildcards. A profile that was created in the last "
        + "5 minutes may be missing from the list.");
}
