using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ayrshare.PowerShell;

/// <summary>Completes the codes or the HTTP statuses in the module's table, and shows what each means.</summary>
public sealed class KnownErrorCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        (parameterName == "Status" ? KnownErrors.ByStatus : KnownErrors.ByCode)
            .Select(known => (Number: known.Key.ToString(CultureInfo.InvariantCulture), known.Value.Meaning))
            .Where(known => known.Number.StartsWith(wordToComplete, StringComparison.Ordinal))
            .OrderBy(known => known.Number, StringComparer.Ordinal)
            .Select(known => new CompletionResult(known.Number, $"{known.Number} {known.Meaning}", CompletionResultType.ParameterValue,
                known.Meaning));
}
