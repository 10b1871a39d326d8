using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Creates a User Profile for a client.</summary>
[Cmdlet(VerbsCommon.New, "AyrshareProfile", SupportsShouldProcess = true, DefaultParameterSetName = ByTitle)]
[OutputType(typeof(AyrshareNewProfile))]
public sealed class NewAyrshareProfileCommand : AyrsharePipelineCommand<AyrshareNewProfile>
{
    private const string ByTitle = "Title";
    private const string ByRow = "Row";

    private bool _vaultChecked;

    /// <summary>The profile's name, unique in the account.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByTitle)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByRow)]
    public string? Title { get; set; }

    /// <summary>A row of a CSV, or any object with properties named like this command's parameters; or a title.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    public PSObject? InputObject { get; set; }

    /// <summary>The client's address. It goes on to the output; Ayrshare gets it only with -Team.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>Invites -Email as a member of the team. A column Team is read too.</summary>
    [Parameter]
    public SwitchParameter Team { get; set; }

    /// <summary>Labels to find the profile by. In a CSV: between semicolons.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Tags { get; set; }

    /// <summary>Networks that the profile can not link. In a CSV: between semicolons.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? DisableSocial { get; set; }

    /// <summary>Whether direct messages are switched on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Flag? MessagingActive { get; set; }

    /// <summary>The linking page's header.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? TopHeader { get; set; }

    /// <summary>The linking page's text below the header.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SubHeader { get; set; }

    /// <summary>Whether the linking page hides its header.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Flag? HideTopHeader { get; set; }

    /// <summary>Whether the linking page hides the logo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Flag? HideLogo { get; set; }

    /// <summary>The vault that the profile key is stored in before the profile is put out.</summary>
    [Parameter]
    public string? Vault { get; set; }

    /// <summary>The name of the secret; made from the title unless given. Alone, it means the default vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SecretName { get; set; }

    private protected override int DefaultThrottleLimit => 1;

    private protected override bool ChangesSomething => true;

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title ?? InputObject?.BaseObject as string);

    private protected override void Accept(InputRow row)
    {
        var title = row.Title ?? throw row.Problem(
            "TitleMissing", nameof(Title), "a profile needs a title.", "Fill the column Title in, or name another column so.");
        var email = Checked.Email(Email, row, nameof(Email));
        var team = Team || (row.Text(nameof(Team)) is { } cell && new Flag(cell).In(row, nameof(Team)) == true);
        if (team && email is null)
            throw row.Problem("EmailMissing", nameof(Email), "a member of the team needs an address.", "Fill the column Email in, or leave -Team out.");

        var request = new CreateProfileRequest
        {
            Title = title,
            Email = team ? email : null,
            Team = team ? true : null,
            Tags = TextList.Of(Tags),
            DisableSocial = TextList.Networks(DisableSocial, row, nameof(DisableSocial)),
            MessagingActive = MessagingActive?.In(row, nameof(MessagingActive)),
            TopHeader = TextOrNull(TopHeader),
            SubHeader = TextOrNull(SubHeader),
            HideTopHeader = HideTopHeader?.In(row, nameof(HideTopHeader)),
            HideLogo = HideLogo?.In(row, nameof(HideLogo)),
        };
        if (!ShouldProcess($"profile '{title}'", "Create User Profile"))
            return;

        var client = Client;
        var vault = TextOrNull(Vault) ?? ActiveConnection.Vault;
        var secretName = SecretFor(title, vault, row);
        Enqueue(row, async cancellation =>
        {
            var created = await client.CreateProfileAsync(request, Observe, cancellation).ConfigureAwait(false);
            return new AyrshareNewProfile
            {
                Title = created.Title,
                RefId = created.RefId,
                ProfileKey = SecretText.Secure(created.ProfileKey),
                Email = email,
                Vault = secretName is null ? null : vault,
                SecretName = secretName,
                MessagingActive = created.MessagingActive,
                RowNumber = row.Number,
            };
        });
    }

    private protected override void Emit(InputRow row, AyrshareNewProfile result)
    {
        StoreKey(row, result);
        WriteObject(row.WithColumns(result));
    }

    private protected override void Salvage(InputRow row, AyrshareNewProfile result) => StoreKey(row, result);

    // Before the profile is created: a key that the vault would refuse could be lost.
    private string? SecretFor(string title, string? vault, InputRow row)
    {
        if (TextOrNull(Vault) is null && TextOrNull(SecretName) is null)
            return null;
        if (!_vaultChecked)
            SecretVault.Require(vault);
        _vaultChecked = true;

        var name = TextOrNull(SecretName) ?? PowerShell.SecretName.OfProfile(title);
        return SecretVault.Has(name, vault)
            ? throw row.Problem(
                "SecretExists", nameof(SecretName), $"{PowerShell.SecretVault.Describe(vault)} has a secret \"{name}\" already; the profile was not created.",
                "Use another -SecretName, or remove that secret if it is of no use any more.")
            : name;
    }

    private void StoreKey(InputRow row, AyrshareNewProfile profile)
    {
        if (profile.SecretName is not { } name)
            return;
        try
        {
            SecretVault.Add(name, profile.Vault, profile.ProfileKey!);
        }
        catch (AyrshareCommandException failure)
        {
            profile.SecretName = null;
            WriteError(ErrorRecords.Of(
                row.Problem(
                    "KeyNotStored", nameof(Vault), $"the profile was created, but its key could not be stored. {failure.Message}",
                    "Store the ProfileKey of the object that comes out now: Ayrshare never gives it again, though its dashboard shows it."),
                row.Target));
        }
    }

    private static string? TextOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
