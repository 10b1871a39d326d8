using System;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What the commands share that act on a link that was issued: how a row names it.</summary>
/// <parameter name="InputObject">A SessionId, or an object with properties named like these parameters, such as a link
/// of New-AyrshareLinkSession or a row of a CSV.</parameter>
public abstract class LinkSessionCommand : ProfileCommand
{
    // What an id can be, and a link or a path cannot.
    private static readonly Regex SessionIds = new(@"^[A-Za-z0-9_-][A-Za-z0-9_.~-]{0,199}$", RegexOptions.CultureInvariant);

    /// <summary>The link's id, which New-AyrshareLinkSession puts out; not the link, nor the token in it. A text that
    /// is piped in is an id too. Tab completes those that were issued over the connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }

    private protected sealed override bool TakesKeysAsText => false;

    /// <summary>The id of the row's link.</summary>
    /// <exception cref="AyrshareCommandException">There is none, or it cannot be one.</exception>
    private protected string RequireSessionId(InputRow row)
    {
        var id = (string.IsNullOrWhiteSpace(SessionId) ? row.Line : SessionId)?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            throw row.Problem(
                Errors.SessionIdMissing, nameof(SessionId), "there is no session id.",
                "Give -SessionId, or pipe in what New-AyrshareLinkSession has put out. Links of New-AyrshareJwt have none.");
        }

        // Not quoted: what was given can be the link.
        return SessionIds.IsMatch(id)
            ? id!
            : throw row.Problem(
                Errors.InvalidSessionId, nameof(SessionId), "this cannot be a session id.",
                "Give the SessionId of what New-AyrshareLinkSession has put out, and not the link.");
    }

    /// <summary>Gives a row's request, which brings what has become of its link.</summary>
    private protected void EnqueueStatus(
        InputRow row, Secret? profileKey, Func<RowCall, Task<LinkSessionStatus>> ask, bool isWritten = true, string? ifUnwritten = null)
    {
        var refId = RefId;
        var clock = Client.Options.Clock;
        Enqueue(row, async call =>
        {
            var status = new AyrshareLinkSessionStatus(await ask(call).ConfigureAwait(false), row, refId, profileKey, clock);
            return new RowResult { Output = isWritten ? [status] : [], CarriesColumns = true, IfUnwritten = ifUnwritten };
        });
    }
}
