using System;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>JSON as Ayrshare writes it.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpResponse Respond(int status, JsonObject body) =>
        HttpResponse.Json(status, Text(body));

    public static string Text(JsonObject body) => body.ToJsonString(Options);

    public static HttpResponse Error(
        int status,
        string action,
        int? code,
        string message,
        SandboxErrorShape shape = SandboxErrorShape.TopLevel,
        bool retryAvailable = false)
    {
        var error = new JsonObject { ["action"] = action, ["status"] = "error" };
        if (code is not null)
            error["code"] = code;
        error["message"] = message;
        if (retryAvailable)
            error["retryAvailable"] = true;
        return Respond(status, shape == SandboxErrorShape.TopLevel
            ? error
            : new JsonObject { ["status"] = "error", ["errors"] = new JsonArray(error) });
    }

    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string UtcSeconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time in the format of Firestore.</summary>
    public static JsonObject Timestamp(DateTimeOffset time) => new()
    {
        ["_seconds"] = time.ToUnixTimeSeconds(),
        ["_nanoseconds"] = time.Ticks % TimeSpan.TicksPerSecond * 100,
    };
}
