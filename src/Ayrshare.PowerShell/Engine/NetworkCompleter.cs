using System.Collections;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of networks.</summary>
public sealed class NetworkCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => Networks.All;

    private protected override string Description(string name) => name == Networks.Twitter ? "X" : name;
}
