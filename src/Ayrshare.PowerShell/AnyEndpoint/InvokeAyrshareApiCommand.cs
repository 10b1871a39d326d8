using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Calls any endpoint of the Ayrshare API.</summary>
/// <remarks>
/// <para>For what has no command of its own: posts, history, analytics, media, comments, schedules, feeds, webhooks and
/// whatever the API is given next. The call goes out with the session's connection and keeps to the rate limit. GET is
/// repeated when its answer is lost; everything else is sent once, unless Ayrshare surely has not taken it up, and a
/// lost answer is then the error OutcomeUnknown.</para>
/// <para>-Path names the endpoint as the API's documentation does: post, /post, api/post, or the whole address below
/// the connection's. No other address is called, so that the API key goes nowhere else. What comes after a ? belongs
/// in -Query.</para>
/// <para>Without a profile key the call acts on the account itself, or on its Primary Profile. A call that is meant for
/// a client never goes there by accident: when a profile is piped in, or named by -Title, -RefId, -ProfileKey,
/// -ProfileKeySecret or -Vault, and no key is found, that is an error. Unlinking a network (DELETE profiles/social) of
/// the Primary Profile needs -PrimaryProfile.</para>
/// <para>The answer comes out as objects, a list element by element. Texts stay texts, dates too, so that what is sent
/// back is what came: cast them where a date is needed. Whole numbers are Int32, Int64 or BigInteger, others Double.
/// -Raw gives the JSON exactly as it came. An answer is a success if its status is 2xx and its JSON does not say
/// "status":"error"; 201, 202 and 204 may come without JSON. The answer to a failed call, such as a post that reached
/// only some of its networks, is in the error's Exception.Response, as JSON with credentials hidden.</para>
/// <para>An answer can hold credentials, as that of POST profiles holds the new profile's key: it comes out whole, and
/// shows nowhere else. New-AyrshareProfile can put such a key into a vault.</para>
/// </remarks>
/// <example>
/// <title>Read</title>
/// <code>
/// Invoke-AyrshareApi user
/// </code>
/// <para>The Primary Profile, with all that Ayrshare tells of it.</para>
/// </example>
/// <example>
/// <title>Post for a client</title>
/// <code>
/// $post = @{
///     post         = 'Fresh bread from six.'
///     platforms    = 'facebook', 'instagram'
///     scheduleDate = [datetime]::Now.AddHours(2)
/// }
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Invoke-AyrshareApi post -Method Post -Body $post @client
/// </code>
/// <para>Lists become JSON arrays, and dates the texts in UTC that the API reads.</para>
/// </example>
/// <example>
/// <title>What each client has posted</title>
/// <code>
/// Import-Csv ./links.csv |
///     Invoke-AyrshareApi history -Query @{ lastDays = 30 } -Vault Company |
///     Format-List ProfileTitle, count
/// </code>
/// <para>One call a row. Objects that come from piped rows tell their profile in ProfileTitle.</para>
/// </example>
/// <example>
/// <title>Lists in a query, and all pages</title>
/// <code>
/// $query = @{
///     includesActiveSocialAccounts = 'facebook', 'instagram'
///     limit                        = 100
/// }
/// Invoke-AyrshareApi profiles -Query $query -All |
///     ForEach-Object { $_.profiles.title }
/// </code>
/// <para>The list goes as includesActiveSocialAccounts[0]=facebook and so on. Each page comes out as soon as it is
/// there.</para>
/// </example>
/// <example>
/// <title>Upload a small image</title>
/// <code>
/// $bytes = [IO.File]::ReadAllBytes("$PWD/logo.png")
/// $image = @{
///     file     = 'data:image/png;base64,' + [Convert]::ToBase64String($bytes)
///     fileName = 'logo.png'
/// }
/// Invoke-AyrshareApi upload -Method Post -Body $image -WhatIf
/// </code>
/// <para>As the official Node client does. For large files ask GET media/uploadUrl where to put them. -WhatIf sends
/// nothing; leave it out to upload.</para>
/// </example>
/// <example>
/// <title>The answer as it came</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Invoke-AyrshareApi history @client -Raw | Set-Content ./history.json
/// </code>
/// <para>The text itself, for a file or another program.</para>
/// </example>
/// <notes>
/// <para>docs/node-client.md in the project's repository sets each method of the official Node client beside the
/// command line here.</para>
/// <para>DELETE asks before it is sent, unless -Force or -Confirm:$false is given. Five calls of GET, and one of any
/// other method, are under way at a time unless -ThrottleLimit says otherwise. An answer may have up to 64 MB.</para>
/// </notes>
/// <errors>InvalidPath, PathOutsideApi, InvalidQuery, InvalidBody, BodyNotAllowed, PagesNotAllowed, PagesRepeat,
/// ProfileKeyMissing, ProfileKeyIsApiKey, TitleMismatch, XKeysUnpaired, PrimaryProfileNotAlone, ConfirmationImpossible,
/// OutcomeUnknown</errors>
/// <output type="System.Management.Automation.PSObject">
/// <para>What the answer holds: an object for each element of a list, else one. Objects of piped rows have
/// ProfileTitle besides.</para>
/// </output>
/// <output type="System.String">
/// <para>With -Raw: the answer's JSON.</para>
/// </output>
/// <parameter name="RefId">The profile's public reference. It says that a client is meant, whose key is needed all the
/// same.</parameter>
/// <seealso href="https://www.ayrshare.com/docs/apis/overview">The API, in Ayrshare's documentation</seealso>
/// <seealso cref="ConnectAyrshareCommand"/>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareProfileCommand"/>
/// <seealso cref="ResolveAyrshareErrorCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsLifecycle.Invoke, "AyrshareApi", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Invoke-AyrshareApi.md")]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeAyrshareApiCommand : ProfileCommand
{
    private RawRequest? _call;
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The endpoint, such as post or history/ID. Tab completes the known ones.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method: Get (unless given), Post, Put, Patch or Delete.</summary>
    [Parameter]
    public AyrshareApiMethod Method { get; set; } = AyrshareApiMethod.Get;

    /// <summary>The fields after the ? of the address, as a hashtable or custom object. A list goes as key[0]=a&amp;key[1]=b;
    /// dates go in UTC; a field that is $null is left out.</summary>
    [Parameter]
    public object? Query { get; set; }

    /// <summary>What is sent: a hashtable, a custom object, a list, or a text that holds JSON. Nested up to 64 deep.
    /// A SecureString goes as its text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Follows the answer's pagination to its end, and puts out page by page. For GET.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Puts out the answer's JSON as text, exactly as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Says that the call is meant for the Primary Profile; needed to unlink a network of it.</summary>
    [Parameter]
    public SwitchParameter PrimaryProfile { get; set; }

    /// <summary>Sends DELETE without asking. It does not override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app; the connection's unless given. Where there is
    /// one, it goes with every call, as the API wants it for X. A secret: SecureString or string. It goes together
    /// with -XApiSecret: both or neither.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of your own X developer app; the connection's unless given. A
    /// secret: SecureString or string. It goes together with -XApiKey.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    private protected override int DefaultThrottleLimit => ChangesSomething ? 1 : base.DefaultThrottleLimit;

    private protected override bool ChangesSomething => Method != AyrshareApiMethod.Get;

    private protected override void Accept(InputRow row)
    {
        var call = _call ??= ReadCall();
        var endpoint = $"{call.Method} /{call.Path}";
        if (PrimaryProfile)
            RefuseProfile(row);
        var namesProfile = !PrimaryProfile && (NamesProfile || IsGiven(nameof(Vault)));
        if (!namesProfile && !PrimaryProfile && ApiPath.UnlinksSocial(Method, call.Path))
        {
            throw row.Problem(
                Errors.ProfileKeyMissing, nameof(ProfileKey),
                $"without a profile key, {endpoint} would unlink the network of the Primary Profile.",
                "Give -ProfileKey, or -Title with -Vault. If the Primary Profile is meant, say so with -PrimaryProfile.");
        }

        var who = row.Title is { } title ? $"profile '{title}'" : namesProfile ? "the profile" : "the account or its Primary Profile";
        if (!IsConfirmed(endpoint, who))
            return;

        call = call with { ProfileKey = namesProfile ? RequireProfileKey(row) : null };
        var answers = new ApiAnswers(Client, call, All);
        Enqueue(row, next => NextAsync(row, next, answers));
    }

    private async Task<RowResult> NextAsync(InputRow row, RowCall call, ApiAnswers answers)
    {
        await answers.NextAsync(call).ConfigureAwait(false);
        return new RowResult
        {
            Output = Raw ? new[] { answers.Text }.Where(text => text.Length > 0) : answers.Objects.Select(found => OfProfile(row, found)),
            Next = answers.HasMore ? next => NextAsync(row, next, answers) : null,
            IfUnwritten = $"{answers.Endpoint} was done, but the pipeline ended before its answer could come out.",
        };
    }

    private static object? OfProfile(InputRow row, object? found)
    {
        if (found is PSObject record && row is { Number: not null, Title: { } title } && record.Properties["ProfileTitle"] is null)
            record.Properties.Add(new PSNoteProperty("ProfileTitle", title));
        return found;
    }

    // The same for every row: what is wrong with it is told once.
    private RawRequest ReadCall()
    {
        var secrets = new List<Secret>();
        if (Method == AyrshareApiMethod.Get && ApiScalar.Unwrap(Body) is not null)
            throw Problem(Errors.BodyNotAllowed, nameof(Body), "GET carries none.",
                "Give the fields as -Query, or the -Method that is meant, such as Post.");
        if (Method != AyrshareApiMethod.Get && All)
            throw Problem(Errors.PagesNotAllowed, nameof(All), "only what GET reads comes in pages.", "Leave -All out.");
        return new RawRequest
        {
            Method = new HttpMethod(Method.ToString().ToUpperInvariant()),
            Path = ApiPath.Of(Path, ActiveConnection.BaseUri),
            Query = ApiQuery.Of(Query, secrets),
            Body = ApiBody.Of(Body, secrets),
            X = LinkCredentials.XOf(ActiveConnection, XApiKey, XApiSecret),
            Secrets = secrets,
        };

        static AyrshareCommandException Problem(ErrorDefinition error, string field, string problem, string action) =>
            new(error, $"{field}: {problem}", action);
    }

    // Reading needs no leave, unless -WhatIf or -Confirm asks for it in so many words.
    private bool IsConfirmed(string endpoint, string who)
    {
        var bound = MyInvocation.BoundParameters;
        if (!ChangesSomething && !bound.ContainsKey("WhatIf") && !bound.ContainsKey("Confirm"))
            return true;
        if (!ShouldProcess(who, endpoint, Force))
            return false;
        // The command's impact is one for all methods, and only deletions are of the high one.
        if (Method != AyrshareApiMethod.Delete || Force || bound.ContainsKey("Confirm") || ConfirmPreference != ConfirmImpact.High)
            return true;
        return OrAsk(() => ShouldContinue($"{endpoint} for {who}: what it removes does not come back. Send it?", "Invoke-AyrshareApi",
            ref _yesToAll, ref _noToAll));
    }

    private ConfirmImpact ConfirmPreference =>
        LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            ? preference
            : ConfirmImpact.High;
}
