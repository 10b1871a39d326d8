using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>
/// Passes each API request through the API key check, the rate limit, the latency and the faults to its endpoint.
/// </summary>
internal sealed class ApiGateway(
    Account account, Router router, RateLimiter limiter, SuspensionGuard suspension, FaultInjector faults)
{
    private const string Root = "/api/";
    private const string Scheme = "Bearer ";

    public TimeSpan Latency { get; set; }

    public bool SendRetryAfter { get; set; }

    public int WrongKeyStatus { get; set; }

    public static bool Serves(string path) => (path + "/").StartsWith(Root, StringComparison.Ordinal);

    public async Task<HttpResponse> RespondAsync(HttpRequest request, CancellationToken cancellation)
    {
        var authentic = HasApiKey(request);
        var named = FindNamedProfile(request);
        var profile = named ?? account.Profiles.Primary;
        request.ProfileTitle = authentic ? named?.Title : null;
        var budget = authentic ? limiter.Charge(profile) : limiter.Peek(account.Profiles.Primary);

        // The delay begins before the request is handled, so that the latency includes the time of the work.
        var latency = Latency > TimeSpan.Zero ? Task.Delay(Latency, cancellation) : Task.CompletedTask;

        var action = "request";
        HttpResponse response;
        try
        {
            Admit(request, authentic, profile, named, budget);
            var path = request.Path.Substring(Math.Min(Root.Length, request.Path.Length)).TrimEnd('/');
            var (endpoint, id) = router.Find(request.Method, path);
            action = endpoint.Action;
            response = await HandleAsync(endpoint, new ApiRequest(request, profile, id), path, cancellation).ConfigureAwait(false);
        }
        catch (ApiException refusal)
        {
            response = ApiJson.Error(refusal.Status, refusal.Action ?? action, refusal.Code, refusal.Message);
            if (refusal.Header is { } header)
                response = response.With(header.Name, header.Value);
        }

        if (authentic && response.Status == 429)
            suspension.Count(profile);
        await latency.ConfigureAwait(false);
        return response
            .With("x-ratelimit-max", budget.Max.ToString(CultureInfo.InvariantCulture))
            .With("x-ratelimit-count", budget.Count.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<HttpResponse> HandleAsync(IEndpoint endpoint, ApiRequest request, string path, CancellationToken cancellation)
    {
        var fault = faults.Next(endpoint.Method, path);
        if (fault is { Kind: SandboxFaultKind.Slow })
            await Task.Delay(fault.Delay, cancellation).ConfigureAwait(false);
        if (fault is not null && FaultyResponses.Before(fault, request.Http, endpoint.Action) is { } failure)
            return failure;

        var response = ApiJson.Respond(200, endpoint.Handle(request));
        return fault is null ? response : FaultyResponses.After(fault, response);
    }

    private void Admit(HttpRequest request, bool authentic, Profile profile, Profile? named, RateBudget budget)
    {
        if (!authentic)
            throw new ApiException(WrongKeyStatus, ErrorCode.ApiKeyNotValid, "API Key not valid.");
        if (budget.Exceeded)
        {
            var seconds = Math.Ceiling(budget.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw new ApiException(429, null, "Too many requests. Wait until the rate limit window has ended.")
            {
                Header = SendRetryAfter ? ("Retry-After", seconds) : null,
            };
        }

        if (account.Suspended)
            throw new ApiException(403, null, "The account is suspended.");
        if (named is null && request.Headers["Profile-Key"] is not null)
            throw new ApiException(403, null, "The Profile-Key header is not the key of a User Profile.");
        if (profile.Suspended)
            throw new ApiException(403, null, "The User Profile is suspended.");
    }

    private bool HasApiKey(HttpRequest request) =>
        request.Headers["Authorization"] is { } authorization
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization.Substring(Scheme.Length).Trim() == account.ApiKey;

    private Profile? FindNamedProfile(HttpRequest request) =>
        request.Headers["Profile-Key"] is { } key ? account.Profiles.FindByKey(key) : null;
}
