using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell;

/// <summary>Creates User Profiles for clients.</summary>
/// <remarks>
/// <para>Creates one profile for each title that you give as a parameter or in a piped row. A CSV needs a column
/// Title. The command uses other columns that are named like its parameters, and copies all remaining columns to the
/// output. New-AyrshareJwt and Send-AyrshareConnectEmail find the client's email address there.</para>
/// <para>The profile key is returned as a SecureString, and Ayrshare returns it only once. -Vault stores it in a
/// SecretManagement vault before the command returns the object. The name of the secret is made from the title, and
/// the other commands find it there. An existing secret is never overwritten: if the vault already has a secret of
/// this name, the profile is not created. If the key cannot be stored, the command writes an error and still returns
/// the object with the key.</para>
/// <para>The property ProfileKey of the output holds the key. The key stays in the session: ConvertTo-Json, Export-Csv,
/// Export-Clixml and Format-List * write the object without it, and a job or a remote session returns the object without
/// it. To keep the key there, use -Vault.</para>
/// <para>Without -Vault, the keys exist only in the output. If a terminating error stops $new = Import-Csv … |
/// New-AyrshareProfile, PowerShell assigns nothing to $new. To keep the objects that were returned before the error,
/// use -OutVariable new.</para>
/// <para>An invalid row causes an error that names the row's number and title, and the command continues with the
/// other rows. A request to create a profile is never sent again if its response may have been lost. The error id is
/// then OutcomeUnknown, and Get-AyrshareProfile -Title shows whether the profile exists.</para>
/// <para>Ayrshare bills by the number of profiles and has no test mode: the staging server of the Max Pack works on live
/// accounts. -WhatIf checks the values of every row without sending a request, and Start-AyrshareSandbox -Connect starts
/// a local sandbox in which you can rehearse the whole job.</para>
/// </remarks>
/// <example>
/// <title>Create one profile</title>
/// <code>
/// New-AyrshareProfile 'Acme Bakery'
/// </code>
/// <para>The profile key is in the property ProfileKey of the output, and is not stored anywhere.</para>
/// </example>
/// <example>
/// <title>Create a profile with settings and store its key in a vault</title>
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
/// <para>SecretName is the name of the secret that holds the key.</para>
/// </example>
/// <example>
/// <title>Check a list</title>
/// <code>
/// Import-Csv ./clients.csv | New-AyrshareProfile -WhatIf
/// </code>
/// <para>Shows the profiles that would be created and reports each invalid row. The command sends no request.</para>
/// </example>
/// <example>
/// <title>Create profiles from a list and email the links</title>
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
/// <para>Each client receives an email with a link that is valid for 48 hours. Emails need the Max Pack.</para>
/// </example>
/// <example>
/// <title>Save the failed rows to run them again</title>
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
/// <para>The TargetObject of each error is the row itself. Check each OutcomeUnknown before you run its row
/// again.</para>
/// </example>
/// <notes>
/// <para>The command sends one request at a time unless you use -ThrottleLimit. A long list keeps to the rate limit
/// of 300 requests in five minutes automatically. The command shows the wait as progress.</para>
/// </notes>
/// <errors>TitleMissing, InvalidTitle, TitleTaken, EmailMissing, InvalidEmail, InvalidFlag, UnknownNetwork, SecretExists,
/// KeyNotStored, MessagingNotEnabled, OutcomeUnknown</errors>
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
/// <seealso cref="ImportAyrshareProfileKeyCommand"/>
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
        "The keys of these profiles stay in this job or remote session: its output does not include ProfileKey. "
        + "Use the keys here, or use -Vault to store them.";

    private string? _vaultModule;
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

    /// <summary>The client's email address. The command copies it to the output for Send-AyrshareConnectEmail. It is
    /// sent to Ayrshare only with -Team.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>Invites the client at -Email as a member of your team at Ayrshare. To invite only some clients, use a
    /// column Team with true or false.</summary>
    [Parameter]
    public SwitchParameter Team { get; set; }

    /// <summary>Labels to group profiles by. In a CSV, the labels are separated by semicolons or commas.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Tags { get; set; }

    /// <summary>Networks that the client cannot link. In a CSV, the names are separated by semicolons or commas. Tab
    /// completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? DisableSocial { get; set; }

    /// <summary>Whether direct messages are switched on: $true or $false; in a CSV also yes, no, 1 or 0. The account must
    /// have messaging. The default is Ayrshare's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? MessagingActive { get; set; }

    /// <summary>The linking page's header. The default is Ayrshare's header.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TopHeader { get; set; }

    /// <summary>The linking page's text below the header. The default is Ayrshare's text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SubHeader { get; set; }

    /// <summary>Whether the linking page hides its header: $true or $false; in a CSV also yes, no, 1 or 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideTopHeader { get; set; }

    /// <summary>Whether the linking page hides the logo: $true or $false; in a CSV also yes, no, 1 or 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlagCompleter))]
    public Flag? HideLogo { get; set; }

    /// <summary>The SecretManagement vault to store the profile key in. Without -Vault and -SecretName, the key is
    /// not stored. If the connection has a vault, the command then writes a warning.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret that will hold the profile key. The default is Ayrshare-ProfileKey- and the
    /// title. If the title contains spaces or other characters that a vault may reject, the name contains dashes in
    /// their place and a suffix. If you use this parameter without -Vault, the command uses the connection's vault,
    /// or else the default vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SecretName { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    // The titles of one account can be created or looked up in another, if that is specified.
    private protected override bool RefusesOtherAccounts => Connection is null;

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title, text: PipedText.OfTitle(InputObject));

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
        var givenName = checks.SecretName(SecretName, nameof(SecretName));
        checks.ThrowIfAny();
        var title = request.Title;
        var email = RowChecks.TextOrNull(Email);
        if (!ShouldProcess($"profile '{title}'", "Create User Profile"))
            return;

        var client = Client;
        var vault = RowChecks.TextOrNull(Vault) ?? ActiveConnection.Vault;
        var secretName = SecretFor(title, givenName, vault, row);
        var warning = Host.Name == RemoteHost ? KeysStayHere : secretName is null && vault is not null ? KeysNotStored(vault) : null;
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
                Warning = stored is null && warning is not null && Interlocked.Increment(ref _warnings) == 1 ? warning : null,
                IfUnwritten = "the profile was created, but the pipeline ended before the command returned it; "
                    + (stored is null
                        ? "only Ayrshare's dashboard shows its key."
                        : $"its key is in {SecretVault.Describe(vault)} as \"{stored}\"."),
            };
        });
    }

    private static string KeysNotStored(string vault) =>
        "The profile keys are not stored: only the output has them, in the property ProfileKey, and Ayrshare does not return them again. "
        + $"To store them, use -Vault {vault}.";

    // Returns the name of the stored secret, or null if storing failed or the pipeline was stopped first.
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
                "Store the ProfileKey of the returned object. Ayrshare does not return it again, although its dashboard shows it."));
        }
        catch (OperationCanceledException)
        {
            return DetachedVault.TryAdd(_vaultModule!, name, vault, key) ? (name, null) : default;
        }
    }

    // The vault is checked before the profile is created, because a key that the vault rejects could be lost.
    private string? SecretFor(string title, string? givenName, string? vault, InputRow row)
    {
        if (RowChecks.TextOrNull(Vault) is null && givenName is null)
            return null;
        if (_vaultModule is null)
        {
            Secrets.Require(vault);
            _vaultModule = Secrets.ModulePath;
        }

        var name = givenName ?? Ayrshare.PowerShell.SecretName.OfProfile(title);
        return VaultHas(name, vault, row)
            ? throw row.Problem(
                Errors.SecretExists, nameof(SecretName),
                $"{SecretVault.Describe(vault)} already has a secret \"{name}\"; the profile was not created.",
                "Use another -SecretName, or remove the existing secret if it is no longer needed.")
            : name;
    }

    private bool VaultHas(string name, string? vault, InputRow row)
    {
        try
        {
            // While profiles are created, no other process can keep their keys from being stored.
            Secrets.Claim(vault);
            return Secrets.Has(name, vault);
        }
        catch (AyrshareCommandException problem) when (!problem.EndsCommand)
        {
            throw row.Problem(nameof(Vault), problem);
        }
    }
}
