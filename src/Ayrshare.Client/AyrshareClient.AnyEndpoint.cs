using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>Endpoints that have no method of their own.</content>
public sealed partial class AyrshareClient
{
    // Histories and analytics can be as large as a full page of profiles.
    private const int MaxApiAnswerBytes = MaxPageBytes;

    // The second is the older form of the first.
    private static readonly string[] DeletesProfiles = ["profiles", "profiles/profile"];

    /// <summary>
    /// Calls any endpoint. The call succeeded if the status is 2xx and the body is JSON that does not say
    /// <c>"status":"error"</c>; 201, 202 and 204 may come without a body. All but GET is never sent twice, unless it
    /// surely was not taken up.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; what the call does may then have been done.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<RawResponse> InvokeAsync(RawRequest call, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = call.Method,
                Path = call.Path,
                Query = call.Query.Count == 0 ? "" : "?" + string.Join("&", call.Query.Select(field => $"{EscapeName(field.Key)}={Uri.EscapeDataString(field.Value)}")),
                Body = call.Body,
                ProfileKey = call.ProfileKey,
                X = call.X,
                AtMostOnce = call.Method != HttpMethod.Get,
                IsDeletion = call.Method == HttpMethod.Delete && DeletesProfiles.Contains(call.Path, StringComparer.OrdinalIgnoreCase),
                TakesAnyAnswer = true,
                MaxAnswerBytes = MaxApiAnswerBytes,
                BodySecrets = call.Secrets,
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        return new RawResponse
        {
            Text = answer.Text,
            Json = answer.Json.ValueKind == JsonValueKind.Undefined ? null : answer.Json,
            NextCursor = NextCursorOf(answer.Json),
        };
    }

    // The brackets of key[0] go as they are, as with every list here.
    private static string EscapeName(string name) =>
        Uri.EscapeDataString(name).Replace("%5B", "[").Replace("%5D", "]");

    private static string? NextCursorOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("pagination", out var pagination)
        && pagination.ValueKind == JsonValueKind.Object
        && !(pagination.TryGetProperty("hasMore", out var more) && more.ValueKind == JsonValueKind.False)
        && pagination.TryGetProperty("nextCursor", out var cursor)
        && cursor.ValueKind == JsonValueKind.String
        && cursor.GetString() is { Length: > 0 } next
            ? next
            : null;
}
