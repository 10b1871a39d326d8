using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The settings of a connection, each with its source.</summary>
internal sealed record ConnectionSettings(
    Sourced<Secret> ApiKey,
    Sourced<Uri> BaseUri,
    Sourced<string>? Domain,
    Sourced<Secret>? PrivateKey,
    Sourced<Secret>? XApiKey,
    Sourced<Secret>? XApiSecret,
    string? Vault,
    int TimeoutSec)
{
    /// <summary>The default time-out for one attempt of a request, in seconds. It is the default of Invoke-RestMethod.</summary>
    public const int DefaultTimeoutSec = 100;
}
