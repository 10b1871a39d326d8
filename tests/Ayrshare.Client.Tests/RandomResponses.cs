using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using Ayrshare.Tests.Documented;

namespace Ayrshare.Client.Tests;

/// <summary>Responses that nobody has thought of: documented ones, damaged in one to four ways. A seed gives the same ones again.</summary>
internal sealed class RandomResponses(int seed)
{
    private static readonly string[] Bodies =
    [
        .. new[]
        {
            "action-log", "create-link-session", "create-profile", "delete-profile", "error", "generate-jwt", "generate-jwt-error",
            "link-session", "profiles", "user", "user-account",
        }.Select(DocumentedResponse.Read),
        Calls.Created, Calls.Link, Calls.Session, """{"cause":"c","classification":["a",{"b":1}],"resolution":"r"}""",
        """{"status":"error","errors":[{"action":"post","status":"error","code":156,"message":"m","platform":"twitter"}],"code":1}""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e999", "-1e999", "99999999999999999999999", "253402300800", "-62135596801", "1.5", "[]", "{}",
        "\"\"", "\" \"", "\"\\uFEFF\"", "\"\\u0000\"", "\"\\u001b[31m\\u0007\"", "\"Plum \\ud83c\"", "\"\\udf51 plum\"",
        "\"\\ud83c\\ud83c\\udf51\"",
        "\"\\u202Eabc\"", "\"a\\nb\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"yesterday\"",
        "\"999999d\"", "\"https://[::1\"",
        "\"https://u:p@x.example/%\"", "\"javascript:alert(1)\"", "\"eyJh.eyJleHAiOjFlMzA4LCJcdWQ4M2MiOjF9.s\"",
        "\"a.eyJpYXQiOi0xLCJleHAiOjI1MzQwMjMwMDc5OX0.c\"",
        "[null]", "[[[[]]]]", "{\"utc\":{\"utc\":{}}}", "{\"_seconds\":1e300}", "{\"\\ud83c\":1,\"\":2}",
        $"\"{new string('x', 70_000)}\"", $"\"{new string('A', 2_000)}\"",
    ];

    private static readonly int[] Statuses =
    [
        200, 201, 202, 204, 206, 299, 301, 302, 303, 304, 307, 400, 401, 402, 403, 404, 405, 407, 408, 413, 418, 422, 429,
        500, 501, 502, 503, 504, 511, 599, 600, 999,
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Date", ["Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "yesterday", "Sun, 01 Nov 2026 12:00:01 GMT"]),
        ("Retry-After", ["0", "-1", "99999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "soon", "1e9"]),
        ("x-ratelimit-max", ["0", "-5", "2147483647", "99999999999", "many", "300"]),
        ("x-ratelimit-count", ["0", "-5", "2147483647", "99999999999", "many", "299"]),
        ("x-request-id", ["", "\u0007id", "req-17"]),
        ("Location", ["https://elsewhere.example/", "%"]),
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=utf-32",
        "application/json; charset=us-ascii", "application/json; charset=iso-8859-1", "application/json; charset=utf-7",
        "application/json; charset=x-none", "application/json; charset=\"\"", "text/html", "nonsense", "",
    ];

    private readonly Random _random = new(seed);

    public int Next(int max) => _random.Next(max);

    /// <summary>Returns a response.</summary>
    /// <param name="fitting">What the API answers to the request. Most responses are like it.</param>
    public HttpResponseMessage To(string fitting)
    {
        var status = _random.Next(2) == 0 ? HttpStatusCode.OK : (HttpStatusCode)Pick(Statuses);
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Body(fitting)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", Pick(ContentTypes));
        foreach (var (name, values) in Headers.Where(_ => _random.Next(3) == 0))
            response.Headers.TryAddWithoutValidation(name, Pick(values));
        return response;
    }

    private byte[] Body(string fitting)
    {
        var text = _random.Next(3) > 0 ? fitting : Pick(Bodies);
        for (var changes = _random.Next(5); changes > 0; changes--)
            text = Changed(text);
        var bytes = (_random.Next(12) == 0 ? Encoding.Unicode : new UTF8Encoding(false)).GetBytes(text);
        for (var flips = _random.Next(20) == 0 ? _random.Next(8) : 0; flips > 0 && bytes.Length > 0; flips--)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private string Changed(string text) => _random.Next(16) switch
    {
        0 => text[.._random.Next(text.Length + 1)],
        1 => text.Insert(_random.Next(text.Length + 1), Pick(Values).Trim('"')),
        2 => "<html><body>\u001b]0;gateway\u0007 502</body></html>",
        3 => string.Concat(Enumerable.Repeat("{\"a\":[", _random.Next(200))) + text,
        4 => Pick(Values),
        5 => $"[{text}]",
        _ => WithField(text),
    };

    // Another value for one of the fields, at whatever depth, or a new field.
    private string WithField(string text)
    {
        var marks = Enumerable.Range(0, text.Length).Where(at => text[at] == ':' && at + 1 < text.Length).ToArray();
        if (marks.Length == 0)
            return text;
        var start = Pick(marks) + 1;
        var end = text.IndexOfAny([',', '}', '\n'], start);
        return end < 0 ? text : text[..start] + Pick(Values) + text[end..];
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
