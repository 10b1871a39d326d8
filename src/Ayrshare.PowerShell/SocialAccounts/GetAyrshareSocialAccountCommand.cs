using System;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Lists the social accounts that profiles have linked.</summary>
/// <remarks>
/// <para>Asks Ayrshare about each profile, and puts out one object for each account that it has linked: the network,
/// the account's name and address, since when it is linked, and in how many days the client has to link it anew. A
/// profile that has linked nothing puts nothing out and is no error.</para>
/// <para>Each profile is named by its key, from -ProfileKey or -ProfileKeySecret, or by its title with a vault, as
/// New-AyrshareProfile -Vault stored it. Profiles, rows of a CSV and profile keys can be piped in. A row that is wrong
/// is reported with its number, and the others go on.</para>
/// <para>Some networks let their consent end after a while, and some never do. RefreshDaysRemaining and RefreshDue tell
/// when. Both are empty where Ayrshare gives no term, and PowerShell takes empty for less than 7: filter by RefreshDue
/// first, as the example does. RefreshRequired is true when posting no longer works until the client links anew.</para>
/// <para>What comes out pipes into Disconnect-AyrshareSocialAccount, New-AyrshareJwt and Send-AyrshareConnectEmail, and
/// brings the profile's key along out of sight. -PrimaryProfile, alone, lists what the account itself has
/// linked.</para>
/// </remarks>
/// <example>
/// <title>One client</title>
/// <code>
/// Get-AyrshareSocialAccount 'Bluebird Cafe' -Vault Company
/// </code>
/// <para>The networks that the client has linked, and when each has to be linked anew.</para>
/// </example>
/// <example>
/// <title>Who has to link anew within seven days</title>
/// <code>
/// Get-AyrshareProfile -HasActiveSocialAccounts $true |
///     Get-AyrshareSocialAccount -Vault Company |
///     Where-Object RefreshDue |
///     Where-Object RefreshDue -lt ([datetime]::Now.AddDays(7)) |
///     Select-Object Title, Network, RefreshDue
/// </code>
/// <para>Those that are overdue are among them. Accounts that never have to be linked anew are not.</para>
/// </example>
/// <example>
/// <title>Mail each of them a fresh link</title>
/// <code>
/// $mail = @{ Company = 'Example Agency'; ExpiresIn = 2880 }
/// Import-Csv ./links.csv |
///     Get-AyrshareSocialAccount -Network facebook, instagram |
///     Where-Object RefreshDaysRemaining -in 0..7 |
///     Send-AyrshareConnectEmail @mail
/// </code>
/// <para>The column Email goes along to the mail. Mails need the Max Pack.</para>
/// </example>
/// <example>
/// <title>An inventory as a CSV</title>
/// <code>
/// Get-AyrshareProfile |
///     Get-AyrshareSocialAccount -Vault Company |
///     Select-Object Title, Network, DisplayName, ProfileUrl, Linked |
///     Export-Csv ./accounts.csv -NoTypeInformation
/// </code>
/// <para>One line an account.</para>
/// </example>
/// <example>
/// <title>The account's own</title>
/// <code>
/// Get-AyrshareSocialAccount -PrimaryProfile
/// </code>
/// <para>What the Primary Profile, the agency itself, has linked.</para>
/// </example>
/// <notes>
/// <para>Five requests are under way at a time unless -ThrottleLimit says otherwise. Each profile has a rate limit of
/// its own.</para>
/// </notes>
/// <errors>ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch, UnknownNetwork,
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

    /// <summary>Only accounts at these networks. Tab completes the names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Lists what the account's own Primary Profile has linked. It goes with no profile and no
    /// pipeline.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPrimaryProfile)]
    public SwitchParameter PrimaryProfile { get; set; }

    private protected override void Accept(InputRow row)
    {
        var checks = new RowChecks(row);
        var networks = checks.NetworkList(Network, nameof(Network));
        checks.ThrowIfAny();
        if (PrimaryProfile)
            RefuseProfile(row);
        var key = PrimaryProfile ? null : RequireProfileKey(row);
        var (client, refId) = (Client, RefId);
        Enqueue(row, async call =>
        {
            var user = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
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
