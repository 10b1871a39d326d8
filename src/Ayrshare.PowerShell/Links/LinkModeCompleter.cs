using System.Collections;
using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes the modes of a link session.</summary>
public sealed class LinkModeCompleter : NameCompleter
{
    internal static string[] All => [LinkSessionRequest.GridMode, LinkSessionRequest.ConnectMode];

    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) => All;
}
