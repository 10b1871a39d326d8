using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The base of the commands that issue one link per row and can have it emailed.</summary>
public abstract class LinkCommand : ProfileCommand
{
    private readonly ConcurrentQueue<DateTimeOffset> _expiries = new();
    private bool _xKeysMissed;
    private bool _shortLifeTold;

    /// <summary>The domain that Ayrshare assigned at onboarding, exactly as Ayrshare wrote it, such as id-c9o06. The
    /// default is the connection's domain.</summary>
    [Parameter]
    public string? Domain { get; set; }

    /// <summary>Ends the browser's current session when the link is opened, so that you can switch between profiles
    /// during tests. Do not use it in production, because it is slower.</summary>
    [Parameter]
    public SwitchParameter Logout { get; set; }

    /// <summary>The full URL to which the button "Done" and the logo lead. Ayrshare shortens it in the
    /// link.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Redirect { get; set; }

    /// <summary>Adds origin=true to the URL of -Redirect. The window that opened the page is then
    /// redirected.</summary>
    [Parameter]
    public SwitchParameter RedirectOrigin { get; set; }

    /// <summary>The networks that the page shows, in place of those in the account's settings. In a CSV, the names
    /// are separated by semicolons or commas. Tab completes the names. If they include twitter, the keys of your X app are
    /// needed; without them, the command writes a warning.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? AllowedSocial { get; set; }

    /// <summary>How long the link is valid, in minutes, 1 to 2880 (48 hours). The default is 5. You can write 30, 30m,
    /// 48h, 2d or a TimeSpan of whole minutes. Needs Ayrshare's Max Pack. Tab completes usual durations.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(LinkDurationCompleter))]
    public Duration? ExpiresIn { get; set; }

    /// <summary>The API key (consumer key) of your own X developer app. Required to link X since 31 March 2026. The
    /// default is the connection's key. A secret: SecureString or string. Use it together with -XApiSecret.</summary>
    [Parameter]
    [Alias("TwitterApiKey")]
    [SecretArgument]
    public SecureString? XApiKey { get; set; }

    /// <summary>The API secret (consumer secret) of your own X developer app. Required to link X since 31 March 2026.
    /// The default is the connection's secret. A secret: SecureString or string. Use it together with
    /// -XApiKey.</summary>
    [Parameter]
    [Alias("TwitterApiSecret")]
    [SecretArgument]
    public SecureString? XApiSecret { get; set; }

    /// <summary>Whether the links are emailed. Requests are then never repeated, and are sent one at a
    /// time.</summary>
    private protected virtual bool SendsMail => false;

    private protected sealed override int DefaultThrottleLimit => SendsMail ? 1 : base.DefaultThrottleLimit;

    private protected sealed override bool ChangesSomething => SendsMail;

    private protected string? DomainOrConnections => CleanText.OrNull(Domain) ?? ActiveConnection.Domain;

    /// <summary>Reads the details of the row's link.</summary>
    private protected LinkDetails ReadDetails(InputRow row, RowChecks checks) => new LinkFields
    {
        AllowedSocial = AllowedSocial,
        Redirect = Redirect,
        RedirectOrigin = RedirectOrigin,
        // If a piped link has the default lifetime, the new link gets the default too, which does not need the Max Pack.
        ExpiresIn = row.Source<AyrshareLink>()?.ExpiresIn <= GenerateJwtRequest.DefaultLifetime.TotalMinutes && !IsGiven(nameof(ExpiresIn))
            ? null
            : ExpiresIn,
    }.Read(checks);

    /// <summary>Asks for confirmation.</summary>
    /// <param name="row">The row.</param>
    /// <param name="email">The email to send, or null.</param>
    /// <param name="action">The action.</param>
    private protected bool Confirms(InputRow row, ConnectEmail? email, string action)
    {
        var who = row.Title is { } title ? $"profile '{title}'" : "the profile";
        return ShouldProcess(email is null ? who : $"{email.To}, for {who}", action);
    }

    /// <summary>Warns, the first time, about a link for X that cannot link X.</summary>
    /// <param name="networks">The networks of the link, or null for those in the account's settings.</param>
    /// <param name="x">The keys of the X app, if there are any.</param>
    private protected void WarnIfXCannotBeLinked(IReadOnlyList<string>? networks, XCredentials? x)
    {
        if (x is not null || _xKeysMissed || !XLinking.IsAmong(networks))
            return;
        _xKeysMissed = true;
        WriteWarning(XLinking.KeysMissing);
    }

    /// <summary>Warns, the first time, about an emailed link that ends before its recipient reads the email.</summary>
    /// <param name="expiresIn">The lifetime in minutes; null for Ayrshare's default.</param>
    private protected void WarnIfEmailedLinkEndsSoon(int? expiresIn)
    {
        if (!SendsMail || expiresIn is not null || _shortLifeTold)
            return;
        _shortLifeTold = true;
        WriteWarning(
            $"The emailed links expire {GenerateJwtRequest.DefaultLifetime.TotalMinutes:0} minutes after they are issued, because no "
            + "-ExpiresIn is specified. For a day, use -ExpiresIn 1440.");
    }

    /// <summary>Enqueues the request for a row's link.</summary>
    /// <param name="row">The row.</param>
    /// <param name="profileKey">The key of its profile.</param>
    /// <param name="email">The email that is sent, or null.</param>
    /// <param name="issue">Issues the link.</param>
    private protected void EnqueueLink(InputRow row, Secret profileKey, ConnectEmail? email, Func<RowCall, Task<AyrshareLink>> issue)
    {
        var (client, refId, address, named) = (Client, RefId, email?.To ?? row.Text("Email"), NamedBesideKey(row));
        Enqueue(row, async call =>
        {
            if (email is not null)
                await named.RequireAsync(client, profileKey, call.Options).ConfigureAwait(false);
            var link = await issue(call).ConfigureAwait(false);
            _expiries.Enqueue(link.ExpiresAt);
            if (email is null)
                named.Require(link.Title, consequence: "Its link was not returned.");
            link.IsFor(row, refId, address, profileKey);
            return new RowResult
            {
                Output = [link],
                CarriesColumns = true,
                Problem = SendsMail && !link.EmailSent ? MailNotConfirmed(row, link) : null,
                IfUnwritten = link.EmailSent
                    ? $"the email to {link.Email} was sent, but the pipeline ended before the command returned the link."
                    : null,
            };
        });
    }

    /// <summary>Warns about links that expired while the command issued others, such as while their profiles were created.</summary>
    private protected sealed override void TellAfterRows()
    {
        if (_expiries.IsEmpty)
            return;
        var now = Client.Options.Clock.GetUtcNow();
        var expired = _expiries.Count(expiry => expiry <= now);
        if (expired > 0)
        {
            WriteWarning(
                $"{expired} of {_expiries.Count} {(_expiries.Count == 1 ? "link" : "links")} expired before the command ended. A longer "
                + "-ExpiresIn keeps links valid until then.");
        }
    }

    private static AyrshareCommandException MailNotConfirmed(InputRow row, AyrshareLink link) => row.Problem(
        Errors.EmailNotConfirmed, nameof(ConnectEmail.To),
        $"Ayrshare issued the link for {link.Email} but did not confirm that the email was sent.",
        "Check that the account has the Max Pack and that -Company, -ContactEmail, -TermsUrl and -PrivacyUrl are all specified. You can "
        + "send the link in the output to the client in another way.");
}
