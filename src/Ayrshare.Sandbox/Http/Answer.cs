using System.Collections.Generic;
using System.Text;

namespace Ayrshare.Sandbox.Http;

/// <summary>An HTTP answer.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    /// <summary>An answer that is none: the connection is cut.</summary>
    public static Answer Cut { get; } = new(0, "", []) { Delivery = Delivery.None };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public Delivery Delivery { get; init; }

    public static Answer Html(int status, string html) =>
        new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    public static Answer Json(int status, string json) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(json));

    /// <summary>Sends a browser to another address, where it asks with GET.</summary>
    public static Answer SeeOther(string location) =>
        Html(303, "").With("Location", location);

    public Answer With(string header, string value)
    {
        var headers = new Dictionary<string, string> { [header] = value };
        foreach (var other in Headers)
            headers[other.Key] = other.Value;
        return this with { Headers = headers };
    }
}
