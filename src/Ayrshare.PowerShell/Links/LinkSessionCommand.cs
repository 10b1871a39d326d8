using System;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The base of the commands that act on an issued link session: how a row identifies it.</summary>
/// <parameter name="InputObject">A SessionId, or an object with properties named like these parameters, such as a
/// link of New-AyrshareLinkSession or a row of a CSV.</parameter>
public abstract class LinkSessionCommand : ProfileCommand
{
    // Matches every possible id, but no link and no path.
    private static readonly Regex SessionIds = new(@"^[A-Za-z0-9_-][A-Za-z0-9_.~-]{0,199}$", RegexOptions.CultureInvariant);

    /// <summary>The id of the link session, which New-AyrshareLinkSession returns. It is neither the link nor the token in it, nor the
    /// title of a profile, which can have several link sessions. You can also pipe ids as text. Tab completes the ids that were issued
    /// over the connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string? SessionId { get; set; }

    private protected sealed override bool TextIsProfile => false;

    /// <summary>Returns the id of the row's link session.</summary>
    /// <exception cref="AyrshareCommandException">The row has no id, or the value cannot be an id.</exception>
    private protected string RequireSessionId(InputRow row)
    {
        var id = (string.IsNullOrWhiteSpace(SessionId) ? row.Line : SessionId)?.Trim();
        if (string.IsNullOrEmpty(id))
        {
            throw row.Problem(
                Errors.SessionIdMissing, nameof(SessionId), "there is no SessionId.",
                "Use -SessionId, or pipe in the output of New-AyrshareLinkSession. Links of New-AyrshareJwt have no SessionId.");
        }

        // The message does not quote the value, because it can be the link.
        return SessionIds.IsMatch(id)
            ? id!
            : throw row.Problem(
                Errors.InvalidSessionId, nameof(SessionId), "the value is not a valid SessionId.",
                "Use the property SessionId of the output of New-AyrshareLinkSession, and neither the link nor a title.");
    }

    /// <summary>Enqueues a row's request, which returns the status of its link session.</summary>
    private protected void EnqueueStatus(
        InputRow row, Secret? profileKey, Func<RowCall, Task<LinkSessionStatus>> ask, bool isWritten = true, string? ifUnwritten = null)
    {
        var (client, refId, clock) = (Client, RefId, Client.Options.Clock);
        var named = NamedBesideKey(row);
        Enqueue(row, async call =>
        {
            await named.RequireAsync(client, profileKey, call.Options).ConfigureAwait(false);
            var status = new AyrshareLinkSessionStatus(await ask(call).ConfigureAwait(false), row, refId, profileKey, clock);
            return new RowResult { Output = isWritten ? [status] : [], CarriesColumns = true, IfUnwritten = ifUnwritten };
        });
    }
}
