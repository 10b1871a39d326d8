using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Sandbox.Accounts;
using Ayrshare.Sandbox.Http;

namespace Ayrshare.Sandbox.Api;

/// <summary>
/// What every API call passes through: the API key, the rate limit, the latency, the faults, and then its endpoint.
/// </summary>
internal sealed class ApiGateway(
    Account account, Router router, RateLimiter limiter, SuspensionGuard suspension, FaultInjector faults)
{
    private const string Root = "/api/";
    private const string Scheme = "Bearer ";

    public TimeSpan Latency { get; set; }

    public bool SendRetryAfter { get; set; }

    public static bool Serves(string path) => (path + "/").StartsWith(Root, StringComparison.Ordinal);

    public async Task<Answer> AnswerAsync(HttpCall call, CancellationToken cancellation)
    {
        var authentic = HasApiKey(call);
        var named = FindNamedProfile(call);
        var profile = named ?? account.Profiles.Primary;
        call.Subject = authentic ? named : null;
        var budget = authentic ? limiter.Charge(profile) : limiter.Peek(account.Profiles.Primary);

        // What the answer takes to be made is part of the latency.
        var latency = Latency > TimeSpan.Zero ? Task.Delay(Latency, cancellation) : Task.CompletedTask;

        var action = "request";
        Answer answer;
        try
        {
            Admit(call, authentic, profile, named, budget);
            var path = call.Path.Substring(Math.Min(Root.Length, call.Path.Length)).TrimEnd('/');
            var (endpoint, id) = router.Find(call.Method, path);
            action = endpoint.Action;
            answer = await HandleAsync(endpoint, new ApiCall(call, profile, id), path, cancellation).ConfigureAwait(false);
        }
        catch (ApiException refusal)
        {
            answer = ApiJson.Error(refusal.Status, refusal.Action ?? action, refusal.Code, refusal.Message);
            if (refusal.Header is { } header)
                answer = answer.With(header.Name, header.Value);
        }

        if (authentic && answer.Status == 429)
            suspension.Count(profile);
        await latency.ConfigureAwait(false);
        return answer
            .With("x-ratelimit-max", budget.Max.ToString(CultureInfo.InvariantCulture))
            .With("x-ratelimit-count", budget.Count.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<Answer> HandleAsync(IEndpoint endpoint, ApiCall call, string path, CancellationToken cancellation)
    {
        var fault = faults.Next(endpoint.Method, path);
        if (fault is { Kind: SandboxFaultKind.Slow })
            await Task.Delay(fault.Delay, cancellation).ConfigureAwait(false);
        if (fault is not null && FaultyAnswers.Before(fault, call.Http, endpoint.Action) is { } failure)
            return failure;

        var answer = ApiJson.Answer(200, endpoint.Handle(call));
        return fault is null ? answer : FaultyAnswers.After(fault, answer);
    }

    private void Admit(HttpCall call, bool authentic, Profile profile, Profile? named, RateBudget budget)
    {
        if (!authentic)
            throw new ApiException(401, ErrorCode.ApiKeyNotValid, "API Key not valid.");
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
        if (named is null && call.Headers["Profile-Key"] is not null)
            throw new ApiException(403, null, "The Profile-Key header is not the key of a User Profile.");
        if (profile.Suspended)
            throw new ApiException(403, null, "The User Profile is suspended.");
    }

    private bool HasApiKey(HttpCall call) =>
        call.Headers["Authorization"] is { } authorization
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization.Substring(Scheme.Length).Trim() == account.ApiKey;

    private Profile? FindNamedProfile(HttpCall call) =>
        call.Headers["Profile-Key"] is { } key ? account.Profiles.FindByKey(key) : null;
}
