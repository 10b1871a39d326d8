using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Completes names that begin with the typed text, and quotes them so that the argument means exactly the name.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = new TypedArgument(wordToComplete);
        return Names(parameterName, fakeBoundParameters)
            .Where(name => (typed.IsBeginningOf(name) || typed.IsBeginningOf(Description(name))) && CleanText.OrNull(name) is not null)
            .Select(name => Result(typed.With(Argument(name), IsPlain(name)), name, Description(name)))
            .Concat(Expressions()
                .Where(expression => expression.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
                .Select(expression => Result(expression, expression, expression)));
    }

    /// <summary>All names. They are found without a request.</summary>
    private protected virtual IEnumerable<string> Names(string parameterName, IDictionary bound) => [];

    /// <summary>Expressions, such as variables, that are completed as they are.</summary>
    private protected virtual IEnumerable<string> Expressions() => [];

    /// <summary>The value of the parameter that means a name.</summary>
    private protected virtual string Argument(string name) => name;

    /// <summary>The text that is shown beside a name, and that completes it too.</summary>
    private protected virtual string Description(string name) => name;

    /// <summary>Whether a name needs no quotation marks. A text that begins with a digit can be a number, such as 1kb.</summary>
    private protected virtual bool IsPlain(string name) =>
        char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    private static CompletionResult Result(string argument, string name, string description) =>
        new(argument, Shown(name), CompletionResultType.ParameterValue, Shown(description));

    private static string Shown(string text) => new([.. VisibleText.Of(text).Select(c => char.IsControl(c) ? ' ' : c)]);
}
