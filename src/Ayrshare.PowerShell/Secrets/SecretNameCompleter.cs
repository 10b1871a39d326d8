using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// Completes the default name, and the names of the secrets that the commands of this session have read or stored. It does
/// not use the vault, which can be slow or locked.
/// </summary>
public sealed class SecretNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        new[] { DefaultName(parameterName) }.OfType<string>().Union(SeenNames.Secrets.Snapshot());

    private static string? DefaultName(string parameterName) => parameterName switch
    {
        "ApiKeySecret" => SecretName.ApiKey,
        "DomainSecret" => SecretName.Domain,
        "PrivateKeySecret" => SecretName.PrivateKey,
        "XApiKeySecret" => SecretName.XApiKey,
        "XApiSecretSecret" => SecretName.XApiSecret,
        "WebhookSecretSecret" => SecretName.WebhookSecret,
        _ => null,
    };
}
