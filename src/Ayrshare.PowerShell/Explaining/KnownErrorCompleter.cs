using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ayrshare.PowerShell;

/// <summary>Completes the codes and ids, or the HTTP statuses, in the module's table, and shows what each means.</summary>
public sealed class KnownErrorCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = new TypedArgument(wordToComplete);
        return (parameterName == "Status" ? Numbers(KnownErrors.ByStatus) : Numbers(KnownErrors.ByCode).Concat(Ids))
            .Where(known => typed.IsBeginningOf(known.Text))
            .Select(known => new CompletionResult(
                known.Text, $"{known.Text} {known.Meaning}", CompletionResultType.ParameterValue, known.Meaning));
    }

    private static IEnumerable<(string Text, string Meaning)> Ids => Errors.All
        .Select(error => (error.Id, error.Meaning))
        .OrderBy(known => known.Id, StringComparer.Ordinal);

    private static IEnumerable<(string Text, string Meaning)> Numbers(IReadOnlyDictionary<int, KnownError> table) => table
        .OrderBy(known => known.Key)
        .Select(known => (known.Key.ToString(CultureInfo.InvariantCulture), known.Value.Meaning));
}
