using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Waits until clients have linked their social networks.</summary>
/// <remarks>
/// <para>Accepts profiles, links that were issued for them, or rows of a CSV, and returns each profile as soon as it
/// has linked the networks of -Network: all of them, or one of them with -Any. Without -Network, any network is
/// enough. Profiles are returned in the order in which they are ready. The command changes nothing and sends no
/// email.</para>
/// <para>If a profile has not linked the networks within -TimeoutSec, counted from when the command received it, the
/// command writes the error WaitTimeout, which says what is linked and what is missing, and continues to wait for the
/// other profiles. If a profile does not exist, is suspended, or its key is rejected, the command writes an error
/// immediately.</para>
/// <para>Ayrshare sends no notification when a network is linked, so the command polls at long intervals. While it
/// waits for 20 profiles or fewer, it sends one request for each profile whose key it has: immediately, after 5, 15,
/// 35 and 75 seconds, and then once a minute. That is 9 requests in five minutes, of the 300 that each profile has.
/// For more profiles, and for profiles without a key, it reads the list of all profiles: one request for up to 5000
/// profiles. Ayrshare updates that list at most every five minutes and says when, and the command does not read it
/// again before then. A network can therefore be detected up to five minutes late. If the command has the key of a
/// profile, it sends one more request for that profile before it reports a timeout.</para>
/// <para>The command finds the profile key in the same way as New-AyrshareJwt. The output of New-AyrshareProfile and
/// New-AyrshareJwt carries it, and a vault holds it under the profile's title. Without a key, a title or a RefId is
/// enough. Text from the pipeline is a title, unless it has the form of a profile key.</para>
/// <para>If Ayrshare cannot be reached, the command tries again at the next interval. It is an error only if the
/// first or the last request for a profile fails.</para>
/// </remarks>
/// <example>
/// <title>Wait for one client at a prompt</title>
/// <code>
/// $sandbox.Link('Bluebird Cafe', 'facebook')   # the client, on the page
/// Wait-AyrshareSocialAccount -Title 'Bluebird Cafe' -Network facebook
/// </code>
/// <para>The command ends when the client has linked Facebook, or with an error after five minutes. The first line
/// simulates the client: $sandbox is the output of Start-AyrshareSandbox -Connect.</para>
/// </example>
/// <example>
/// <title>Wait for the first network of a new profile</title>
/// <code>
/// New-AyrshareProfile 'Acme Bakery' |
///     New-AyrshareJwt |
///     ForEach-Object { $sandbox.Link($_.Title, 'gmb'); $_ } |
///     Wait-AyrshareSocialAccount -TimeoutSec 3600
/// </code>
/// <para>The profile key passes from command to command without being shown. The third line simulates the client in
/// the sandbox.</para>
/// </example>
/// <example>
/// <title>Find the clients that need a reminder</title>
/// <code>
/// $sandbox.Link('Bluebird Cafe', 'instagram')
/// Get-AyrshareProfile |
///     Wait-AyrshareSocialAccount -Network instagram, facebook -Any `
///         -TimeoutSec 0 -ErrorAction SilentlyContinue -ErrorVariable late
/// $late | ForEach-Object { $_.TargetObject.Title }
/// </code>
/// <para>With -TimeoutSec 0, the command checks each profile once. $late contains one error for each profile that has
/// linked neither network.</para>
/// </example>
/// <example>
/// <title>Continue with each client as soon as it is ready</title>
/// <code>
/// $sandbox.Link('Corner Books', 'gmb')
/// Import-Csv ./links.csv |
///     Wait-AyrshareSocialAccount -TimeoutSec 0 -ErrorAction Ignore |
///     ForEach-Object { "$($_.Title) can post: $($_.Networks -join ', ')." }
/// </code>
/// <para>With a longer timeout, each line is written as soon as its client is ready, while the command waits for the
/// others.</para>
/// </example>
/// <example>
/// <title>Wait for the first of many</title>
/// <code>
/// 'Bluebird Cafe', 'Corner Books' |
///     ForEach-Object { $sandbox.Link($_, 'gmb') }
/// Get-AyrshareProfile |
///     Wait-AyrshareSocialAccount -Network gmb |
///     Select-Object -First 1
/// </code>
/// <para>The command ends when the first profile has linked the network, and no longer waits for the others.</para>
/// </example>
/// <notes>
/// <para>The command sends requests for five profiles at a time unless you use -ThrottleLimit. It can wait for any
/// number of profiles.</para>
/// <para>While rows are still being piped in, profiles that are ready are returned with the next row.</para>
/// </notes>
/// <errors>WaitTimeout, ProfileNotFound, ProfileSuspended, ProfileMissing, TitleMismatch, RefIdMismatch, UnknownNetwork,
/// Forbidden</errors>
/// <output type="Ayrshare.PowerShell.AyrshareLinkedProfile">One object for each profile that has linked the
/// networks.</output>
/// <parameter name="Title">The profile's title, by which the command finds its key in a vault. It is enough on its
/// own if there is no key.</parameter>
/// <parameter name="RefId">The profile's public reference. It is enough on its own if there is no key.</parameter>
/// <parameter name="ThrottleLimit">The maximum number of profiles for which requests are sent at a time, 1 to 64. The
/// default is 5. Profiles are returned in the order in which they are ready.</parameter>
/// <seealso href="https://www.ayrshare.com/docs/apis/user/profile-details">Profile details, in Ayrshare's documentation</seealso>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="GetAyrshareSocialAccountCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <topic>about_Ayrshare_Runbooks</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsLifecycle.Wait, "AyrshareSocialAccount", HelpUri = HelpPages.Folder + "Wait-AyrshareSocialAccount.md")]
[OutputType(typeof(AyrshareLinkedProfile))]
public sealed class WaitAyrshareSocialAccountCommand : ProfileCommand
{
    private const int DefaultTimeoutSec = 300;

