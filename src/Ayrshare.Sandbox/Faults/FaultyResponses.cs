using System;
using System.Collections.Generic;
using System.Text;

namespace Ayrshare.Sandbox;

/// <summary>Turns faults into responses.</summary>
internal static class FaultyResponses
{
    private const int HugeLength = 10_000_000;

    private static readonly HtmlTemplate GatewayPage = HtmlTemplate.Load("GatewayPage.html");

    /// <summary>
    /// The response of a fault that occurs before the request is handled; <see langword="null"/> when the request is handled.
    /// </summary>
    public static HttpResponse? Before(SandboxFault fault, HttpRequest request, string action) => fault.Kind switch
    {
        SandboxFaultKind.Status => Error(fault, fault.Status ?? 500, action),
        SandboxFaultKind.DropBefore => HttpResponse.Cut,
        SandboxFaultKind.HtmlBody when fault.Status >= 500 => HtmlPage(fault),
        SandboxFaultKind.EchoSecrets => ApiJson.Error(400, action, fault.Code, Echo(request), fault.Shape, fault.RetryAvailable),
        _ => null,
    };

    /// <summary>Changes the response after the request was handled.</summary>
    public static HttpResponse After(SandboxFault fault, HttpResponse response) => fault.Kind switch
    {
        SandboxFaultKind.DropAfter => HttpResponse.Cut,
        SandboxFaultKind.MalformedBody => response with { Status = 200, Body = FirstHalf(response.Body) },
        SandboxFaultKind.HalfBody => response with { Delivery = Delivery.Half },
        SandboxFaultKind.HtmlBody => HtmlPage(fault),
        SandboxFaultKind.HugeBody => HttpResponse.Json(200, "{\"status\":\"success\",\"filler\":\"" + new string('x', HugeLength) + "\"}"),
        SandboxFaultKind.OtherEncoding => response with
        {
            ContentType = "application/json; charset=utf-16",
            Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(response.Body)),
        },
        _ => response,
    };

    private static HttpResponse Error(SandboxFault fault, int status, string action) => ApiJson.Error(
        status, action, fault.Code, fault.Message ?? "The sandbox was told to fail.", fault.Shape, fault.RetryAvailable);

    private static HttpResponse HtmlPage(SandboxFault fault)
    {
        var status = fault.Status ?? 200;
        var page = GatewayPage.Fill(new Dictionary<string, object?>
        {
            ["status"] = status,
            ["text"] = fault.Message ?? "The server is not available at the moment.",
        });
        return HttpResponse.Html(status, page.Markup);
    }

    private static string Echo(HttpRequest request) =>
        $"Bad request. Authorization: {request.Headers["Authorization"]} Profile-Key: {request.Headers["Profile-Key"]}"
        + $" Body: {request.Body}";

    private static byte[] FirstHalf(byte[] body)
    {
        var half = new byte[body.Length / 2];
        Array.Copy(body, half, half.Length);
        return half;
    }
}
