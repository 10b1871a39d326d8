using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The base of New-AyrshareJwt and Send-AyrshareConnectEmail: the fields of POST
/// /profiles/generateJWT.</summary>
public abstract class JwtCommand : LinkCommand
{
    private LinkCredentials? _credentials;

    /// <summary>The text of the account's private.key file with every line break, or that file encoded in base64. The
    /// default is the connection's private key. A secret: SecureString or string.</summary>
    [Parameter]
    [SecretArgument]
    public SecureString? PrivateKey { get; set; }

    /// <summary>Sends the private key encoded in base64, on one line, in whichever form it was specified. Nothing
    /// else changes.</summary>
    [Parameter]
    public SwitchParameter Base64 { get; set; }

    /// <summary>Requests that Ayrshare verify the token that it creates, which detects a wrong private key. Do not
    /// use it in production.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Sends the two X keys in the request body, as twitterApiKey and twitterApiSecret. By default, the command
    /// sends them in headers, as Ayrshare recommends.</summary>
    [Parameter]
    public SwitchParameter XInBody { get; set; }

    /// <summary>Checks a row, asks for confirmation, and enqueues the request.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mail">The email to send, or null.</param>
    /// <param name="action">The action that ShouldProcess shows.</param>
    private protected void Issue(InputRow row, MailFields? mail, string action)
    {
        var checks = new RowChecks(row);
        var details = ReadDetails(row, checks);
        var email = mail?.Read(checks);
        checks.ThrowIfAny();
        if (!Confirms(row, email, action))
            return;

        _credentials ??= LinkCredentials.Of(ActiveConnection, PrivateKey, XApiKey, XApiSecret);
        WarnIfEmailedLinkEndsSoon(details.ExpiresIn);
        WarnIfXCannotBeLinked(details.AllowedSocial, _credentials.X);
        var request = new GenerateJwtRequest
        {
            ProfileKey = RequireProfileKey(row),
            Domain = DomainOrConnections,
            PrivateKey = _credentials.PrivateKey,
            Base64 = Base64,
            Logout = Logout,
            Redirect = details.Redirect,
            AllowedSocial = details.AllowedSocial,
            Verify = Verify,
            ExpiresIn = details.ExpiresIn,
            Email = email,
            X = _credentials.X,
            XInBody = XInBody,
        };
        var client = Client;
        EnqueueLink(row, request.ProfileKey, email, async call =>
            new AyrshareJwt(
                await client.GenerateJwtAsync(request, call.Options).ConfigureAwait(false), client.Options.Clock));
    }
}
