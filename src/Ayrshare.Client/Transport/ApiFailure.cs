using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Turns an answer that is an error, in either of the API's shapes, into the exception that says so.</summary>
internal static class ApiFailure
{
    // Source: the errors in reference of POST /profiles and POST /profiles/generateJWT.
    private const int TitleTakenCode = 146;
    private const int JwtCode = 189;

    // Source: the endpoints of link sessions. They are not HTTP statuses, and elsewhere they may mean something else.
    private const string LinkSessions = "profiles/link-sessions";
    private const int LinkRevokedCode = 501;
    private const int LinkNotFoundCode = 502;
    private const int LinkExpiredCode = 503;
    private const int MaxPackCode = 504;

    // What a whole answer of a call may hold: enough for a post's fate on each network.
    private const int MaxKeptAnswer = 64 << 10;

    public static AyrshareApiException Of(ApiRequest request, HttpResponseMessage response, JsonElement? json, string text, Redactor redactor)
    {
        var body = json is { ValueKind: JsonValueKind.Object } ? json : null;
        var status = (int)response.StatusCode;
        var error = body is { } whole ? First(whole) : default;
        var code = Number(error, "code") ?? (body is { } outer ? Number(outer, "code") : null);
        var isApiError = body is { } told && IsError(told);
        var kind = request.Path.StartsWith(LinkSessions, StringComparison.Ordinal) && LinkKindOf(status, code) is { } link
            ? link
            : KindOf(status, code, isApiError);
        var retryAvailable = Flag(error, "retryAvailable") || (body is { } all && Flag(all, "retryAvailable"));
        var said = body is { } answer ? redactor.Clean(string.Join(" ", Messages(answer))) : "";
        if (said.Length == 0)
            said = body is null ? ResponseReader.Describe(text) : "no reason given";

        // A gateway's 5xx, or a 2xx that can not be read, leaves open whether the call took effect; a 4xx does not.
        var open = (status >= 500 || (status is >= 200 and < 300 && !isApiError)) && !retryAvailable;
        return new AyrshareApiException(
            kind,
            request.Endpoint,
            code is { } number ? $"Ayrshare answered {status}, code {number}: {said}" : $"Ayrshare answered {status}: {said}")
        {
            StatusCode = status,
            Code = code,
            Action = Text(error, "action") is { } action ? redactor.Clean(action) : null,
            Platform = Text(error, "platform") is { } platform ? redactor.Clean(platform) : null,
            RetryAvailable = retryAvailable,
            Answer = json is not null && text.Length <= MaxKeptAnswer ? redactor.Hide(text) : null,
            RequestId = response.Headers.TryGetValues("x-request-id", out var ids) ? redactor.Clean(ids.First()) : null,
            TellsOfAccount = request.TellsOfAccount,
            OutcomeUnknown = request.AtMostOnce && open,
            MayRepeat = (kind == AyrshareErrorKind.RateLimited && request.WaitsForRoom) || (!request.AtMostOnce && (status >= 500 || retryAvailable)),
        };
    }

    /// <summary>Whether the object says that the call failed, whatever the HTTP status.</summary>
    public static bool IsError(JsonElement body) =>
        string.Equals(Text(body, "status"), "error", StringComparison.OrdinalIgnoreCase);

    private static AyrshareErrorKind KindOf(int status, int? code, bool isApiError) => (status, code) switch
    {
        (_, TitleTakenCode) => AyrshareErrorKind.TitleTaken,
        (_, JwtCode) => AyrshareErrorKind.PrivateKeyRefused,
        (401, _) => AyrshareErrorKind.Unauthorized,
        (403, _) => AyrshareErrorKind.Forbidden,
        (404, _) => AyrshareErrorKind.NotFound,
        (429, _) => AyrshareErrorKind.RateLimited,
        ( >= 500, _) => AyrshareErrorKind.ServerError,
        ( >= 400, _) => AyrshareErrorKind.Rejected,
        _ => isApiError ? AyrshareErrorKind.Rejected : AyrshareErrorKind.InvalidAnswer,
    };

    // A gateway that fails may give its HTTP status as code too.
    private static AyrshareErrorKind? LinkKindOf(int status, int? code) => (status, code) switch
    {
        (401 or 429 or >= 500, _) => null,
        (_, LinkRevokedCode) => AyrshareErrorKind.LinkRevoked,
        (_, LinkNotFoundCode) => AyrshareErrorKind.LinkNotFound,
        (_, LinkExpiredCode) => AyrshareErrorKind.LinkExpired,
        (_, MaxPackCode) => AyrshareErrorKind.MaxPackMissing,
        _ => null,
    };

    private static JsonElement First(JsonElement body)
    {
        if (body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (var error in errors.EnumerateArray())
            {
                if (error.ValueKind == JsonValueKind.Object)
                    return error;
            }
        }

        return IsError(body) || body.TryGetProperty("code", out _) || body.TryGetProperty("message", out _) ? body : default;
    }

    private static IEnumerable<string> Messages(JsonElement body)
    {
        var own = Text(body, "message");
        if (own is not null)
            yield return own;
        if (!body.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var error in errors.EnumerateArray())
        {
            var message = error.ValueKind == JsonValueKind.String ? error.GetString() : Text(error, "message");
            if (message is not null && message != own)
                yield return message;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool Flag(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? Number(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;
        return int.TryParse(Text(json, name), NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;
    }
}
