using System.Collections.Generic;
using System.Text;

namespace Ayrshare.Sandbox;

/// <summary>An HTTP response.</summary>
internal sealed record HttpResponse(int Status, string ContentType, byte[] Body)
{
    /// <summary>No response: the connection is closed.</summary>
    public static HttpResponse Cut { get; } = new(0, "", []) { Delivery = Delivery.None };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public Delivery Delivery { get; init; }

    public static HttpResponse Html(int status, string html) =>
        new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    public static HttpResponse Json(int status, string json) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(json));

    /// <summary>Redirects a browser to another address with GET.</summary>
    public static HttpResponse SeeOther(string location) =>
        Html(303, "").With("Location", location);

    public HttpResponse With(string header, string value)
    {
        var headers = new Dictionary<string, string> { [header] = value };
        foreach (var other in Headers)
            headers[other.Key] = other.Value;
        return this with { Headers = headers };
    }
}
