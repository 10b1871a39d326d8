using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ayrshare.Sandbox;

/// <summary>The headers of a delivery.</summary>
internal static class WebhookRequest
{
    // How long deliveries have a second signature after the secret was changed. Ayrshare does not document it.
    private static readonly TimeSpan Rotation = TimeSpan.FromHours(24);

    public static IReadOnlyDictionary<string, string> Headers(
        RegisteredWebhook webhook, string body, int attempt, DateTimeOffset now, SandboxSignatureForm form)
    {
        var headers = new Dictionary<string, string>
        {
            ["X-Authorization-Timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["X-Ayrshare-Delivery-Id"] = Guid.NewGuid().ToString(),
            ["X-Ayrshare-Delivery-Attempt"] = attempt.ToString(CultureInfo.InvariantCulture),
        };
        if (webhook.Secret is not { } secret)
            return headers;

        // While the secret is rotated, the known header is still signed with the secret that receivers have.
        var previous = now - webhook.Changed < Rotation ? webhook.PreviousSecret : null;
        headers["X-Authorization-Content-SHA256"] = Sign(body, previous ?? secret, form);
        if (previous is not null)
            headers["X-Authorization-Content-SHA256-V2"] = Sign(body, secret, form);
        return headers;
    }

    private static string Sign(string body, string secret, SandboxSignatureForm form)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var signature = hmac.ComputeHash(Encoding.UTF8.GetBytes(body));
        return form == SandboxSignatureForm.Base64
            ? Convert.ToBase64String(signature)
            : BitConverter.ToString(signature).Replace("-", "").ToLowerInvariant();
    }
}
