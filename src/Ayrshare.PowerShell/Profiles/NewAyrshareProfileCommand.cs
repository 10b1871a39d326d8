using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>Creates User Profiles for clients.</summary>
/// <remarks>
/// <para>Creates one profile for each title: one given as a parameter, or one for each row that is piped in. A CSV
/// needs a column Title; further columns named like the parameters are used, and all others go on to the output
/// untouched, so that New-AyrshareJwt and Send-AyrshareConnectEmail find the client's address there.</para>
/// <para>The profile key comes out as a SecureString, and Ayrshare gives it only this once. -Vault stores it in a
/// SecretManagement vault before the object comes out, under a name made from the title, where the other commands
/// find it. A name that the vault has already is never overwritten: then the profile is not created. If storing
/// fails, the error says so, and the object still comes out with its key.</para>
/// <para>The key stays in the session: ConvertTo-Json, Export-Csv and Export-Clixml write the object without it, and a
/// job or a remote session hands the object back without it. There, -Vault keeps it.</para>
/// <para>Without -Vault, what comes out is all that has the keys. In $new = Import-Csv … | New-AyrshareProfile, $new
/// gets nothing where an error ends the command half-way: that is PowerShell's way. With -OutVariable new it gets what
/// came out until then.</para>
/// <para>A row that is wrong is reported with its number and title, and the others go on. A creation is never
/// repeated after an answer that may have been lost: the error id is then OutcomeUnknown, and Get-AyrshareProfile
/// -Title shows whether the profile exists.</para>
/// <para>Ayrshare bills by the number of profiles and has no test mode: -WhatIf checks the cells of every row
/// without sending anything, and Start-AyrshareSandbox -Connect rehearses the job for real.</para>
/// </remarks>
/// <example>
/// <title>One client</title>
/// <code>
/// New-AyrshareProfile 'Acme Bakery'
/// </code>
/// <para>The key is in the property ProfileKey of what comes out, and nowhere else.</para>
/// </example>
/// <example>
/// <title>With settings, and the key in a vault</title>
/// <code>
/// $client = @{
///     Title         = 'Acme Bakery'
///     Email         = 'anna@acme.example'
///     Tags          = 'food', 'local'
///     DisableSocial = 'reddit'
/// }
/// New-AyrshareProfile @client -Vault Company |
///     Format-List Title, Email, SecretName, Vault
/// </code>
/// <para>SecretName is the name under which the vault holds the key.</para>
/// </example>
/// <example>
/// <title>Check a list</title>
/// <code>
/// Import-Csv ./clients.csv | New-AyrshareProfile -WhatIf
/// </code>
/// <para>Says what would be created, and reports each row that is wrong. Nothing is sent.</para>
/// </example>
/// <example>
/// <title>From a list of clients to mails</title>
/// <code>
/// $mail = @{
///     Company      = 'Example Agency'
///     ContactEmail = 'help@agency.example'
///     TermsUrl     = 'https://agency.example/terms'
///     PrivacyUrl   = 'https://agency.example/privacy'
/// }
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile -Vault Company |
///     Send-AyrshareConnectEmail @mail -ExpiresIn 2880
/// </code>
/// <para>Each client gets a mail with a link that lives for 48 hours. Mails need the Max Pack.</para>
/// </example>
/// <example>
/// <title>Put aside what failed, to run it again</title>
/// <code>
/// $errors = @{ ErrorVariable = 'failed'; ErrorAction = 'SilentlyContinue' }
/// Import-Csv ./clients.csv |
///     New-AyrshareProfile -Vault Company @errors |
///     Select-Object Title, RefId, SecretName |
///     Export-Csv ./created.csv -NoTypeInformation
/// $failed | ForEach-Object { $_.ToString() } | Set-Content ./problems.txt
/// $failed | ForEach-Object TargetObject |
///     Export-Csv ./again.csv -NoTypeInformation
/// </code>
/// <para>TargetObject of each error is the row itself. Look at each OutcomeUnknown before you run it again.</para>
/// </example>
/// <notes>
/// <para>One request is under way at a time unless -ThrottleLimit says otherwise. A long list keeps by itself to
/// the rate limit of 300 requests in five minutes, and shows the wait as progress.</para>
/// </notes>
/// <errors>TitleMissing, TitleTaken, EmailMissing, InvalidEmail, InvalidFlag, UnknownNetwork, SecretExists,
/// KeyNotStored, OutcomeUnknown</errors>
/// <seealso href="https://www.ayrshare.com/docs/apis/profiles/create-profile">Create a User Profile, in Ayrshare's documentation</seealso>
/// <seealso cref="GetAyrshareProfileCommand"/>
/// <seealso cref="NewAyrshareJwtCommand"/>
/// <seealso cref="SendAyrshareConnectEmailCommand"/>
/// <seealso cref="StartAyrshareSandboxCommand"/>
/// <seealso cref="SetAyrshareProfileCommand"/>
/// <seealso cref="RemoveAyrshareProfileCommand"/>
/// <seealso cref="InvokeAyrshareOnboardingCommand"/>
/// <seealso cref="NewAyrshareLinkSessionCommand"/>
/// <seealso cref="InvokeAyrshareApiCommand"/>
/// <topic>about_Ayrshare_Secrets</topic>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsCommon.New, "AyrshareProfile", SupportsShouldProcess = true, DefaultParameterSetName = ByTitle,
    HelpUri = HelpPages.Folder + "New-AyrshareProfile.md")]
