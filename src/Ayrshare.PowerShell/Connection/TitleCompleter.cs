using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes the titles of the profiles that the connection's commands have created or shown.</summary>
public sealed class TitleCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(string parameterName, IDictionary bound) =>
        // A command removes white space around a title, and so would not find such a profile.
        (ConnectionStore.Known(bound)?.Titles.Snapshot() ?? []).Where(title => CleanText.Of(title) == title);
}
