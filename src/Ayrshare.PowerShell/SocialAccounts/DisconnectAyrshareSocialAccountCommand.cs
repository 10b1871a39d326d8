using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Unlinks social networks of profiles.</summary>
/// <remarks>
/// <para>Unlinks a network from a profile, so that Ayrshare can no longer post there. Only the client can link it
/// again, with a new link. Nothing that was posted is removed. For a client's profile, nothing is asked unless -Confirm
/// is given.</para>
/// <para>Each profile is named by its key, from -ProfileKey or -ProfileKeySecret, or by its title with a vault. Each row
/// needs a network, from -Network or from a column Network or Platform; what Get-AyrshareSocialAccount puts out has
/// both.</para>
/// <para>Ayrshare says that it succeeded whether or not the network was linked. So it is asked just before: a network
/// that it does not list is unlinked all the same, but a warning says that nothing was linked, and WasLinked of the
/// object that -PassThru puts out is false. Running it twice does no harm.</para>
/// <para>Without a profile key, Ayrshare would unlink the account's own, the Primary Profile's. Therefore a row without
/// a key is an error here, always. To unlink the account's own, give -PrimaryProfile, alone: it asks even with
/// -Confirm:$false, and only -Force skips the question.</para>
/// </remarks>
/// <example>
/// <title>One network of one client</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Disconnect-AyrshareSocialAccount @client -Network facebook -PassThru
/// </code>
/// <para>The key is the one that New-AyrshareProfile -Vault Company stored for this title.</para>
/// </example>
/// <example>
/// <title>See first what would be done</title>
/// <code>
/// Get-AyrshareProfile 'Bluebird Cafe' |
///     Get-AyrshareSocialAccount -Vault Company |
///     Disconnect-AyrshareSocialAccount -WhatIf
/// </code>
/// <para>Without -WhatIf, it would unlink all that the client has linked.</para>
/// </example>
/// <example>
/// <title>Unlink what has expired, and hand out a new link</title>
/// <code>
/// Import-Csv ./links.csv |
///     Get-AyrshareSocialAccount |
///     Where-Object RefreshRequired |
///     Disconnect-AyrshareSocialAccount -PassThru |
///     New-AyrshareJwt
/// </code>
/// <para>The profile's key goes from command to command, out of sight.</para>
/// </example>
/// <example>
/// <title>The account's own</title>
/// <code>
/// Disconnect-AyrshareSocialAccount -PrimaryProfile -Network reddit -Force
/// </code>
/// <para>Unlinks a network of the agency itself, without a question.</para>
/// </example>
/// <notes>
/// <para>One network is unlinked at a time unless -ThrottleLimit says otherwise, with two requests each; so a pipeline
/// that ends early has reached no row after the one that has come out.</para>
/// </notes>
/// <errors>NetworkMissing, UnknownNetwork, ProfileKeyMissing, ProfileKeyIsApiKey, SecretNotFound, TitleMismatch,
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

    /// <summary>The networks to unlink. Each row needs one: as this parameter, or as a column Network or Platform. Tab
    /// completes the names.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Platform")]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Unlinks networks of the account's own Primary Profile. It goes with no profile and no pipeline, and asks
    /// in any case unless -Force is given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPrimaryProfile)]
    public SwitchParameter PrimaryProfile { get; set; }

    /// <summary>Unlinks without asking, of the Primary Profile too. It does not override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Puts out an object for each network that was unlinked, which pipes into the commands for links.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override void Accept(InputRow row)
    {
        if (PrimaryProfile)
            RefuseProfile(row);
        var checks = new RowChecks(row);
        // A network that Ayrshare itself has named is right, even if it is too new for us.
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
        var (client, refId) = (Client, RefId);
        Enqueue(row, async call =>
        {
            var before = await client.GetUserAsync(key, call.Options).ConfigureAwait(false);
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
                Warning = result.WasLinked ? null : $"{row.Prefix}{network} was not linked: Ayrshare did not list it just before.",
                IfUnwritten = $"{network} was unlinked, but the pipeline ended before that could come out.",
            };
        });
    }

    private Task UnlinkAsync(AyrshareClient client, Secret? key, string network, RowCall call) =>
        PrimaryProfile
            ? client.UnlinkPrimaryProfileAsync(network, call.Options)
            : client.UnlinkAsync(key!, network, call.Options);

    private bool AskForPrimaryProfile(string network) => OrAsk(() => ShouldContinue(
        $"Unlink {network} of the Primary Profile? That is the account's own, not a client's.", "Unlink of the account itself",
        ref _yesToAll, ref _noToAll));

    private static AyrshareCommandException NetworkMissing(InputRow row) => row.Problem(
        Errors.NetworkMissing, nameof(Network), "no network is named.", "Give -Network, or fill a column Network or Platform in.");
}
