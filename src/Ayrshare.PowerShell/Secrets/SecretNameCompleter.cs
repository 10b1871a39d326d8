using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>
/// Completes the name that Connect-Ayrshare looks for by itself, and the names that this session's commands have read
/// or stored. No vault is asked: it may be far away, or locked.
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
        _ => null,
    };
}
