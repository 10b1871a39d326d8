using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Waits until clients have linked their social networks.</summary>
/// <remarks>
/// <para>Takes profiles, links that were issued for them, or rows of a CSV, and puts each one out as soon as it has
/// linked the networks of -Network: all of them, or any of them with -Any. Without -Network, any network at all will
/// do. Profiles come out in the order in which they are done. Nothing is changed, and no mail is sent.</para>
/// <para>A profile that has not linked them within -TimeoutSec, counted from when it was taken in, is an error of its
/// own, WaitTimeout, that says what is linked and what is missing; the others are still waited for. A profile that is
/// not there, is suspended, or whose key is refused is an error at once.</para>
/// <para>Ayrshare tells nobody when a network is linked: it has to be asked, and it is asked seldom. As long as 20
/// profiles or fewer are waited for, each one whose key is at hand is asked by itself: at once, after 5, 15, 35 and 75
/// seconds, and then once a minute: 9 requests in five minutes, of the 300 that each profile has. With more profiles,
/// and for those without a key, the list of all profiles is read instead: one request for up to 5000 profiles. Ayrshare
/// renews that list at most every five minutes and says when, and it is not read again before that. So a network can be
/// seen up to five minutes late; but a profile whose key is at hand is asked by itself once more before it is given
/// up.</para>
/// <para>The key is found as New-AyrshareJwt finds it: what New-AyrshareProfile and New-AyrshareJwt put out brings
/// it along, and a vault has it under the profile's title. A title or a RefId is enough to wait without a key. A
/// text that is piped in is taken as a key.</para>
/// <para>If Ayrshare cannot be reached for a while, the next look makes up for it. Only when a profile's first or last
/// look fails is that an error.</para>
/// </remarks>
/// <example>
/// <title>One client, at a prompt</title>
/// <code>
/// $sandbox.Link('Bluebird Cafe', 'facebook')   # the client, on the page
/// Wait-AyrshareSocialAccount -Title 'Bluebird Cafe' -Network facebook
/// </code>
/// <para>Comes back when the client has linked Facebook, or with an error after five minutes. The first line plays the
/// client: $sandbox is what Start-AyrshareSandbox -Connect gave.</para>
/// </example>
/// <example>
/// <title>From the new profile to its first network</title>
/// <code>
/// New-AyrshareProfile 'Acme Bakery' |
///     New-AyrshareJwt |
///     ForEach-Object { $sandbox.Link($_.Title, 'gmb'); $_ } |
///     Wait-AyrshareSocialAccount -TimeoutSec 3600
/// </code>
/// <para>The key goes from command to command, out of sight. The third line plays the client in the sandbox.</para>
/// </example>
/// <example>
/// <title>Who has linked, and who is to be chased</title>
/// <code>
/// $sandbox.Link('Bluebird Cafe', 'instagram')
/// Get-AyrshareProfile |
///     Wait-AyrshareSocialAccount -Network instagram, facebook -Any `
///         -TimeoutSec 0 -ErrorAction SilentlyContinue -ErrorVariable late
/// $late | ForEach-Object { $_.TargetObject.Title }
/// </code>
/// <para>-TimeoutSec 0 is one look. Those that have linked neither are in $late, one error each.</para>
/// </example>
/// <example>
/// <title>Go on with each client as soon as it is ready</title>
/// <code>
/// $sandbox.Link('Corner Books', 'gmb')
/// Import-Csv ./links.csv |
///     Wait-AyrshareSocialAccount -TimeoutSec 0 -ErrorAction Ignore |
///     ForEach-Object { "$($_.Title) can post: $($_.Networks -join ', ')." }
/// </code>
/// <para>With a longer time, each text comes as soon as its client is ready, while the others are waited for.</para>
/// </example>
/// <example>
/// <title>The first of many</title>
/// <code>
/// 'Bluebird Cafe', 'Corner Books' |
///     ForEach-Object { $sandbox.Link($_, 'gmb') }
/// Get-AyrshareProfile |
///     Wait-AyrshareSocialAccount -Network gmb |
///     Select-Object -First 1
/// </code>
/// <para>Ends with the first profile that has linked it; the others are no longer waited for.</para>
/// </example>
/// <notes>
/// <para>-ThrottleLimit is how many profiles are asked at a time, five unless given; any number is waited for.</para>
/// <para>While rows still come in, what is done comes out with the next row.</para>
/// </notes>
/// <errors>WaitTimeout, ProfileNotFound, ProfileSuspended, ProfileMissing, UnknownNetwork, Forbidden</errors>
/// <output type="Ayrshare.PowerShell.AyrshareLinkedProfile">One for each profile that has linked the networks.</output>
/// <parameter name="Title">The profile's title, by which its key is found in a vault. Without a key it is enough to wait
/// by.</parameter>
/// <parameter name="RefId">The profile's public reference. Without a key it is enough to wait by.</parameter>
/// <parameter name="ThrottleLimit">How many profiles may be asked at a time, 1 to 64; 5 unless given. Output comes in the
/// order in which profiles are done.</parameter>
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

    // A week: longer than any link lives.
    private const int MaxTimeoutSec = 604_800;

    private SocialAccountWatch? _watch;
    private long _lastAccepted;

    /// <summary>The networks to wait for; any network at all unless given. In a CSV: between semicolons or commas.
    /// Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Takes one of the networks of -Network as enough, in place of all of them.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>How long each profile is waited for, in seconds, 0 to 604800 (a week); 300 unless given. 0 is one
    /// look.</summary>
    [Parameter]
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
            throw row.Problem(
                Errors.ProfileMissing, nameof(Title), "the row names no profile.",
                "Give -Title, -RefId or -ProfileKey, as a parameter or a column.");
        }

        _watch ??= new SocialAccountWatch(Client, Throttle);
        _lastAccepted = Client.Options.Clock.GetTimestamp();
        Enqueue(row, async call => ResultOf(row, wait, await _watch.AwaitAsync(wait, call.Options).ConfigureAwait(false)));
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
                    "Get-AyrshareProfile lists all of them; names are exact, without wildcards. A profile created in the last 5 minutes "
                    + "may not be listed yet: give its key.");
            case SocialAccountWaitOutcome.Suspended:
                throw new AyrshareCommandException(
                    Errors.ProfileSuspended, $"{row.Prefix}the profile is suspended.",
                    "Look in Ayrshare's dashboard why it is suspended; nothing can be linked until that is settled.");
            default:
                throw new AyrshareCommandException(
                    Errors.WaitTimeout, $"{row.Prefix}{Missing(wait, result)}",
                    wait.ProfileKey is null
                        ? "Ask the client whether the link has worked, then wait again. Without the profile key a new link can be seen "
                            + "up to 5 minutes late: give the key, or a longer -TimeoutSec."
                        : "Ask the client whether the link has worked and still lives, issue a new one if not, then wait again; "
                            + "-TimeoutSec makes it wait longer.");
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
