using System.Collections;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes the actions that have a webhook.</summary>
public sealed class WebhookActionCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => WebhookActions.All;
}
