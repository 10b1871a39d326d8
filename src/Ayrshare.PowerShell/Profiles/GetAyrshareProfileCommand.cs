using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Lists the account's User Profiles.</summary>
/// <remarks>
/// <para>Lists all profiles, or those that the filters leave, page by page as they are read: the first come out
/// while the rest are still to be fetched, and Select-Object -First stops the reading. Each tells its title, its
/// reference, whether it is suspended, and the networks that the client has linked, so that it shows who has used
/// their link and who has not.</para>
/// <para>Titles and references can be piped in, as text or as rows of a CSV. A profile that is asked for by name
/// and is not there is an error of that row; the others go on.</para>
/// <para>The list can be up to 5 minutes old: a profile created just now may be missing from it. The list never
/// holds profile keys. What it does hold pipes into New-AyrshareJwt and Send-AyrshareConnectEmail, which find the
/// keys in a vault by the titles.</para>
/// </remarks>
/// <example>
/// <title>All profiles</title>
/// <code>
/// Get-AyrshareProfile
/// </code>
/// <para>Title, state, day of creation and linked networks.</para>
/// </example>
/// <example>
/// <title>One profile</title>
/// <code>
/// Get-AyrshareProfile 'Bluebird Cafe' | Format-List
/// </code>
/// <para>With all that Ayrshare tells of it.</para>
/// </example>
/// <example>
/// <title>Who has linked both networks</title>
/// <code>
/// Get-AyrshareProfile -IncludesActiveSocialAccounts facebook, instagram
/// </code>
/// <para>Tab completes the names of the networks.</para>
/// </example>
/// <example>
/// <title>Who has linked nothing yet, as a CSV</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     Select-Object Title, RefId, Created |
///     Export-Csv ./waiting.csv -NoTypeInformation
/// </code>
/// <para>A list to call the clients by.</para>
/// </example>
/// <example>
/// <title>New links for all of them</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $false |
///     New-AyrshareJwt -Vault Company
/// </code>
/// <para>The keys are those that New-AyrshareProfile -Vault Company stored under the titles.</para>
/// </example>
/// <example>
/// <title>Which clients of a list are there?</title>
/// <code>
/// Import-Csv ./links.csv |
///     Get-AyrshareProfile -ErrorVariable missing |
///     Select-Object Title, ActiveSocialAccounts
/// </code>
/// <para>Each row that is not there becomes an error with the row as its TargetObject, and is in $missing.</para>
/// </example>
/// <notes>
/// <para>Five rows are under way at a time unless -ThrottleLimit says otherwise. Pages of one list come one after the
/// other.</para>
/// </notes>
/// <errors>ProfileNotFound, TitleMissing, UnknownNetwork, InvalidFlag</errors>
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
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareProfile", HelpUri = HelpPages.Folder + "Get-AyrshareProfile.md")]
[OutputType(typeof(AyrshareProfile))]
public sealed class GetAyrshareProfileCommand : RowCommand
{
    /// <summary>Only the profile of this title, exactly.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>Only the profile of this public reference, as New-AyrshareProfile and this command show
    /// it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>A title, or an object with a Title or RefId, such as a row of a CSV or a profile.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>$true for profiles that have linked a network, $false for those that have linked none; all unless
    /// given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public bool? HasActiveSocialAccounts { get; set; }

    /// <summary>Only profiles that have linked all of these networks.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? IncludesActiveSocialAccounts { get; set; }

    /// <summary>Names of further fields that Ayrshare is to include in its answer, passed on as they are.</summary>
    [Parameter]
    public string[]? Include { get; set; }

    /// <summary>Profiles in each page that is fetched, 1 to 5000; 5000 unless given. All pages come out in any
    /// case: Select-Object -First limits what comes out.</summary>
    [Parameter]
    [Alias("Limit")]
    [ValidateRange(1, ProfileQuery.MaxPageSize)]
    public int? PageSize { get; set; }

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title ?? InputObject?.BaseObject as string);

    private protected override void Accept(InputRow row)
    {
        var refId = string.IsNullOrWhiteSpace(RefId) ? null : RefId!.Trim();
        if (InputObject is not null && row.Title is null && refId is null)
            throw row.Problem(Errors.TitleMissing, nameof(Title), "the row names no profile.", "Fill the column Title or RefId in.");

        var checks = new RowChecks(row);
        var query = new ProfileQuery
        {
            Title = row.Title,
            RefId = refId,
            HasActiveSocialAccounts = HasActiveSocialAccounts,
            IncludesActiveSocialAccounts = checks.NetworkList(IncludesActiveSocialAccounts, nameof(IncludesActiveSocialAccounts)),
            Include = TextList.Of(Include),
            Limit = PageSize,
        };
        checks.ThrowIfAny();
        var client = Client;
        Enqueue(row, call => ListAsync(row, call, client, query, listed: 0));
    }

    private async Task<RowResult> ListAsync(InputRow row, RowCall call, AyrshareClient client, ProfileQuery query, int listed)
    {
        var page = await client.ListProfilesAsync(query, call.Options).ConfigureAwait(false);
        foreach (var title in page.Profiles.Select(profile => profile.Title).OfType<string>())
            ActiveConnection.Titles.Add(title);
        listed += page.Profiles.Count;
        if (page.NextCursor is null && listed == 0 && (query.Title is not null || query.RefId is not null))
        {
            throw row.Problem(
                Errors.ProfileNotFound, row.Title is null ? nameof(RefId) : nameof(Title), "the account has no such profile.",
                "Get-AyrshareProfile lists all of them; names are exact, without wildcards. A profile created in the last 5 minutes may "
                + "not be listed yet.");
        }

        return new RowResult
        {
            Output = page.Profiles.Select(profile => new AyrshareProfile(profile)),
            Next = page.NextCursor is null ? null : next => ListAsync(row, next, client, query with { Cursor = page.NextCursor }, listed),
        };
    }
}
