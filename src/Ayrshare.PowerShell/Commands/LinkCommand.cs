using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>What New-AyrshareJwt and Send-AyrshareConnectEmail share: the fields of POST /profiles/generateJWT.</summary>
public abstract class LinkCommand : AyrsharePipelineCommand<AyrshareJwt>
{
    private readonly HashSet<string> _vaults = new(StringComparer.OrdinalIgnoreCase);
    private LinkCredentials? _credentials;

    /// <summary>A profile key, or an object with properties named like these parameters, such as a profile or a row
    /// of a CSV.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The key of the profile that the link is for; the account's API key is refused here. A secret:
    /// SecureString or string. What New-AyrshareProfile puts out brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    public SecureString? ProfileKey { get; set; }

    /// <summary>The name of the secret with the profile key, in place of -ProfileKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecretName")]
    public string? ProfileKeySecret { get; set; }

    /// <summary>The SecretManagement vault to read profile keys from; the connection's vault unless given, or else,
    /// for -ProfileKeySecret, the default vault. With a title and no key, the key is looked up under the name that
    /// New-AyrshareProfile -Vault gave it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Vault { get; set; }

    /// <summary>The profile's title, for messages and the output, and to find its key in a vault.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>The profile's public reference. It only goes on to the output.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>The domain that Ayrshare gave at onboarding, exactly as given, such as id-c9o06; the connection's
    /// unless given.</summary>
    [Parameter]
    public string? Domain { get; set; }

    /// <summary>The text of the account's private.key file with every line break, or that file encoded in base64;
    /// the connection's unless given. A secret: SecureString or string.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>Sends the private key encoded in base64, on one line, whichever way it was given. Nothing else
    /// changes.</summary>
    [Parameter]
    public SwitchParameter Base64 { get; set; }

    /// <summary>Has the link log the browser's current session out first, to switch between profiles while trying
    /// things out. Not for production: it is slower.</summary>
    [Parameter]
    public SwitchParameter Logout { get; set; }

    /// <summary>The full address where the button "Done" and the logo lead. Ayrshare shortens it in the
    /// link.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Redirect { get; set; }

    /// <summary>Adds origin=true to the address of -Redirect: then the window that opened the page is
    /// redirected.</summary>
    [Parameter]
    public SwitchParameter RedirectOrigin { get; set; }

    /// <summary>The networks that the page shows, in place of those of the account's settings. In a CSV: between
    /// semicolons or commas. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? AllowedSocial { get; set; }

    /// <summary>Has Ayrshare check the token that it made, which finds a wrong private key. Not for
    /// production.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>How long the link lives, in minutes, 1 to 2880 (48 hours); 5 unless given. 30, 30m and a TimeSpan
    /// are understood. Needs Ayrshare's Max Pack.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Minutes? ExpiresIn { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app; the connection's unless given. A secret:
    /// SecureString or string. It goes together with -XApiSecret: both or neither.</summary>
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

    /// <summary>Sends the two X keys in the body as twitterApiKey and twitterApiSecret, in place of the recommended
    /// headers.</summary>
    [Parameter]
    public SwitchParameter XInBody { get; set; }

    private protected sealed override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title);

    /// <summary>Checks a row, asks for confirmation, and gives the call to make.</summary>
    /// <param name="row">The row.</param>
    /// <param name="email">The mail to send, or null.</param>
    /// <param name="action">What ShouldProcess says is done.</param>
    private protected void Issue(InputRow row, ConnectEmail? email, string action)
    {
        var redirect = RedirectUrl(row);
        var allowed = TextList.Networks(AllowedSocial, row, nameof(AllowedSocial));
        // A link of the default life that is piped on asks for the default again, which needs no Max Pack.
        var expiresIn = row.Source<AyrshareJwt>()?.ExpiresIn <= GenerateJwtRequest.DefaultLifetime && ExpiresIn?.IsFromTimeSpan == true
            ? null
            : ExpiresIn?.In(row, nameof(ExpiresIn), GenerateJwtRequest.MinExpiresIn, GenerateJwtRequest.MaxExpiresIn);
        var who = row.Title is { } title ? $"profile '{title}'" : "the profile";
        if (!ShouldProcess(email is null ? who : $"{email.To}, for {who}", action))
            return;

        _credentials ??= LinkCredentials.Of(ActiveConnection, PrivateKey, XApiKey, XApiSecret);
        var profileKey = FindProfileKey(row);
        var request = new GenerateJwtRequest
        {
            ProfileKey = profileKey,
            Domain = string.IsNullOrWhiteSpace(Domain) ? ActiveConnection.Domain : Domain!.Trim(),
            PrivateKey = _credentials.PrivateKey,
            Base64 = Base64,
            Logout = Logout,
            Redirect = redirect,
            AllowedSocial = allowed,
            Verify = Verify,
            ExpiresIn = expiresIn,
            Email = email,
            X = _credentials.X,
            XInBody = XInBody,
        };
        var (client, refId, address) = (Client, RefId, email?.To ?? row.Text("Email"));
        Enqueue(row, async (stopped, unstarted) =>
        {
            var link = await client.GenerateJwtAsync(request, Observe, stopped, unstarted).ConfigureAwait(false);
            return new AyrshareJwt(link, client.Options.Clock)
            {
                Title = link.Title ?? row.Title,
                RefId = refId,
                Email = address,
                ProfileKey = SecretText.Secure(profileKey),
                RowNumber = row.Number,
            };
        });
    }

    private Uri? RedirectUrl(InputRow row)
    {
        var redirect = Checked.Url(Redirect, row, nameof(Redirect));
        if (!RedirectOrigin)
            return redirect;
        if (redirect is null)
            throw row.Problem("RedirectMissing", nameof(RedirectOrigin), "there is no address to redirect to.", "Give -Redirect too.");
        var url = new UriBuilder(redirect);
        var others = url.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !part.StartsWith("origin=", StringComparison.Ordinal));
        url.Query = string.Join("&", others.Append("origin=true"));
        return url.Uri;
    }

    private Secret FindProfileKey(InputRow row)
    {
        var vault = string.IsNullOrWhiteSpace(Vault) ? ActiveConnection.Vault : Vault!.Trim();
        var key = SecretText.Of(ProfileKey)
            ?? SecretText.Of(row.Source<AyrshareJwt>()?.ProfileKey)
            ?? SecretText.Of(row.Line);
        if (key is null && !string.IsNullOrWhiteSpace(ProfileKeySecret))
            key = FromVault(ProfileKeySecret!.Trim());
        if (key is null && vault is not null && row.Title is { } title)
            key = FromVault(SecretName.OfProfile(title));
        if (key is null)
        {
            throw row.Problem(
                "ProfileKeyMissing", nameof(ProfileKey), "there is no profile key to make a link with.",
                "Give -ProfileKey or -ProfileKeySecret, as a parameter or a column; or -Vault, if New-AyrshareProfile -Vault has stored the key under the title.");
        }

        if (key.Reveal() == Client.Options.ApiKey.Reveal())
        {
            throw row.Problem(
                "ProfileKeyIsApiKey", nameof(ProfileKey), "this is the account's API key; a link needs a User Profile's key.",
                "Give the key that New-AyrshareProfile returned, or that the dashboard shows for the profile.");
        }

        return key;

        Secret FromVault(string name)
        {
            if (vault is not null && _vaults.Add(vault))
                SecretVault.Require(vault);
            try
            {
                return SecretVault.Get(name, vault);
            }
            catch (AyrshareCommandException problem) when (!problem.EndsCommand)
            {
                throw row.Problem(nameof(ProfileKeySecret), problem);
            }
        }
    }
}
