using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>What Ayrshare says of its own errors.</content>
public sealed partial class AyrshareClient
{
    private const int MaxExplanation = 4000;

    /// <summary>GET /error-explainer: what one of Ayrshare's codes means, and what to do.</summary>
    /// <param name="code">Ayrshare's code, such as 146; not an HTTP status.</param>
    /// <param name="platform">The network that the error was about, or null.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<ErrorExplanation> ExplainErrorAsync(int code, string? platform = null, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var query = $"?code={code.ToString(CultureInfo.InvariantCulture)}" + (platform is null ? "" : $"&platform={Uri.EscapeDataString(platform)}");
        var answer = await _transport.SendAsync(
            // Whoever looks an error up needs an answer now; there is one without Ayrshare too.
            new ApiRequest { Method = HttpMethod.Get, Path = "error-explainer", Query = query, WaitsForRoom = false },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var told = Read(answer, AyrshareJson.Default.ErrorExplainerResponse);
        var redactor = new Redactor([Options.ApiKey]);
        var explanation = new ErrorExplanation
        {
            Cause = Clean(told.Cause),
            Classification = Clean(told.Classification),
            Resolution = Clean(told.Resolution),
        };
        return explanation is { Cause: null, Classification: null, Resolution: null }
            ? throw Unusable(answer, "the answer has no cause, classification or resolution")
            : explanation;

        string? Clean(JsonElement? json)
        {
            var text = json is { } value ? redactor.Clean(string.Join(" ", Texts(value)), MaxExplanation) : "";
            return text.Length == 0 ? null : text;
        }
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Texts(field.Value)),
        JsonValueKind.Null => [],
        _ => [json.ToString()],
    };
}
