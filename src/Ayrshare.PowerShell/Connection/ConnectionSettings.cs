using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What a connection is made of, each part with where it came from.</summary>
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
    /// <summary>How long one attempt of a call may take unless set, in seconds; as Invoke-RestMethod has it.</summary>
    public const int DefaultTimeoutSec = 100;
}
