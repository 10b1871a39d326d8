using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Ayrshare.Client;

/// <summary>Reads the deliveries of webhooks, and refuses those that Ayrshare did not send, or did not send just now.</summary>
/// <param name="secrets">The secrets that a delivery may be signed with: one, or two while it is rotated.</param>
/// <param name="maximumAge">How far the timestamp may be from now.</param>
/// <param name="clock">The clock that the time of a delivery is compared with.</param>
public sealed class WebhookReader(IReadOnlyList<Secret> secrets, TimeSpan maximumAge, TimeProvider clock)
{
    /// <summary>Returns the event of a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <exception cref="WebhookRefusedException">The delivery is refused.</exception>
    public WebhookEvent Read(WebhookDelivery delivery)
    {
        CheckSignature(delivery);
        CheckAge(delivery);
        return WebhookEventReader.Read(delivery);
    }

    private void CheckSignature(WebhookDelivery delivery)
    {
        if (delivery.Signatures.All(string.IsNullOrWhiteSpace))
        {
            throw new WebhookRefusedException(
                WebhookProblem.SignatureMissing, $"the request has no header {WebhookDelivery.SignatureHeader}.");
        }

        if (!WebhookSignature.Matches(delivery.Body, delivery.Signatures, secrets))
        {
            throw new WebhookRefusedException(
                WebhookProblem.SignatureMismatch,
                "the signature is not that of the body with the secret: the secret is not the webhook's, or the body is not the one "
                + "that was signed, byte for byte.");
        }
    }

    private void CheckAge(WebhookDelivery delivery)
    {
        var time = ReadTime(delivery.Timestamps);
        var age = clock.GetUtcNow() - time;
        if (age > maximumAge)
        {
            throw new WebhookRefusedException(
                WebhookProblem.TooOld, $"it was sent {Seconds(age)} seconds ago, but the maximum age is {Seconds(maximumAge)} seconds.");
        }

        if (-age > maximumAge)
        {
            throw new WebhookRefusedException(
                WebhookProblem.InFuture,
                $"its timestamp is {Seconds(-age)} seconds in the future, but only {Seconds(maximumAge)} seconds are allowed.");
        }
    }

    // A time in milliseconds is accepted too. It cannot be mistaken: in seconds it would be thousands of years away.
    private static DateTimeOffset ReadTime(IReadOnlyList<string> timestamps)
    {
        var texts = timestamps.Select(text => text.Trim()).Where(text => text.Length > 0).Distinct().ToArray();
        var problem = texts switch
        {
            [] => $"the request has no header {WebhookDelivery.TimestampHeader}.",
            [var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() => null,
            [_] => $"the header {WebhookDelivery.TimestampHeader} is not a time in Unix seconds.",
            _ => $"the header {WebhookDelivery.TimestampHeader} has several values.",
        };
        if (problem is not null)
            throw new WebhookRefusedException(WebhookProblem.TimestampInvalid, problem);
        var value = long.Parse(texts[0], CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeMilliseconds(value < 100_000_000_000 ? value * 1000 : value);
    }

    private static string Seconds(TimeSpan time) => Math.Floor(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
