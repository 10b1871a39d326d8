using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>A request whose response can have several pages: the newest response, and how to get the next page.</summary>
internal sealed class ApiResponses
{
    private const string Cursor = "cursor";

    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly AyrshareClient _client;
    private readonly bool _allPages;
    private RawRequest _call;
    private RawResponse? _last;

    public ApiResponses(AyrshareClient client, RawRequest call, bool allPages) => (_client, _call, _allPages) = (client, call, allPages);

    /// <summary>The method and path of the request.</summary>
    public string Endpoint => _client.EndpointOf(_call);

    /// <summary>The body of the newest response, without changes.</summary>
    public string Text => _last!.Text;

    /// <summary>The content of the newest response: the elements of a list, or the single object or value, or nothing.</summary>
    public IEnumerable<object?> Objects => _last!.Json switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(ApiObjects.Of),
        { } single => [ApiObjects.Of(single)],
    };

    /// <summary>Whether the newest response contains a profile key.</summary>
    public bool HasProfileKey => _last!.Json is { } json && ContainsProfileKey(json);

    /// <summary>Whether all pages were requested and there is another one.</summary>
    public bool HasMore => _allPages && _last!.NextCursor is not null;

    /// <summary>Sends the request, or gets the next page.</summary>
    public async Task NextAsync(RowCall call)
    {
        if (_last?.NextCursor is { } next)
        {
            if (!_cursors.Add(next))
                throw WithoutEnd("the next page of the response is one that was already received");
            if (_last.IsEmptyPage)
                throw WithoutEnd("a page of the response is empty, but there is yet another page after it");

            _call = _call with { Query = [.. _call.Query.Where(field => field.Key != Cursor), new(Cursor, next)] };
        }

        _last = await _client.InvokeAsync(_call, call.Options).ConfigureAwait(false);
    }

    private static bool ContainsProfileKey(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(field => IsProfileKey(field) || ContainsProfileKey(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(ContainsProfileKey),
        _ => false,
    };

    private static bool IsProfileKey(JsonProperty field) =>
        string.Equals(field.Name, "profileKey", StringComparison.OrdinalIgnoreCase)
        && field.Value.ValueKind == JsonValueKind.String
        && field.Value.GetString() is { Length: > 0 };

    private AyrshareCommandException WithoutEnd(string problem) => new(
        Errors.PagesRepeat, $"{Endpoint}: {problem}.",
        "The output is complete up to this page. To get further pages, run the command without -All and use "
        + "-Query @{ cursor = … }.");
}
