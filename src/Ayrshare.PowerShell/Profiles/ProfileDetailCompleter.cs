using System.Collections;
using System.Collections.Generic;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of the details that Ayrshare can include in a profile.</summary>
public sealed class ProfileDetailCompleter : NameCompleter
{
    // Source: GET /profiles, include.
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        ["suspension", "socialHealth", "linkingErrors", "activity", "quota", "unlinkHistory", "actionLog"];
}
