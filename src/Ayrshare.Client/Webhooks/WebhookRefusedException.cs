using System;

namespace Ayrshare.Client;

/// <summary>The delivery of a webhook is refused. The text contains neither a secret nor a signature.</summary>
/// <param name="problem">Why it is refused.</param>
/// <param name="message">The same in words.</param>
public sealed class WebhookRefusedException(WebhookProblem problem, string message) : Exception(message)
{
    /// <summary>Why the delivery is refused.</summary>
    public WebhookProblem Problem { get; } = problem;
}
