using System;
using System.Globalization;
using System.Net;
using System.Text;
using Ayrshare.Sandbox.Http;

namespace Ayrshare.Sandbox.Api;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultyAnswers
{
    private const int HugeLength = 10_000_000;

    /// <summary>The answer of a fault that strikes before anything is done; <see langword="null"/> when it strikes later.</summary>
    public static Answer? Before(SandboxFault fault, HttpCall call, string action) => fault.Kind switch
    {
        SandboxFaultKind.Status => Error(fault, fault.Status ?? 500, action),
        SandboxFaultKind.DropBefore => Answer.Cut,
        SandboxFaultKind.HtmlBody when fault.Status >= 500 => HtmlPage(fault),
        SandboxFaultKind.EchoSecrets => ApiJson.Error(400, action, fault.Code, Echo(call), fault.Shape, fault.RetryAvailable),
        _ => null,
    };

    /// <summary>What becomes of the answer after the call was carried out.</summary>
    public static Answer After(SandboxFault fault, Answer answer) => fault.Kind switch
    {
        SandboxFaultKind.DropAfter => Answer.Cut,
        SandboxFaultKind.MalformedBody => answer with { Status = 200, Body = FirstHalf(answer.Body) },
        SandboxFaultKind.HalfBody => answer with { Delivery = Delivery.Half },
        SandboxFaultKind.HtmlBody => HtmlPage(fault),
        SandboxFaultKind.HugeBody => Answer.Json(200, "{\"status\":\"success\",\"filler\":\"" + new string('x', HugeLength) + "\"}"),
        SandboxFaultKind.OtherEncoding => answer with
        {
            ContentType = "application/json; charset=utf-16",
            Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(answer.Body)),
        },
        _ => answer,
    };

    private static Answer Error(SandboxFault fault, int status, string action) => ApiJson.Error(
        status, action, fault.Code, fault.Message ?? "The sandbox was told to fail.", fault.Shape, fault.RetryAvailable);

    private static Answer HtmlPage(SandboxFault fault)
    {
        var status = fault.Status ?? 200;
        var text = WebUtility.HtmlEncode(fault.Message ?? "The server is not available at the moment.");
        var number = status.ToString(CultureInfo.InvariantCulture);
        return Answer.Html(status, $"<!doctype html><html><head><title>{number}</title></head><body><h1>{number}</h1><p>{text}</p></body></html>");
    }

    private static string Echo(HttpCall call) =>
        $"Bad request. Authorization: {call.Headers["Authorization"]} Profile-Key: {call.Headers["Profile-Key"]} Body: {call.Body}";

    private static byte[] FirstHalf(byte[] body)
    {
        var half = new byte[body.Length / 2];
        Array.Copy(body, half, half.Length);
        return half;
    }
}
