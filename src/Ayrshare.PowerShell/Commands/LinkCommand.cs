using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>What New-AyrshareJwt and Send-AyrshareConnectEmail share: the fields of POST /profiles/generateJWT.</summary>
public abstract class LinkCommand : ProfileCommand<AyrshareJwt>
{
    private LinkCredentials? _credentials;

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
        var profileKey = RequireProfileKey(row);
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
}
