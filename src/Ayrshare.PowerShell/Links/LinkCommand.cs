using System;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What the commands share that issue a link a row, and have it mailed if they say so.</summary>
public abstract class LinkCommand : ProfileCommand
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    /// <summary>The domain that Ayrshare gave at onboarding, exactly as given, such as id-c9o06; the connection's
    /// unless given.</summary>
    [Parameter]
    public string? Domain { get; set; }

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

    /// <summary>Whether the links are mailed: then a call is not made twice, and one after the other.</summary>
    private protected virtual bool SendsMail => false;

    private protected sealed override int DefaultThrottleLimit => SendsMail ? 1 : base.DefaultThrottleLimit;

    private protected sealed override bool ChangesSomething => SendsMail;

    private protected string? DomainOrConnections => string.IsNullOrWhiteSpace(Domain) ? ActiveConnection.Domain : Domain!.Trim();

    /// <summary>What the row says of its link.</summary>
    private protected LinkDetails ReadDetails(InputRow row, RowChecks checks) => new LinkFields
    {
        AllowedSocial = AllowedSocial,
        Redirect = Redirect,
        RedirectOrigin = RedirectOrigin,
        // A link of the default life that is piped on asks for the default again, which needs no Max Pack.
        ExpiresIn = row.Source<AyrshareLink>()?.ExpiresIn < GenerateJwtRequest.DefaultLifetime + OneMinute && !IsGiven(nameof(ExpiresIn))
            ? null
            : ExpiresIn,
    }.Read(checks);

    /// <summary>Asks for confirmation.</summary>
    /// <param name="row">The row.</param>
    /// <param name="email">The mail to send, or null.</param>
    /// <param name="action">What is done.</param>
    private protected bool Confirms(InputRow row, ConnectEmail? email, string action)
    {
        var who = row.Title is { } title ? $"profile '{title}'" : "the profile";
        return ShouldProcess(email is null ? who : $"{email.To}, for {who}", action);
    }

    /// <summary>Has a row's link issued.</summary>
    /// <param name="row">The row.</param>
    /// <param name="profileKey">The key of its profile.</param>
    /// <param name="email">The mail that is sent, or null.</param>
    /// <param name="issue">Issues the link.</param>
    private protected void EnqueueLink(InputRow row, Secret profileKey, ConnectEmail? email, Func<RowCall, Task<AyrshareLink>> issue)
    {
        var (refId, address) = (RefId, email?.To ?? row.Text("Email"));
        Enqueue(row, async call =>
        {
            var link = await issue(call).ConfigureAwait(false);
            link.IsFor(row, refId, address, profileKey);
            return new RowResult
            {
                Output = [link],
                CarriesColumns = true,
                Problem = SendsMail && !link.EmailSent ? MailNotConfirmed(row, link) : null,
                IfUnwritten = link.EmailSent
                    ? $"the mail to {link.Email} was sent, but the pipeline ended before its link could come out."
                    : null,
            };
        });
    }

    private static AyrshareCommandException MailNotConfirmed(InputRow row, AyrshareLink link) => row.Problem(
        Errors.EmailNotConfirmed, nameof(ConnectEmail.To), $"Ayrshare issued the link for {link.Email} but does not say that the mail was sent.",
        "Check that the account has the Max Pack and that all of -Company, -ContactEmail, -TermsUrl and -PrivacyUrl are given; the link "
        + "in the output can be handed over in another way.");
}
