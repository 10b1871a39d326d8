using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>Endpoints without a method of their own.</content>
public sealed partial class AyrshareClient
{
    // Histories and analytics can be as large as a full page of profiles.
    private const int MaxRawBytes = MaxPageBytes;

    // The second is the older form of the first.
    private static readonly string[] DeletesProfiles = [Profiles, "profiles/profile"];

    /// <summary>
    /// Calls any endpoint. The call succeeds if the status is 2xx and the body is JSON that does not say
    /// <c>"status":"error"</c>; with 201, 202 and 204 the body may be empty. A request other than GET is repeated only
    /// if the server certainly did not process it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How the call is made. When it is stopped, the request may have taken effect.</param>
    public async Task<RawResponse> InvokeAsync(RawRequest request, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(ToApiRequest(request), options).ConfigureAwait(false);
        return new RawResponse { Text = response.Text, Json = response.HasJson ? response.Json : null };
    }

    /// <summary>The method and path of a request as texts show them, without a credential that is in the path.</summary>
    /// <param name="request">The request.</param>
    public string EndpointOf(RawRequest request) => ToApiRequest(request).Endpoint;

    private ApiRequest ToApiRequest(RawRequest request)
    {
        var call = new ApiRequest
        {
            Method = request.Method,
            Path = request.Path,
            Query = request.ToQueryString(),
            Body = request.Body,
            ProfileKey = request.ProfileKey,
            X = request.X,
            Effect = request.Method == HttpMethod.Get ? ApiEffect.None : ApiEffect.Unknown,
            IsDeletion = request.Method == HttpMethod.Delete && DeletesProfiles.Contains(request.Path, StringComparer.OrdinalIgnoreCase),
            TakesAnyResponse = true,
            MaxResponseBytes = MaxRawBytes,
            BodySecrets = request.Secrets,
        };
        return call with { Route = _transport.RedactorFor(call).Hide(request.Path) };
    }
}
