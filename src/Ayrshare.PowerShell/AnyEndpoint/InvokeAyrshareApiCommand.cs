using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Sends a request to any endpoint of the Ayrshare API.</summary>
/// <remarks>
/// <para>Use this command for endpoints that have no command of their own: posts, history, analytics, media, comments,
/// schedules, feeds, webhooks and any endpoint that is added to the API. The request uses the connection of the session and
/// observes the rate limit. If the response to a GET request is lost, the command repeats the request. All other requests
/// are sent once, unless it is certain that Ayrshare did not process them. If their response is lost, the error is
/// OutcomeUnknown.</para>
/// <para>-Path specifies the endpoint as the API's documentation does: post, /post, api/post, or the whole URL below the
/// connection's address. The command sends requests to no other address, so that no other server receives the API key. Use
/// -Query for everything after a question mark.</para>
/// <para>Without a profile key, the request applies to the account itself or to its Primary Profile. A request for a client
/// never goes there by accident: if a profile is piped in or specified by -Title, -RefId, -ProfileKey, -ProfileKeySecret or
/// -Vault, and the command finds no profile key, it writes an error. To unlink a network of the Primary Profile (DELETE
/// profiles/social), you must use -PrimaryProfile.</para>
/// <para>The command returns the response as objects, and a list element by element. Texts and dates remain text, so that
/// you can send back exactly what you received. Cast a text if you need a date. Whole numbers are Int32, Int64 or
/// BigInteger, and other numbers are Double. -Raw returns the JSON without changes. A request succeeds if the status is 2xx
/// and the JSON does not contain "status":"error". Responses with status 201, 202 and 204 can have no JSON. If a request
/// fails, for example because a post reached only some of its networks, the error's Exception.Response contains the
/// response, as JSON with credentials hidden.</para>
/// <para>A response can contain credentials. For example, the response to POST profiles contains the new profile key. The
/// output contains the whole response, with such a key as plain text, and nothing else shows it. A warning, once, says so.
/// New-AyrshareProfile can store the key in a vault without showing it.</para>
/// </remarks>
/// <example>
/// <title>Get the Primary Profile</title>
/// <code>
/// Invoke-AyrshareApi user
/// </code>
/// <para>Returns all details of the Primary Profile.</para>
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
/// <para>The command converts lists to JSON arrays, and dates to text in UTC.</para>
/// </example>
/// <example>
/// <title>Get the posts of each client</title>
/// <code>
/// Import-Csv ./links.csv |
///     Invoke-AyrshareApi history -Query @{ lastDays = 30 } -Vault Company |
///     Format-List ProfileTitle, count
/// </code>
/// <para>The command sends one request for each row. ProfileTitle contains the title of the profile.</para>
/// </example>
/// <example>
/// <title>Use a list in a query, and get all pages</title>
/// <code>
/// $query = @{
///     includesActiveSocialAccounts = 'facebook', 'instagram'
///     limit                        = 100
/// }
/// Invoke-AyrshareApi profiles -Query $query -All |
///     ForEach-Object { $_.profiles.title }
/// </code>
/// <para>The query contains the list as includesActiveSocialAccounts[0]=facebook and so on. The command returns each page as
/// soon as it arrives.</para>
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
/// <para>The request is the same as that of the official Node client. For a large file, first get an upload URL from GET
/// media/uploadUrl. -WhatIf sends nothing. To upload the image, leave it out.</para>
/// </example>
/// <example>
/// <title>Save the response without changes</title>
/// <code>
/// $client = @{ Title = 'Bluebird Cafe'; Vault = 'Company' }
/// Invoke-AyrshareApi history @client -Raw | Set-Content ./history.json
/// </code>
/// <para>Saves the JSON for another program.</para>
/// </example>
/// <notes>
/// <para>docs/node-client.md in the project's repository lists each method of the official Node client with the equivalent
/// command line.</para>
/// <para>Before a DELETE request, the command asks for confirmation unless you use -Force or -Confirm:$false. By default,
/// the command sends up to five GET requests at the same time, and one request of any other method. Use -ThrottleLimit to
/// change this number. A response can have up to 64 MB.</para>
/// </notes>
/// <errors>InvalidPath, PathOutsideApi, InvalidQuery, InvalidBody, BodyNotAllowed, PagesNotAllowed, PagesRepeat,
/// ProfileKeyMissing, ProfileKeyIsApiKey, TitleMismatch, RefIdMismatch, XKeysUnpaired, PrimaryProfileNotAlone, ConfirmationImpossible,
/// OutcomeUnknown</errors>
/// <output type="System.Management.Automation.PSObject">
/// <para>The content of the response: an object for each element of a list, and otherwise one object. For piped rows,
/// the objects also have the property ProfileTitle.</para>
/// </output>
/// <output type="System.String">
/// <para>With -Raw: the JSON of the response.</para>
/// </output>
/// <parameter name="RefId">The profile's public reference. It shows that the request is for a client. The profile key is
/// still required.</parameter>
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
    private const string KeyIsShown =
        "The response contains a profile key, and the output shows it as plain text, in files too. New-AyrshareProfile and "
        + "Import-AyrshareProfileKey store keys in a vault without showing them.";

    private RawRequest? _call;
    private int _warnings;
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The endpoint, such as post or history/ID. Tab completes the documented endpoints.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method: Get, Post, Put, Patch or Delete. The default is Get.</summary>
    [Parameter]
    public AyrshareApiMethod Method { get; set; } = AyrshareApiMethod.Get;

    /// <summary>The fields of the query string, as a hashtable or custom object. A list is sent as
    /// key[0]=a&amp;key[1]=b, and a date in UTC. A field that is $null is not sent.</summary>
    [Parameter]
    public object? Query { get; set; }

    /// <summary>The body of the request: a hashtable, a custom object, a list, or JSON as text, with up to 64 levels. A
    /// SecureString is sent as its text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Gets all pages of the response, and returns each page as it arrives. Only for GET.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Returns the JSON of the response as text, without changes.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Specifies that the request is for the Primary Profile. Required to unlink one of its networks.</summary>
    [Parameter]
    public SwitchParameter PrimaryProfile { get; set; }

    /// <summary>Sends a DELETE request without confirmation. It does not override -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app. The default is the key of the connection. If there
    /// is one, the command sends it with every request, as the API requires for X. A secret: SecureString or string.
    /// Specify it together with -XApiSecret.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of your own X developer app. The default is the secret of the connection.
    /// A secret: SecureString or string. Specify it together with -XApiKey.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    private protected override int DefaultThrottleLimit => ChangesSomething ? 1 : base.DefaultThrottleLimit;

    private protected override bool ChangesSomething => Method != AyrshareApiMethod.Get;

    private protected override void Accept(InputRow row)
    {
        var call = _call ??= ReadCall();
        var endpoint = row.Hide(Client.EndpointOf(call));
        if (PrimaryProfile)
            RefuseProfile(row);
        var namesProfile = !PrimaryProfile && (NamesProfile || IsGiven(nameof(Vault)));
        if (!namesProfile && !PrimaryProfile && ApiPath.UnlinksSocial(Method, call.Path))
        {
            throw row.Problem(
                Errors.ProfileKeyMissing, nameof(ProfileKey),
                $"without a profile key, {endpoint} would unlink the network of the Primary Profile.",
                "Specify -ProfileKey, or -Title with -Vault. If the request is for the Primary Profile, use -PrimaryProfile.");
        }

        var who = row.Title is { } title ? $"profile '{title}'" : namesProfile ? "the profile" : "the account or its Primary Profile";
        if (!IsConfirmed(endpoint, who))
            return;

        call = call with { ProfileKey = namesProfile ? RequireProfileKey(row) : null };
        var named = NamedBesideKey(row);
        var (client, key, answers) = (Client, call.ProfileKey, new ApiResponses(Client, call, All));
        Enqueue(row, async next =>
        {
            if (ChangesSomething)
                await named.RequireAsync(client, key, next.Options).ConfigureAwait(false);
            return await NextAsync(row, next, answers).ConfigureAwait(false);
        });
    }

    private async Task<RowResult> NextAsync(InputRow row, RowCall call, ApiResponses answers)
    {
        await answers.NextAsync(call).ConfigureAwait(false);
        return new RowResult
        {
            Output = Raw ? new[] { answers.Text }.Where(text => text.Length > 0) : answers.Objects.Select(found => OfProfile(row, found)),
            Warning = answers.HasProfileKey && Interlocked.Increment(ref _warnings) == 1 ? KeyIsShown : null,
            Next = answers.HasMore ? next => NextAsync(row, next, answers) : null,
            IfUnwritten = $"{answers.Endpoint} succeeded, but the pipeline ended before the command could return the response.",
        };
    }

    private static object? OfProfile(InputRow row, object? found)
    {
        if (found is PSObject record && row is { Number: not null, Title: { } title } && record.Properties["ProfileTitle"] is null)
            record.Properties.Add(new PSNoteProperty("ProfileTitle", title));
        return found;
    }

    // The request is the same for every row, so its problems are reported once.
    private RawRequest ReadCall()
    {
        var secrets = new List<Secret>();
        if (Method == AyrshareApiMethod.Get && ApiScalar.Unwrap(Body) is not null)
            throw Problem(Errors.BodyNotAllowed, nameof(Body), "a GET request has no body.",
                "Specify the fields with -Query, or another -Method, such as Post.");
        if (Method != AyrshareApiMethod.Get && All)
            throw Problem(Errors.PagesNotAllowed, nameof(All), "only GET responses have pages.", "Leave out -All.");
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

    // Reading needs no confirmation, unless -WhatIf or -Confirm is specified.
    private bool IsConfirmed(string endpoint, string who)
    {
        var bound = MyInvocation.BoundParameters;
        if (!ChangesSomething && !bound.ContainsKey("WhatIf") && !bound.ContainsKey("Confirm"))
            return true;
        if (!ShouldProcess(who, endpoint, Force))
            return false;
        // The command has one impact for all methods, but only deletions have a high impact.
        if (Method != AyrshareApiMethod.Delete || Force || bound.ContainsKey("Confirm") || ConfirmPreference != ConfirmImpact.High)
            return true;
        return OrAsk(() => ShouldContinue($"{endpoint} for {who} cannot be undone. Do you want to send it?", "Invoke-AyrshareApi",
            ref _yesToAll, ref _noToAll));
    }

    private ConfirmImpact ConfirmPreference =>
        LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            ? preference
            : ConfirmImpact.High;
}
