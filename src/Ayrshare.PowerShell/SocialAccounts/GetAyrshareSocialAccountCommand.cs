using System;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Gets the social accounts that profiles have linked.</summary>
/// <remarks>
/// <para>Sends one request for each profile and returns one object for each account that the profile has linked: the
/// network, the name and the URL of the account, when it was linked, and in how many days the client must link it
/// again. A profile without linked accounts returns no output and causes no error.</para>
/// <para>Identify each profile by its key, with -ProfileKey or -ProfileKeySecret, or by its title and the vault in
/// which New-AyrshareProfile -Vault stored the key. You can pipe titles, profiles, rows of a CSV and profile keys to
/// this command. An invalid row causes an error that names the row's number, and the command continues with the other
/// rows.</para>
/// <para>At some networks, the client's consent expires after a time. RefreshDaysRemaining and RefreshDue show when.
/// Both are empty if Ayrshare returns no date. PowerShell treats an empty value as less than 7, so filter by
/// RefreshDue first, as the example does. RefreshRequired is true if posting no longer works until the client links
/// the account again.</para>
/// <para>You can pipe the output to Disconnect-AyrshareSocialAccount, New-AyrshareJwt and Send-AyrshareConnectEmail.
/// It carries the profile key without showing it. -PrimaryProfile, used alone, lists the accounts that the account's
/// own Primary Profile has linked.</para>
/// </remarks>
/// <example>
/// <title>List the accounts of one client</title>
/// <code>
/// Get-AyrshareSocialAccount 'Bluebird Cafe' -Vault Company
/// </code>
/// <para>Shows the networks that the client has linked, and when the client must link each of them again.</para>
/// </example>
/// <example>
/// <title>Find accounts that must be linked again within seven days</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $true |
///     Get-AyrshareSocialAccount -Vault Company |
///     Where-Object RefreshDue |
///     Where-Object RefreshDue -lt ([datetime]::Now.AddDays(7)) |
///     Select-Object Title, Network, RefreshDue
/// </code>
/// <para>The output includes overdue accounts, but not accounts that never have to be linked again.</para>
/// </example>
/// <example>
/// <title>Email a new link to these clients</title>
/// <code>
/// $mail = @{ Company = 'Example Agency'; ExpiresIn = 2880 }
/// Import-Csv ./links.csv |
///     Get-AyrshareSocialAccount -Network facebook, instagram |
///     Where-Object RefreshDaysRemaining -in 0..7 |
///     Send-AyrshareConnectEmail @mail
/// </code>
/// <para>The column Email is copied along and binds to -To of Send-AyrshareConnectEmail. Emails need the Max
/// Pack.</para>
/// </example>
/// <example>
/// <title>Export an inventory to a CSV</title>
/// <code>
/// Get-AyrshareProfile |
///     Get-AyrshareSocialAccount -Vault Company |
///     Select-Object Title, Network, DisplayName, ProfileUrl, Linked |
///     Export-Csv ./accounts.csv -NoTypeInformation
/// </code>
/// <para>The file contains one line per account.</para>
/// </example>
/// <example>
/// <title>List the accounts of the Primary Profile</title>
/// <code>
/// Get-AyrshareSocialAccount -PrimaryProfile
/// </code>
/// <para>Shows the accounts that the Primary Profile, which is the agency's own, has linked.</para>
/// </example>
/// <notes>
/// <para>The command sends five requests at a time unless you use -ThrottleLimit. Each profile has its own rate
/// limit.</para>
/// </notes>
/// <errors>ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch, RefIdMismatch, UnknownNetwork,
/// PrimaryProfileNotAlone</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/user/profile-details">Details of a profile, in Ayrshare's documentation</seealso>
/// <seealso cref="DisconnectAyrshareSocialAccountCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="WaitAyrshareSocialAccountCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.Get, "AyrshareSocialAccount", DefaultParameterSetName = OfProfile,
    HelpUri = HelpPages.Folder + "Get-AyrshareSocialAccount.md")]
[OutputType(typeof(AyrshareSocialAccount))]
public sealed class GetAyrshareSocialAccountCommand : ProfileCommand
{
    private const string OfProfile = "Profile";
    private const string OfPrimaryProfile = "PrimaryProfile";

    /// <summary>Returns only the accounts at these networks. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Lists the accounts that the account's own Primary Profile has linked. You cannot combine it with a
    /// profile or pipeline input.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPrimaryProfile)]
    public SwitchParameter PrimaryProfile { get; set; }

    private protected override void Accept(InputRow row)
    {
        var checks = new RowChecks(row);
        var networks = checks.NetworkList(Network, nameof(Network));
        checks.ThrowIfAny();
        RequireFilter(row, nameof(Network), networks);
        if (PrimaryProfile)
            RefuseProfile(row);
        var key = PrimaryProfile ? null : RequireProfileKey(row);
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row));
        Enqueue(row, async call =>
        {
            var user = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
            named.Require(user.Title, user.RefId);
            return new RowResult
            {
                Output = user.SocialAccounts
                    .Where(account => networks?.Contains(account.Network, StringComparer.OrdinalIgnoreCase) ?? true)
                    .Select(account => new AyrshareSocialAccount(account)
                    {
                        Title = user.Title ?? row.Title,
                        RefId = user.RefId ?? refId,
                        ProfileKey = key is null ? null : SecretText.Secure(key),
                        RowNumber = row.Number,
                    }),
                CarriesColumns = true,
            };
        });
    }
}
