using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A call under way that may be answered in pages: the answer that has come last, and how to get the next.</summary>
internal sealed class ApiAnswers
{
    private const string Cursor = "cursor";

    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly AyrshareClient _client;
    private readonly bool _allPages;
    private RawRequest _call;
    private RawResponse? _last;

    public ApiAnswers(AyrshareClient client, RawRequest call, bool allPages) => (_client, _call, _allPages) = (client, call, allPages);

    /// <summary>The method and path of the call.</summary>
    public string Endpoint => $"{_call.Method} /{_call.Path}";

    /// <summary>The body that has come last, as it came.</summary>
    public string Text => _last!.Text;

    /// <summary>What has come last: the elements of a list, else the one object or value; none without a body.</summary>
    public IEnumerable<object?> Objects => _last!.Json switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(ApiObjects.Of),
        { } single => [ApiObjects.Of(single)],
    };

    /// <summary>Whether a further page is wanted and there.</summary>
    public bool HasMore => _allPages && _last!.NextCursor is not null;

    /// <summary>Makes the call, or gets the next page.</summary>
    public async Task NextAsync(RowCall call)
    {
        if (_last?.NextCursor is { } next)
        {
            if (!_cursors.Add(next))
            {
                throw new AyrshareCommandException(
                    Errors.PagesRepeat, $"{Endpoint}: the answer's next page is one that has come already.",
                    "What has come out is complete up to here. Call it without -All, and page by -Query @{ cursor = … } if the pages "
                    + "must be seen.");
            }

            _call = _call with { Query = [.. _call.Query.Where(field => field.Key != Cursor), new(Cursor, next)] };
        }

        _last = await _client.InvokeAsync(_call, call.Options).ConfigureAwait(false);
    }
}
