using System;

namespace Ayrshare.PowerShell;

/// <summary>Checks and describes the URL of a webhook. Its query can contain a credential of the receiver.</summary>
internal static class WebhookUrl
{
    private const string Advice =
        "Specify an https:// address. Plain http:// is only for a receiver on this machine, such as http://127.0.0.1:7071/api/LinkEvents.";

    /// <summary>The URL, or null after a problem was added.</summary>
    public static Uri? Read(RowChecks checks, string? text, string field)
    {
        var problem = RowChecks.TextOrNull(text) is not { } address ? "the URL is missing."
            : !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")
                ? "this is not the URL of a web page."
            : url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback ? $"Ayrshare does not call {url.Host} over plain http."
            : null;
        if (problem is null)
            return new Uri(text!.Trim());
        checks.Add(Errors.InvalidWebhookUrl, field, problem, Advice);
        return null;
    }

    /// <summary>The URL without its query.</summary>
    public static string Describe(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
