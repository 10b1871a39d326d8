using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>The parameters and columns that contain credentials.</summary>
internal static class CredentialNames
{
    public static IReadOnlyCollection<string> All { get; } =
        ["ApiKey", "PrivateKey", "ProfileKey", "XApiKey", "XApiSecret", "TwitterApiKey", "TwitterApiSecret", "WebhookSecret"];
}
