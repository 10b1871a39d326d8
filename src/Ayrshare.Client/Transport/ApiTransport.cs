using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <summary>Sends requests within the rate limit, repeats them where that is safe, and reports every failure in the same way.</summary>
internal sealed class ApiTransport(HttpClient http, AyrshareClientOptions account)
{
    private const int TooManyRequests = 429;

    private volatile bool _wasReached;

    /// <summary>Sends a request and returns the response that says that it succeeded.</summary>
    /// <exception cref="AyrshareApiException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">
    /// The caller stopped the call. The inner exception says so if the outcome is unknown.
    /// </exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, CallOptions? options)
    {
        options ??= new CallOptions();
        try
        {
            var response = await SendRepeatedlyAsync(request, options).ConfigureAwait(false);
            options.Account.Passed();
            return response;
        }
        catch (AyrshareApiException refused) when (refused is { Kind: AyrshareErrorKind.Forbidden, RefusesAccount: false })
        {
            var refusal = await options.Account.RefusalAsync(() => GetAccountAsync(options)).ConfigureAwait(false);
            if (refusal is { Kind: not AyrshareErrorKind.Forbidden })
                throw refusal;
            // The caller learns of its own request, and that every other one would be refused too.
            refused.IsAboutAccount = refusal is not null;
            throw;
        }
    }

    /// <summary>Returns what hides the credentials of a request in the response to it.</summary>
    public Redactor RedactorFor(ApiRequest request) =>
        new(new[] { account.ApiKey, request.ProfileKey, request.X?.ApiKey, request.X?.ApiSecret }
            .OfType<Secret>()
            .Concat(request.BodySecrets));

    // Once a call was refused, the reason is found out even if the caller wants no further call to be sent.
    private Task<ApiResponse> GetAccountAsync(CallOptions options) => SendRepeatedlyAsync(
        new ApiRequest { Method = HttpMethod.Get, Path = "user", IsAboutAccount = true },
        options with { StopBeforeSending = CancellationToken.None });

