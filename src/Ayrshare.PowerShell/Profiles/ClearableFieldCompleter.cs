using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ayrshare.PowerShell;

/// <summary>Completes the names of the fields that can be cleared.</summary>
public sealed class ClearableFieldCompleter : IArgumentCompleter
{
    internal static IReadOnlyList<string> Fields { get; } = ["DisplayTitle", "TopHeader", "SubHeader", "DisableSocial", "Tags"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Fields
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
