using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ayrshare.PowerShell;

/// <summary>Completes the paths of documented endpoints. If a method is specified, only its endpoints are completed.</summary>
public sealed class ApiPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = new TypedArgument(wordToComplete).Text.TrimStart('/');
        var method = Enum.TryParse<AyrshareApiMethod>(fakeBoundParameters["Method"]?.ToString(), ignoreCase: true, out var given)
            ? given
            : (AyrshareApiMethod?)null;
        return ApiEndpoints.All
            .Where(endpoint => endpoint.Stem.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                && (method is null || endpoint.Methods.Contains(method.Value)))
            .Select(endpoint => new CompletionResult(endpoint.Stem, endpoint.Path, CompletionResultType.ParameterValue, endpoint.Tooltip));
    }
}
