using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The base of all commands: confirmation, and errors that end the command.</summary>
public abstract class AyrshareCommand : PSCmdlet
{
    /// <summary>Whether to continue. If the host cannot prompt, the command ends.</summary>
    internal new bool ShouldProcess(string target, string action) => OrAsk(() => base.ShouldProcess(target, action));

    /// <summary>
    /// Whether to continue: like ShouldProcess, but with -Force there is no prompt. It overrides neither an explicit -Confirm
    /// nor -WhatIf.
    /// </summary>
    internal bool ShouldProcess(string target, string action, bool force) =>
        (force && !IsGiven("WhatIf", LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"))) && !IsGiven("Confirm",
            unlessGiven: false))
        || ShouldProcess(target, action);

    /// <summary>Writes a verbose line. A text from a server or a list can have characters that a terminal would carry out.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.Of(text));

    /// <summary>Writes a warning, in the same way.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.Of(text));

    /// <summary>Asks a question. If the host cannot prompt, the command ends.</summary>
    internal bool OrAsk(Func<bool> question)
    {
        try
        {
            return question();
        }
        // The console throws a NullReferenceException when its input has ended.
        catch (Exception noPrompt) when (noPrompt is HostException or PSInvalidOperationException or NullReferenceException)
        {
            End(new AyrshareCommandException(
                Errors.ConfirmationImpossible,
                "This action requires confirmation, but this session cannot prompt. Nothing was done.",
                "Use -WhatIf to see what the command would do. Then use -Force, or -Confirm:$false for a command without -Force.",
                noPrompt));
            throw;
        }
    }

    private bool IsGiven(string parameter, bool unlessGiven) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? LanguagePrimitives.IsTrue(given) : unlessGiven;

    /// <summary>Ends the command with an error.</summary>
    internal void End(AyrshareCommandException problem, object? target = null) => ThrowTerminatingError(ErrorRecords.Of(problem, target));

    /// <summary>Runs an action whose problems end the command.</summary>
    internal T OrEnd<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (AyrshareCommandException problem)
        {
            ThrowTerminatingError(ErrorRecords.Of(problem, target: null));
            throw;
        }
    }
}
