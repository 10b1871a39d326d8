using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes the address of the API and of the sandboxes that run in this process.</summary>
public sealed class BaseUriCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        [AyrshareClientOptions.DefaultBaseAddress.AbsoluteUri, .. LocalAddresses.All.Select(address => address.AbsoluteUri)];

    private protected override bool IsPlain(string name) => true;
}
