using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Unlinks social networks from profiles.</summary>
/// <remarks>
/// <para>Unlinks a network from a profile, so that Ayrshare can no longer post there. Only the client can link it
/// again, with a new link. Existing posts are not removed. For a client's profile, the command does not ask for
/// confirmation unless you use -Confirm.</para>
/// <para>Identify each profile by its key, with -ProfileKey or -ProfileKeySecret, or by its title and a vault. Each
/// row needs a network, from -Network or from a column Network or Platform. The output of Get-AyrshareSocialAccount
/// has both.</para>
/// <para>Ayrshare reports success whether or not the network was linked. The command therefore reads the profile's
/// linked networks first. If the network is not among them, the command still unlinks it, but writes a warning, and
/// the property WasLinked of the -PassThru output is false. It is safe to run the command twice.</para>
/// <para>Without a profile key, Ayrshare would unlink a network of the account's own Primary Profile. A row without a
/// key is therefore always an error. To unlink a network of the Primary Profile, use -PrimaryProfile alone. The
/// command then asks for confirmation even with -Confirm:$false, unless you use -Force.</para>
/// </remarks>
/// <example>
/// <title>Unlink one network of one client</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Disconnect-AyrshareSocialAccount @client -Network facebook -PassThru
/// </code>
/// <para>The command uses the key that New-AyrshareProfile -Vault Company stored for this title.</para>
/// </example>
/// <example>
/// <title>See what would be unlinked</title>
/// <code>
/// Get-AyrshareProfile 'Bluebird Cafe' |
///     Get-AyrshareSocialAccount -Vault Company |
///     Disconnect-AyrshareSocialAccount -WhatIf
/// </code>
/// <para>Without -WhatIf, the command would unlink all the client's networks.</para>
/// </example>
/// <example>
/// <title>Unlink expired accounts and issue new links</title>
/// <code>
/// Import-Csv ./links.csv |
///     Get-AyrshareSocialAccount |
///     Where-Object RefreshRequired |
///     Disconnect-AyrshareSocialAccount -PassThru |
///     New-AyrshareJwt
/// </code>
/// <para>The profile key passes from command to command without being shown.</para>
/// </example>
/// <example>
/// <title>Unlink a network of the Primary Profile</title>
/// <code>
/// Disconnect-AyrshareSocialAccount -PrimaryProfile -Network reddit -Force
/// </code>
/// <para>Unlinks a network of the account's own Primary Profile without asking for confirmation.</para>
/// </example>
/// <notes>
/// <para>The command unlinks one network at a time unless you use -ThrottleLimit, and sends two requests for each. A
/// pipeline that ends early has then unlinked only the networks that were returned.</para>
/// </notes>
/// <errors>NetworkMissing, UnknownNetwork, ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch, RefIdMismatch,
/// PrimaryProfileNotAlone, ConfirmationImpossible</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/unlink-social-network">Unlink a social network, in
/// Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareSocialAccountCommand"/>
/// <seealso cref="RemoveAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommunications.Disconnect, "AyrshareSocialAccount", SupportsShouldProcess = true, DefaultParameterSetName = OfProfile,
    HelpUri = HelpPages.Folder + "Disconnect-AyrshareSocialAccount.md")]
[OutputType(typeof(AyrshareUnlinkedAccount))]
public sealed class DisconnectAyrshareSocialAccountCommand : ProfileCommand
{
    private const string OfProfile = "Profile";
    private const string OfPrimaryProfile = "PrimaryProfile";

    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The networks to unlink. Each row needs at least one, from this parameter or from a column Network or
    /// Platform. Tab completes the names.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Platform")]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Unlinks networks of the account's own Primary Profile. You cannot combine it with a profile or
    /// pipeline input. The command always asks for confirmation unless you use -Force.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPrimaryProfile)]
    public SwitchParameter PrimaryProfile { get; set; }

    /// <summary>Unlinks networks without asking for confirmation, including those of the Primary Profile. It does not
    /// override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns an object for each network that was unlinked. You can pipe it to the commands that issue
    /// links.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        if (PrimaryProfile)
            RefuseProfile(row);
        var checks = new RowChecks(row);
        // A network that Ayrshare returned is valid, even if this module does not know it.
        var networks = row.Source<AyrshareSocialAccount>() is { } account && Network is [var network] && network == account.Network
            ? [network]
            : checks.NetworkList(Network, nameof(Network));
        checks.ThrowIfAny();
        foreach (var platform in networks ?? throw NetworkMissing(row))
            Unlink(row, platform);
    }

    private void Unlink(InputRow row, string network)
    {
        var who = PrimaryProfile ? "the Primary Profile, the account itself" : row.Title is { } title ? $"profile '{title}'" : "the "
            + "profile";
        if (!ShouldProcess(who, $"Unlink {network}", Force) || (PrimaryProfile && !Force && !AskForPrimaryProfile(network)))
            return;

        var key = PrimaryProfile ? null : RequireProfileKey(row);
        var (client, refId, named) = (Client, RefId, NamedBesideKey(row));
        Enqueue(row, async call =>
        {
            var before = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
            named.Require(before.Title, before.RefId);
            await UnlinkAsync(client, key, network, call).ConfigureAwait(false);
            var result = new AyrshareUnlinkedAccount
            {
                Title = before.Title ?? row.Title,
                RefId = before.RefId ?? refId,
                Network = network,
                WasLinked = before.SocialAccounts.Any(account => string.Equals(account.Network, network,
                    StringComparison.OrdinalIgnoreCase)),
                ProfileKey = key is null ? null : SecretText.Secure(key),
                RowNumber = row.Number,
            };
            return new RowResult
            {
                Output = PassThru ? [result] : [],
                CarriesColumns = true,
                Warning = result.WasLinked ? null : $"{row.Prefix}{network} was not linked: Ayrshare did not list it immediately before.",
                IfUnwritten = $"{network} was unlinked, but the pipeline ended before the command returned it.",
            };
        });
    }

    private Task UnlinkAsync(AyrshareClient client, Secret? key, string network, RowCall call) =>
        PrimaryProfile
            ? client.UnlinkPrimaryProfileAsync(network, call.Options)
            : client.UnlinkAsync(key!, network, call.Options);

    private bool AskForPrimaryProfile(string network) => OrAsk(() => ShouldContinue(
        $"Unlink {network} from the Primary Profile? This is the account's own profile, not a client's.", "Unlink from the Primary Profile",
        ref _yesToAll, ref _noToAll));

    private static AyrshareCommandException NetworkMissing(InputRow row) => row.Problem(
        Errors.NetworkMissing, nameof(Network), "the network is missing.", "Use -Network, or fill in a column Network or Platform.");
}
