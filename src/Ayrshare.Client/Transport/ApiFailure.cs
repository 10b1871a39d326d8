using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>Turns a response that is an error, in either of the API's two shapes, into an exception.</summary>
internal static class ApiFailure
{
    // Source: the errors in reference of POST /profiles and POST /profiles/generateJWT.
    private const int ApiKeyCode = 102;
    private const int TitleTakenCode = 146;
    private const int JwtCode = 189;

    // Source: PATCH /profiles, messagingActive.
    private const int MessagingNotEnabledCode = 361;
    private const int MessagingRelinkCode = 362;

    // Source: the link session endpoints. They are not HTTP statuses, and may mean something else at other endpoints.
    private const string LinkSessions = "profiles/link-sessions";
    private const int LinkRevokedCode = 501;
    private const int LinkNotFoundCode = 502;
    private const int LinkExpiredCode = 503;

    // Source: link sessions and generateJWT, which makes one. A gateway that fails may give its HTTP status as code too.
    private const int MaxPackCode = 504;

    private const int SeeOther = 303;

    // This is enough for the results of a post on all networks.
    private const int MaxKeptResponse = 64 << 10;

    /// <summary>Reads a response that is an error.</summary>
    /// <param name="response">The response.</param>
    /// <param name="redactor">Hides the request's credentials, which the server may repeat.</param>
    public static AyrshareApiException Read(ApiResponse response, Redactor redactor)
    {
        var (request, status, body) = (response.Request, response.Status, response.Json);
        var error = FirstError(body);
        var code = Code(error) ?? Code(body);
        var isApiError = response.SaysError;
        var kind = request.Path.StartsWith(LinkSessions, StringComparison.Ordinal) && LinkKindOf(status, code) is { } linkKind
            ? linkKind
            : KindOf(status, code, isApiError);
        var retryAvailable = (LenientJson.Flag(error, "retryAvailable") ?? false) || (LenientJson.Flag(body, "retryAvailable") ?? false);
        var message = redactor.Clean(string.Join(" ", Messages(body)));
        if (message.Length == 0)
            message = body.ValueKind == JsonValueKind.Object ? "no reason given" : ResponseReader.Describe(response.Text);

        // A gateway's 5xx, or a 2xx that cannot be read, leaves open whether the call took effect. A 303 says where its
        // result is. A 4xx and any other redirect mean that it did not.
        var isOpen = (status is >= 500 or SeeOther || (status is >= 200 and < 300 && !isApiError)) && !retryAvailable;
        return new AyrshareApiException(
            kind,
            request.Call,
            code is { } number ? $"Ayrshare answered {status}, code {number}: {message}" : $"Ayrshare answered {status}: {message}")
        {
            HasProfileKey = request.ProfileKey is not null,
            StatusCode = status,
            Code = code,
            Action = LenientJson.Text(error, "action") is { } action ? redactor.Clean(action) : null,
            Platform = LenientJson.Text(error, "platform") is { } platform ? redactor.Clean(platform) : null,
            RetryAvailable = retryAvailable,
            Response = response.HasJson && response.Text.Length <= MaxKeptResponse ? redactor.Hide(response.Text) : null,
            RequestId = response.RequestId is { } id ? redactor.Clean(id) : null,
            IsAboutAccount = request.IsAboutAccount,
            OutcomeUnknown = request.AtMostOnce && isOpen,
            MayRepeat = kind == AyrshareErrorKind.RateLimited || (!request.AtMostOnce && (status >= 500 || retryAvailable)),
        };
    }

    private static AyrshareErrorKind KindOf(int status, int? code, bool isApiError) => (status, code) switch
    {
        (_, TitleTakenCode) => AyrshareErrorKind.TitleTaken,
        (_, JwtCode) => AyrshareErrorKind.PrivateKeyRefused,
        (not (401 or 429) and < 500, MaxPackCode) => AyrshareErrorKind.MaxPackMissing,
        (not (401 or 429) and < 500, MessagingNotEnabledCode) => AyrshareErrorKind.MessagingNotEnabled,
        (not (401 or 429) and < 500, MessagingRelinkCode) => AyrshareErrorKind.MessagingRelinkNeeded,
        (_, ApiKeyCode) or (401, _) => AyrshareErrorKind.Unauthorized,
        (403, _) => AyrshareErrorKind.Forbidden,
        (404, _) => AyrshareErrorKind.NotFound,
        (429, _) => AyrshareErrorKind.RateLimited,
        ( >= 500, _) => AyrshareErrorKind.ServerError,
        ( >= 400, _) => AyrshareErrorKind.Rejected,
        _ => isApiError ? AyrshareErrorKind.Rejected : AyrshareErrorKind.InvalidAnswer,
    };

    // A failing gateway may repeat its HTTP status as the code.
    private static AyrshareErrorKind? LinkKindOf(int status, int? code) => (status, code) switch
    {
        (401 or 429 or >= 500, _) => null,
        (_, LinkRevokedCode) => AyrshareErrorKind.LinkRevoked,
        (_, LinkNotFoundCode) => AyrshareErrorKind.LinkNotFound,
        (_, LinkExpiredCode) => AyrshareErrorKind.LinkExpired,
        _ => null,
    };

    // The first of the body's errors, or the body itself, which is the other shape.
    private static JsonElement FirstError(JsonElement body) =>
        Errors(body).FirstOrDefault(
            error => error.ValueKind == JsonValueKind.Object) is { ValueKind: JsonValueKind.Object } first ? first : body;

    private static int? Code(JsonElement error) =>
        int.TryParse(LenientJson.Text(error, "code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static IEnumerable<string> Messages(JsonElement body)
    {
        var own = LenientJson.Text(body, "message");
        return Errors(body)
            .Select(error => error.ValueKind == JsonValueKind.String ? error.GetString() : LenientJson.Text(error, "message"))
            .Where(message => message != own)
            .Prepend(own)
            .OfType<string>();
    }

    private static JsonElement[] Errors(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray()]
            : [];
}