[OutputType(typeof(AyrshareNewProfile))]
public sealed class NewAyrshareProfileCommand : RowCommand
{
    private const string ByTitle = "Title";
    private const string ByRow = "Row";
    private const string RemoteHost = "ServerRemoteHost";
    private const string KeysStayHere =
        "The keys of these profiles stay in this job or remote session: what comes out of it leaves ProfileKey out. "
        + "Use them here, or give -Vault, which keeps them.";

    private bool _vaultChecked;
    private int _warnings;

    /// <summary>The profile's name, unique in the account. Clients see it on the linking page.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByTitle)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByRow)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(TitleCompleter))]
    public string? Title { get; set; }

    /// <summary>A title, or an object with properties named like these parameters, such as a row of a
    /// CSV.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    public PSObject? InputObject { get; set; }

    /// <summary>The client's address. It goes on to the output, for Send-AyrshareConnectEmail; Ayrshare gets it
    /// only with -Team.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>Invites the client at -Email as a member of your team at Ayrshare. A column Team with true or false
    /// does so for single rows.</summary>
    [Parameter]
    public SwitchParameter Team { get; set; }

    /// <summary>Labels to group profiles by. In a CSV: between semicolons or commas.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Tags { get; set; }

    /// <summary>Networks that the client cannot link. In a CSV: between semicolons or commas. Tab completes the
    /// names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? DisableSocial { get; set; }

    /// <summary>Whether direct messages are switched on: $true or $false; in a CSV also yes, no, 1 or 0. Ayrshare's
    /// default unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? MessagingActive { get; set; }

    /// <summary>The linking page's header; Ayrshare's unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TopHeader { get; set; }

    /// <summary>The linking page's text below the header; Ayrshare's unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SubHeader { get; set; }

    /// <summary>Whether the linking page hides its header: $true or $false; in a CSV also yes, no, 1 or
    /// 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideTopHeader { get; set; }

    /// <summary>Whether the linking page hides the logo: $true or $false; in a CSV also yes, no, 1 or 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideLogo { get; set; }

    /// <summary>The SecretManagement vault to store the profile key in. Without -Vault and -SecretName the key is
    /// not stored.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name to store the profile key under; Ayrshare-ProfileKey- and the title unless given, with dashes
    /// and a suffix for titles that have blanks or other signs a vault may refuse. Given without -Vault, the
    /// connection's vault is used, or else the default vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SecretName { get; set; }

