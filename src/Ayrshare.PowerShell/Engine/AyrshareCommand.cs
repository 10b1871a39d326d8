using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Ayrshare.PowerShell;

/// <summary>What all commands share: how they ask for confirmation, and how an error ends them.</summary>
public abstract class AyrshareCommand : PSCmdlet
{
    /// <summary>Whether to go on; a host that cannot ask ends the command.</summary>
    internal new bool ShouldProcess(string target, string action) => OrAsk(() => base.ShouldProcess(target, action));

    /// <summary>
    /// Whether to go on: as ShouldProcess, but -Force answers the question. It does not answer an explicit -Confirm, and
    /// -WhatIf stays what it is.
    /// </summary>
    internal bool ShouldProcess(string target, string action, bool force) =>
        (force && !IsGiven("WhatIf", LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"))) && !IsGiven("Confirm",
            unlessGiven: false))
        || ShouldProcess(target, action);

    /// <summary>Asks a question; a host that cannot ask ends the command.</summary>
    internal bool OrAsk(Func<bool> question)
    {
        try
        {
            return question();
        }
        // The last is what the console says where its input has come to its end.
        catch (Exception noPrompt) when (noPrompt is HostException or PSInvalidOperationException or NullReferenceException)
        {
            End(new AyrshareCommandException(
                Errors.ConfirmationImpossible,
                "This has to be confirmed, and here nobody can be asked. Nothing was done.",
                "See with -WhatIf what it would do. Then answer beforehand: with -Force, or with -Confirm:$false where there is no -Force.",
                noPrompt));
            throw;
        }
    }

    private bool IsGiven(string parameter, bool unlessGiven) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? LanguagePrimitives.IsTrue(given) : unlessGiven;

    /// <summary>Ends the command with an error.</summary>
    internal void End(AyrshareCommandException problem, object? target = null) => ThrowTerminatingError(ErrorRecords.Of(problem, target));

    /// <summary>Runs something whose problems end the command.</summary>
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