    private async Task<ApiResponse> SendRepeatedlyAsync(ApiRequest request, CallOptions options)
    {
        using var unsent = CancellationTokenSource.CreateLinkedTokenSource(options.StopNow, options.StopBeforeSending);
        var budget = RateBudgets.Hold(account.BaseAddress, request.ProfileKey ?? account.ApiKey, account.Clock);
        var start = account.Clock.GetTimestamp();
        try
        {
            for (var repeat = 1; ; repeat++)
            {
                try
                {
                    return await AttemptAsync(request, options, budget, unsent.Token).ConfigureAwait(false);
                }
                catch (AyrshareApiException failure) when (failure.MayRepeat && !unsent.IsCancellationRequested)
                {
                    var repeats = RepeatPolicy.RepeatsAfter(failure, options.IsAttended, _wasReached);
                    if (repeat > repeats || !MayWait(failure, options))
                    {
                        failure.Tries = repeat;
                        failure.TriedFor = account.Clock.GetElapsedTime(start);
                        throw;
                    }

                    var pause = RetryDelay.Before(repeat);
                    var next = account.Clock.GetUtcNow() + pause;
                    options.Observer?.Invoke(
                        RepeatPolicy.Event(failure, account.BaseAddress.Authority, repeat, repeats, pause, next));
                    await account.Clock.Delay(pause, unsent.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            RateBudgets.Release(budget);
        }
    }

    private bool MayWait(AyrshareApiException failure, CallOptions options) =>
        failure.Kind != AyrshareErrorKind.RateLimited
        || (options.WaitsForRoom && !RefusalBudget.For(account.BaseAddress, account.ApiKey, account.Clock).IsClosed);

    private async Task<ApiResponse> AttemptAsync(ApiRequest request, CallOptions options, RateBudget budget, CancellationToken unsent)
    {
        using var message = CreateMessage(request);
        var refusals = RefusalBudget.For(account.BaseAddress, account.ApiKey, account.Clock);
        ThrowIfSpent(refusals, request, options);
        using var permit = await EnterAsync(request, options, budget, refusals, unsent).ConfigureAwait(false);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var response = await ExchangeAsync(message, request, permit, options.StopNow).ConfigureAwait(false);
        var failure = response.Succeeded ? null : ApiFailure.Read(response, RedactorFor(request));
        options.Observer?.Invoke(new ApiEvent(Describe(response, watch.Elapsed), RefusesAccount: failure?.RefusesAccount ?? false)
        {
            AccountRate = request.ProfileKey is null ? response.Rate : null,
        });
        var isTooMany = response.Status == TooManyRequests;
        refusals.Count(isTooMany);
        if (isTooMany)
            permit.Refused(response.RetryAfter);
        return failure is null ? response : throw failure;
    }

    // The observer is called first, so that no other row of the command sends a request either.
    private static void ThrowIfSpent(RefusalBudget refusals, ApiRequest request, CallOptions options)
    {
        if (refusals.SpentUntil is not { } until)
            return;
        var spent = new AyrshareApiException(
            AyrshareErrorKind.RateLimited,
            request.Call,
            $"Ayrshare has answered {RefusalBudget.PerDay} requests of this account with HTTP 429 within 24 hours. At 1,000 it suspends "
            + $"the profile, so nothing more is sent until {until.ToLocalTime():g}.")
        { RefusalsAreSpent = true };
        options.Observer?.Invoke(new ApiEvent(spent.Message, RefusesAccount: true));
        throw spent;
    }

    private async Task<RatePermit> EnterAsync(
        ApiRequest request, CallOptions options, RateBudget budget, RefusalBudget refusals, CancellationToken unsent)
    {
        var deletions = request.IsDeletion ? DeletionPace.For(account.BaseAddress, account.ApiKey, account.Clock) : null;
        await refusals.EnterAsync(Waiting, unsent).ConfigureAwait(false);
        return await RatePermit.EnterAsync(budget, deletions, Waiting, unsent).ConfigureAwait(false);

        void Waiting(DateTimeOffset until)
        {
            var full = $"the rate limit has no room until {until.ToLocalTime():T}.";
            if (!options.WaitsForRoom)
                throw new AyrshareApiException(AyrshareErrorKind.RateLimited, request.Call, full);
            options.Observer?.Invoke(new ApiEvent($"{request.Endpoint}: {full}", new ApiWait(until, "waiting for the rate limit until")));
        }
    }

    private async Task<ApiResponse> ExchangeAsync(
        HttpRequestMessage message, ApiRequest request, RatePermit permit, CancellationToken stopNow)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stopNow);
        timeout.CancelAfter(account.Timeout);
        try
        {
            var (sent, start) = (account.Clock.GetUtcNow(), account.Clock.GetTimestamp());
            using var response = await http.SendAsync(
                message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            _wasReached = true;
            permit.Rate = RateStatus.Read(response.Headers);
            // The read ends at the timeout even if the stream ignores the token.
            using var abort = timeout.Token.Register(response.Dispose);
            var text = await ResponseReader.ReadTextAsync(response.Content, request.MaxResponseBytes, timeout.Token).ConfigureAwait(false);
            // Somebody can set the time of day back in the meantime.
            var times = new CallTimes(sent, sent + account.Clock.GetElapsedTime(start), response.Headers.Date);
            return new ApiResponse
            {
                Request = request,
                Status = (int)response.StatusCode,
                Text = text,
                Json = JsonText.Parse(text),
                Times = times,
                Rate = permit.Rate,
                RetryAfter = ReadRetryAfter(response.Headers, times.Received),
                RequestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.First() : null,
            };
        }
        catch (Exception stopped) when (stopNow.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                "The call was stopped.", request.AtMostOnce ? Stopped(request, stopped) : stopped, stopNow);
        }
        catch (HttpRequestException failure) when (ConnectionFailure.BeforeSending(failure))
        {
            permit.Withdraw();
            var redactor = RedactorFor(request);
            var what = $"no connection to {account.BaseAddress.Authority}: {redactor.Clean(ConnectionFailure.Cause(failure))}";
            // The framework quotes the address of a proxy with the password in it.
            var inner = failure.ToString() is var full && redactor.Hide(full) == full ? failure : null;
            throw new AyrshareApiException(AyrshareErrorKind.Unreachable, request.Call, what, inner)
            {
                Obstacle = ConnectionFailure.Obstacle(failure),
                MayRepeat = !ConnectionFailure.IsProxyRefusal(failure),
            };
        }
        catch (InvalidDataException unreadable)
        {
            throw new AyrshareApiException(
                AyrshareErrorKind.InvalidAnswer, request.Call, $"the server sent {unreadable.Message}.", unreadable)
            { OutcomeUnknown = request.AtMostOnce };
        }
        // SocketsHttpHandler throws a SocketException when a new connection is reset at once, and the handler of .NET Framework
        // throws further types. In all of these cases, the request may have arrived.
        catch (Exception broken)
        {
            var what = timeout.IsCancellationRequested
                ? $"no response within {account.Timeout.TotalSeconds:0.#} s."
                : "the connection broke before the response was complete.";
            throw new AyrshareApiException(AyrshareErrorKind.NoAnswer, request.Call, what, broken)
            {
                TimedOut = timeout.IsCancellationRequested,
                OutcomeUnknown = request.AtMostOnce,
                MayRepeat = !request.AtMostOnce,
            };
        }
    }

    private static AyrshareApiException Stopped(ApiRequest request, Exception inner) =>
        new(
            AyrshareErrorKind.NoAnswer,
            request.Call,
            "the call was stopped before its response arrived.",
            inner)
        { OutcomeUnknown = true };

    private HttpRequestMessage CreateMessage(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, AddressOf(request));
        Add("Authorization", "Bearer ", account.ApiKey, AyrshareErrorKind.Unauthorized);
        Add("Profile-Key", "", request.ProfileKey, AyrshareErrorKind.Rejected);
        Add("X-Twitter-OAuth1-Api-Key", "", request.X?.ApiKey, AyrshareErrorKind.Rejected);
        Add("X-Twitter-OAuth1-Api-Secret", "", request.X?.ApiSecret, AyrshareErrorKind.Rejected);

        // .NET itself repeats a request without a body when a kept connection breaks.
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
            if (!HeaderText.CanCarry(credential.Reveal()))
            {
                var what = credential.Reveal().Length > HeaderText.MaxLength
                    ? $"the credential for the header {header} is longer than {HeaderText.MaxLength:N0} characters. It was not sent."
                    : $"the credential for the header {header} contains characters that a header cannot carry. It was not sent.";
                throw new AyrshareApiException(kind, request.Call, what);
            }

            message.Headers.TryAddWithoutValidation(header, scheme + credential.Reveal());
        }
    }

    private Uri AddressOf(ApiRequest request) =>
        Uri.TryCreate($"{account.BaseAddress.AbsoluteUri.TrimEnd('/')}/{request.Path}{request.Query}", UriKind.Absolute, out var address)
            ? address
            : throw new AyrshareApiException(
                AyrshareErrorKind.Rejected, request.Call, "the request's URL is too long. It was not sent.");

    private static string Describe(ApiResponse response, TimeSpan duration) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}: {1} in {2:0} ms{3}.",
        response.Request.Endpoint,
        response.Status,
        duration.TotalMilliseconds,
        response.Rate is { } rate ? $", {rate.Count} of {rate.Max} in the rate limit's window" : "");

    private static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } end } => end - (headers.Date ?? now),
        _ => null,
    };
}
