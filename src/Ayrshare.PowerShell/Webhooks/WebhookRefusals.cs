using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The errors for deliveries that were refused.</summary>
internal static class WebhookRefusals
{
    public static AyrshareCommandException Describe(WebhookRefusedException refusal)
    {
        var (error, action) = refusal.Problem switch
        {
            WebhookProblem.SignatureMissing => (
                Errors.WebhookSignatureMissing, "Register the webhook with a secret. Ayrshare did not send a request without a signature."),
            WebhookProblem.SignatureMismatch => (
                Errors.WebhookSignatureMismatch,
                "Check that the secret is the one that the webhook was registered with, and that the body is the raw body."),
            WebhookProblem.TimestampInvalid => (
                Errors.WebhookTimestampInvalid, "Check that nothing between Ayrshare and the receiver changes the headers."),
            WebhookProblem.TooOld or WebhookProblem.InFuture => (
                Errors.WebhookTooOld, "Check the clock of this machine. If requests wait before they are checked, use -MaximumAgeSec."),
            WebhookProblem.Repeated => (
                Errors.WebhookRepeated, "Respond with 200 if its work is done. To get the event anyway, use -AllowRepeat."),
            _ => (Errors.WebhookBodyInvalid, "Check that the body is that of a webhook of Ayrshare."),
        };
        return new AyrshareCommandException(error, $"The webhook was refused: {refusal.Message}", action, refusal);
    }
}
