using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>Ayrshare's explanations of its own errors.</content>
public sealed partial class AyrshareClient
{
    private const int MaxExplanation = 4000;

    /// <summary>GET /error-explainer: returns what one of Ayrshare's codes means, and what to do.</summary>
    /// <param name="code">Ayrshare's code, such as 146. It is not an HTTP status.</param>
    /// <param name="platform">The network that the error was about, or null.</param>
    /// <param name="options">How the call is made. It never waits for the rate limit, because there is an
    /// explanation without Ayrshare too.</param>
    public async Task<ErrorExplanation> ExplainErrorAsync(int code, string? platform = null, CallOptions? options = null)
    {
        var network = platform is null ? "" : $"&platform={UrlText.Escape(platform)}";
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Get,
                Path = "error-explainer",
                Query = $"?code={code.ToString(CultureInfo.InvariantCulture)}{network}",
            },
            (options ?? new CallOptions()) with { WaitsForRoom = false }).ConfigureAwait(false);
        var explained = response.Read(AyrshareJson.Default.ErrorExplainerResponse);
        var redactor = _transport.RedactorFor(response.Request);
        var explanation = new ErrorExplanation
        {
            Cause = Clean(explained.Cause),
            Classification = Clean(explained.Classification),
            Resolution = Clean(explained.Resolution),
        };
        return explanation is { Cause: null, Classification: null, Resolution: null }
            ? throw response.Unusable("the response has no cause, classification or resolution")
            : explanation;

        string? Clean(string? text) => redactor.Clean(text ?? "", MaxExplanation) is { Length: > 0 } clean ? clean : null;
    }
}