    private SecretVault Secrets => new(InvokeCommand);

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title ?? InputObject?.BaseObject as string);

    private protected override void Accept(InputRow row)
    {
        var checks = new RowChecks(row);
        var request = new ProfileFields
        {
            Title = row.Title,
            Email = Email,
            Team = Team ? new Flag(true) : row.Text(nameof(Team)) is { } cell ? new Flag(cell) : null,
            Tags = Tags,
            DisableSocial = DisableSocial,
            MessagingActive = MessagingActive,
            TopHeader = TopHeader,
            SubHeader = SubHeader,
            HideTopHeader = HideTopHeader,
            HideLogo = HideLogo,
        }.Read(checks);
        checks.ThrowIfAny();
        var title = request.Title;
        var email = RowChecks.TextOrNull(Email);
        if (!ShouldProcess($"profile '{title}'", "Create User Profile"))
            return;

        var client = Client;
        var vault = RowChecks.TextOrNull(Vault) ?? ActiveConnection.Vault;
        var secretName = SecretFor(title, vault, row);
        var isRemote = Host.Name == RemoteHost;
        Enqueue(row, async call =>
        {
            var created = await client.CreateProfileAsync(request, call.Options).ConfigureAwait(false);
            var key = SecretText.Secure(created.ProfileKey);
            var (stored, problem) = secretName is null
                ? default
                : await StoreAsync(row, call, secretName, vault, key).ConfigureAwait(false);
            var result = new AyrshareNewProfile
            {
                Title = created.Title,
                RefId = created.RefId,
                ProfileKey = key,
                Email = email,
                Vault = secretName is null ? null : vault,
                SecretName = stored,
                MessagingActive = created.MessagingActive,
                RowNumber = row.Number,
            };
            return new RowResult
            {
                Output = [result],
                CarriesColumns = true,
                Problem = problem,
                Warning = stored is null && isRemote && Interlocked.Increment(ref _warnings) == 1 ? KeysStayHere : null,
                IfUnwritten = "the profile was created, but the pipeline ended before it could come out; "
                    + (stored is null
                        ? "only Ayrshare's dashboard shows its key."
                        : $"its key is in {SecretVault.Describe(vault)} as \"{stored}\"."),
            };
        });
    }

    // The name under which the key was stored, or null; it is that, too, where the pipeline was stopped before it could be.
    private async Task<(string? Name, AyrshareCommandException? Problem)> StoreAsync(
        InputRow row, RowCall call, string name, string? vault, SecureString key)
    {
        try
        {
            await call.OnPipelineAsync(() => Secrets.Add(name, vault, key)).ConfigureAwait(false);
            return (name, null);
        }
        catch (AyrshareCommandException failure)
        {
            return (null, row.Problem(
                Errors.KeyNotStored, nameof(Vault), $"the profile was created, but its key could not be stored. {failure.Message}",
                "Store the ProfileKey of the object that came out: Ayrshare never gives it again, though its dashboard shows it."));
        }
        catch (OperationCanceledException)
        {
            return default;
        }
    }

    // Before the profile is created: a key that the vault would refuse could be lost.
    private string? SecretFor(string title, string? vault, InputRow row)
    {
        if (RowChecks.TextOrNull(Vault) is null && RowChecks.TextOrNull(SecretName) is null)
            return null;
        if (!_vaultChecked)
            Secrets.Require(vault);
        _vaultChecked = true;

        var name = RowChecks.TextOrNull(SecretName) ?? Ayrshare.PowerShell.SecretName.OfProfile(title);
        return VaultHas(name, vault, row)
            ? throw row.Problem(
                Errors.SecretExists, nameof(SecretName),
                $"{SecretVault.Describe(vault)} has a secret \"{name}\" already; the profile was not created.",
                "Use another -SecretName, or remove that secret if it is of no use any more.")
            : name;
    }

    private bool VaultHas(string name, string? vault, InputRow row)
    {
        try
        {
            return Secrets.Has(name, vault);
        }
        catch (AyrshareCommandException problem) when (!problem.EndsCommand)
        {
            throw row.Problem(nameof(Vault), problem);
        }
    }
}
