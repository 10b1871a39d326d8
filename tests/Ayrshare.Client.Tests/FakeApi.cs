using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client.Tests;

/// <summary>Answers requests inside the process, and keeps what it was sent.</summary>
internal sealed class FakeApi(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string ApiKey = "API-KEY-0123456789-ABCDEFGH";

    private static int _accounts;
    private int _count;

    public ConcurrentQueue<SentRequest> Requests { get; } = new();

    public static FakeApi Always(int status, string json) => new(_ => Json(status, json));

    /// <summary>Gives the same response to everything but the question whether the account is refused, which it is not.</summary>
    public static FakeApi AlwaysWithGoodAccount(int status, string json) =>
        new(request => request.IsAboutAccount ? Json(200, "{}") : Json(status, json));

    /// <summary>Gives the answers in turn, and the last one from then on.</summary>
    public static FakeApi InTurn(params Func<HttpResponseMessage>[] answers) =>
        new(request => answers[Math.Min(request.Number, answers.Length) - 1]());

    /// <summary>What the framework throws when no connection comes about.</summary>
    public static HttpRequestException Refused() =>
#if NETFRAMEWORK
        new("refused", new WebException("refused", WebExceptionStatus.ConnectFailure));
#else
        new(HttpRequestError.ConnectionError, "refused");
#endif

    public static HttpResponseMessage Json(int status, string json, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(
            (HttpStatusCode)status)
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    /// <summary>A client of an account of its own, so that no test shares a rate budget with another.</summary>
    public AyrshareClient Client(TimeProvider? clock = null, Uri? baseAddress = null, string apiKey = ApiKey) =>
        new(
            new AyrshareClientOptions
            {
                ApiKey = new Secret(apiKey),
                BaseAddress = baseAddress ?? NewAddress(),
                Clock = clock ?? new JumpingClock(),
            },
            new HttpClient(this));

    public static Uri NewAddress() => new($"https://account{Interlocked.Increment(ref _accounts)}.test/api");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            Interlocked.Increment(ref _count),
            request.Method.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Content?.Headers.ContentType?.ToString());
        Requests.Enqueue(sent);
        return answer(sent);
    }
}

/// <summary>A request as it went out; <see cref="Number"/> counts from 1.</summary>
internal sealed record SentRequest(
    int Number, string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body, string? ContentType)
{
    /// <summary>Whether it asks for the account's own user.</summary>
    public bool IsAboutAccount => Uri.AbsolutePath.EndsWith("/user", StringComparison.Ordinal) && !Headers.ContainsKey("Profile-Key");

    public JsonElement Json() => JsonDocument.Parse(Body).RootElement;
}