    // A week, which is longer than any link is valid.
    private const int MaxTimeoutSec = 604_800;

    private SocialAccountWatch? _watch;
    private long _lastAccepted;

    /// <summary>The networks to wait for. The default is any network. In a CSV, the names are separated by semicolons
    /// or commas. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Waits for one of the networks of -Network instead of all of them.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>How long to wait for each profile, in seconds, 0 to 604800 (a week). The default is 300. You can write 90,
    /// 90s, 5m, 2h, 1d or a TimeSpan. With 0, the command checks each profile once.</summary>
    [Parameter]
    [DurationIn(DurationUnit.Seconds)]
    [ValidateRange(0, MaxTimeoutSec)]
    public int TimeoutSec { get; set; } = DefaultTimeoutSec;

    private protected override bool RowsWait => true;

    private protected override TimeSpan? LongestWait =>
        _watch is null ? null : TimeSpan.FromSeconds(TimeoutSec) - Client.Options.Clock.GetElapsedTime(_lastAccepted);

    private protected override void Accept(InputRow row)
    {
        var checks = new RowChecks(row);
        var networks = checks.NetworkList(Network, nameof(Network)) ?? [];
        checks.ThrowIfAny();
        RequireFilter(row, nameof(Network), TextList.Of(Network));
        var wait = new SocialAccountWait
        {
            Networks = networks,
            Any = Any,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            ProfileKey = FindProfileKeyIfKept(row),
            Title = row.Title,
            RefId = string.IsNullOrWhiteSpace(RefId) ? null : RefId!.Trim(),
        };
        if (wait is { ProfileKey: null, Title: null, RefId: null })
        {
            throw row.IsPiped
                ? row.NoProfile(Errors.ProfileMissing, nameof(Title), nameof(RefId), nameof(ProfileKey))
                : row.Problem(
                    Errors.ProfileMissing, nameof(Title), "no profile was specified.", "Specify -Title, -RefId or -ProfileKey.");
        }

        _watch ??= new SocialAccountWatch(Client, Throttle);
        _lastAccepted = Client.Options.Clock.GetTimestamp();
        var named = wait.ProfileKey is null ? null : NamedBesideKey(row);
        Enqueue(row, async call =>
        {
            var result = await _watch.AwaitAsync(wait, call.Options).ConfigureAwait(false);
            named?.Require(result.Title, result.RefId, "Nothing was returned.");
            return ResultOf(row, wait, result);
        });
    }

    private static RowResult ResultOf(InputRow row, SocialAccountWait wait, SocialAccountWaitResult result)
    {
        switch (result.Outcome)
        {
            case SocialAccountWaitOutcome.Linked:
                var linked = new AyrshareLinkedProfile(result)
                {
                    ProfileKey = wait.ProfileKey is { } key ? SecretText.Secure(key) : null,
                    RowNumber = row.Number,
                };
                return new RowResult { Output = [linked], CarriesColumns = true };
            case SocialAccountWaitOutcome.NotListed:
                throw row.Problem(
                    Errors.ProfileNotFound, row.Title is null ? nameof(RefId) : nameof(Title), "the account has no such profile.",
                    "To list all profiles, use Get-AyrshareProfile. The title must be exact, without wildcards. A profile that was created "
                    + "in the last 5 minutes may not be listed yet: use its key.");
            case SocialAccountWaitOutcome.Suspended:
                throw new AyrshareCommandException(
                    Errors.ProfileSuspended, $"{row.Prefix}the profile is suspended.",
                    "Ayrshare's dashboard shows why it is suspended. The client cannot link networks while the profile is suspended.");
            default:
                throw new AyrshareCommandException(
                    Errors.WaitTimeout, $"{row.Prefix}{Missing(wait, result)}",
                    wait.ProfileKey is null
                        ? "Ask the client whether the link worked, then wait again. Without the profile key, a network can be detected up "
                            + "to 5 minutes late: use the key or a longer -TimeoutSec."
                        : "Ask the client whether the link worked and is still valid. If not, issue a new one. Then wait again. To wait "
                            + "longer, use -TimeoutSec.");
        }
    }

    /// <inheritdoc/>
    private protected override void DisposeMore() => _watch?.Dispose();

    private static string Missing(SocialAccountWait wait, SocialAccountWaitResult result)
    {
        var linked = result.Networks.Count == 0 ? "nothing is linked" : $"linked: {string.Join(", ", result.Networks)}";
        var missing = wait.Networks.Where(network => !result.Networks.Contains(network, StringComparer.OrdinalIgnoreCase)).ToArray();
        var lacks = missing.Length == 0 ? "" : $"; missing: {string.Join(wait.Any ? " or " : ", ", missing)}";
        return wait.Timeout == TimeSpan.Zero
            ? $"{linked}{lacks}."
            : string.Format(CultureInfo.InvariantCulture, "after {0:0} s, {1}{2}.", result.Waited.TotalSeconds, linked, lacks);
    }
}
