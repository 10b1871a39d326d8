using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>
/// Something that a command found wrong before, or beside, the API: a bad cell, a missing connection, a vault that
/// refuses. Its text never holds a credential.
/// </summary>
public sealed class AyrshareCommandException : Exception
{
    internal AyrshareCommandException(ErrorDefinition error, string message, string action, Exception? inner = null)
        : base(message, inner)
    {
        Error = error;
        RecommendedAction = action;
    }

    /// <summary>The stable first part of the error's <c>FullyQualifiedErrorId</c>.</summary>
    public string Id => Error.Id;

    /// <summary>The error's category.</summary>
    public ErrorCategory Category => Error.Category;

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; }

    /// <summary>Whether every further row would fail alike, so that the command ends here.</summary>
    public bool EndsCommand => Error.EndsCommand;

    internal ErrorDefinition Error { get; }
}
