using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Ayrshare.Client;

/// <summary>Sends calls: paced by the rate budget, repeated where that is safe, every failure told in one way.</summary>
internal sealed class ApiTransport
{
    private const int MaxRepeats = 4;

    private static readonly ResiliencePropertyKey<Action<ApiEvent>> Observer = new("observer");

    private readonly HttpClient _http;
    private readonly AyrshareClientOptions _options;
    private readonly ResiliencePipeline _pipeline;

    public ApiTransport(HttpClient http, AyrshareClientOptions options)
    {
        _http = http;
        _options = options;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.Clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = MaxRepeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldHandle = args => new(args.Outcome.Exception is AyrshareApiException { MayRepeat: true }),
                OnRetry = args =>
                {
                    args.Context.Properties.GetValue(Observer, static _ => { })(
                        new ApiEvent($"{args.Outcome.Exception!.Message} Trying again in {args.RetryDelay.TotalSeconds:0.0} s ({args.AttemptNumber + 1} of {MaxRepeats})."));
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Sends a call and returns the JSON object that it answered with.</summary>
    /// <exception cref="AyrshareApiException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; its inner exception says so if the outcome is unknown.</exception>
    public async Task<ApiResponse> SendAsync(
        ApiRequest request, Action<ApiEvent>? observer, CancellationToken cancellation, CancellationToken unsent = default)
    {
        observer ??= static _ => { };
        var budget = RateBudgets.Hold(_options.BaseAddress, request.ProfileKey ?? _options.ApiKey, _options.Clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, unsent);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, waiting.Token);
        context.Properties.Set(Observer, observer);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, state) =>
                    await state.Transport.AttemptAsync(state.Request, state.Budget, state.Observer, context.CancellationToken, state.Cancellation).ConfigureAwait(false),
                context,
                (Transport: this, Request: request, Budget: budget, Observer: observer, Cancellation: cancellation)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            RateBudgets.Release(budget);
        }
    }

    private async Task<ApiResponse> AttemptAsync(
        ApiRequest request, RateBudget budget, Action<ApiEvent> observer, CancellationToken waiting, CancellationToken cancellation)
    {
        using var message = MessageOf(request);
        await budget.EnterAsync(
            until =>
            {
                var full = $"the rate limit has no room until {until.ToLocalTime():T}.";
                if (!request.WaitsForRoom)
                    throw new AyrshareApiException(AyrshareErrorKind.RateLimited, request.Endpoint, full);
                observer(new ApiEvent($"{request.Endpoint}: {full}", until));
            },
            waiting).ConfigureAwait(false);

        RateStatus? rate = null;
        DeletionPace? pace = null;
        var left = false;
        try
        {
            if (request.IsDeletion)
            {
                var deletions = DeletionPace.Of(_options.BaseAddress, _options.ApiKey, _options.Clock);
                await deletions.EnterAsync(waiting).ConfigureAwait(false);
                pace = deletions;
            }

            left = true;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(_options.Timeout);
            try
            {
                var watch = Stopwatch.StartNew();
                var (sent, start) = (_options.Clock.GetUtcNow(), _options.Clock.GetTimestamp());
                using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
                rate = RateOf(response.Headers);
                // Reading ends with the timeout even where the stream itself does not heed the token.
                using var abort = timeout.Token.Register(response.Dispose);
                var text = await ResponseReader.ReadTextAsync(response.Content, request.MaxAnswerBytes, timeout.Token).ConfigureAwait(false);
                // Not the time of day, which can be set back under way.
                var times = new CallTimes(sent, sent + _options.Clock.GetElapsedTime(start), response.Headers.Date);

                var json = ResponseReader.Parse(text);
                var answer = Accept(request, (int)response.StatusCode, json, text);
                var failure = answer is null ? ApiFailure.Of(request, response, json, text, RedactorFor(request)) : null;
                observer(new ApiEvent(
                    string.Format(
                        CultureInfo.InvariantCulture,
                        "{0}: {1} in {2:0} ms{3}.",
                        request.Endpoint,
                        (int)response.StatusCode,
                        watch.Elapsed.TotalMilliseconds,
                        rate is { } seen ? $", {seen.Count} of {seen.Max} in the rate limit's window" : ""),
                    RefusesAccount: failure?.RefusesAccount ?? false));

                if ((int)response.StatusCode == 429)
                {
                    // With room left in the window, it was the limit of deletions that was met.
                    TimeSpan? ofDeletions = request.IsDeletion && rate is { } room && room.Count < room.Max ? DeletionPace.Second : null;
                    budget.Close(RetryAfterOf(response.Headers, times.Received) ?? ofDeletions);
                }

                return failure is null ? new ApiResponse(request, answer!.Value, text, times, rate) : throw failure;
            }
            catch (Exception stopped) when (cancellation.IsCancellationRequested && stopped is not AyrshareApiException)
            {
                var open = request.AtMostOnce
                    ? new AyrshareApiException(AyrshareErrorKind.NoAnswer, request.Endpoint, "it was stopped before its answer had come.", stopped) { OutcomeUnknown = true }
                    : stopped;
                throw new OperationCanceledException("The call was stopped.", open, cancellation);
            }
            catch (HttpRequestException failure) when (ConnectionFailure.BeforeSending(failure))
            {
                left = false;
                throw new AyrshareApiException(
                    AyrshareErrorKind.Unreachable, request.Endpoint, $"no connection to {_options.BaseAddress.Authority}: {failure.Message}", failure)
                { MayRepeat = true };
            }
            catch (InvalidDataException unreadable)
            {
                throw new AyrshareApiException(AyrshareErrorKind.InvalidAnswer, request.Endpoint, $"the server sent {unreadable.Message}.", unreadable)
                { OutcomeUnknown = request.AtMostOnce };
            }
            // SocketsHttpHandler lets a bare SocketException through where a new connection is reset at once.
            catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                var what = timeout.IsCancellationRequested
                    ? $"no answer within {_options.Timeout.TotalSeconds:0.#} s."
                    : "the connection broke before the answer was complete.";
                throw new AyrshareApiException(AyrshareErrorKind.NoAnswer, request.Endpoint, what, broken)
                { OutcomeUnknown = request.AtMostOnce, MayRepeat = !request.AtMostOnce };
            }
        }
        finally
        {
            if (left)
            {
                budget.Settle(rate);
                pace?.Leave();
            }
            else
            {
                budget.Withdraw();
                pace?.Withdraw();
            }
        }
    }

    // The JSON of an answer that says that the call succeeded; undefined if there is rightly none.
    private static JsonElement? Accept(ApiRequest request, int status, JsonElement? json, string text)
    {
        if (json is not { } body)
            return request.TakesAnyAnswer && status is 201 or 202 or 204 && string.IsNullOrWhiteSpace(text) ? default(JsonElement) : null;
        var taken = request.TakesAnyAnswer ? status is >= 200 and < 300 : status == 200 && body.ValueKind == JsonValueKind.Object;
        return taken && !ApiFailure.IsError(body) ? body : null;
    }

    private HttpRequestMessage MessageOf(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, $"{_options.BaseAddress.AbsoluteUri.TrimEnd('/')}/{request.Path}{request.Query}");
        Add("Authorization", "Bearer ", _options.ApiKey, AyrshareErrorKind.Unauthorized);
        Add("Profile-Key", "", request.ProfileKey, AyrshareErrorKind.Rejected);
        Add("X-Twitter-OAuth1-Api-Key", "", request.X?.ApiKey, AyrshareErrorKind.Rejected);
        Add("X-Twitter-OAuth1-Api-Secret", "", request.X?.ApiSecret, AyrshareErrorKind.Rejected);

        // .NET itself repeats a request without a body when a connection that was kept breaks.
        if ((request.Body ?? (request.AtMostOnce ? "{}"u8.ToArray() : null)) is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;

        void Add(string header, string scheme, Secret? credential, AyrshareErrorKind kind)
        {
            if (credential is null)
                return;
            if (credential.Reveal().Any(c => c is < ' ' or > '~'))
                throw new AyrshareApiException(kind, request.Endpoint, $"the credential for the header {header} holds characters that a header can not carry. It was not sent.");
            message.Headers.TryAddWithoutValidation(header, scheme + credential.Reveal());
        }
    }

    /// <summary>What hides the credentials of a call in what answers it.</summary>
    public Redactor RedactorFor(ApiRequest request) =>
        new(new[] { _options.ApiKey, request.ProfileKey, request.X?.ApiKey, request.X?.ApiSecret }
            .OfType<Secret>()
            .Concat(request.BodySecrets));

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } end } => end - (headers.Date ?? now),
        _ => null,
    };

    private static RateStatus? RateOf(HttpResponseHeaders headers)
    {
        return Number("x-ratelimit-max") is { } max && Number("x-ratelimit-count") is { } count ? new RateStatus(max, count) : null;

        int? Number(string name) =>
            headers.TryGetValues(name, out var values)
            && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
