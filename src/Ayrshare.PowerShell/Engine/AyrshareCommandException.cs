using System;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A problem that a command found outside the API, such as an invalid cell, a missing connection, or a vault that
/// refuses a secret. Its text never contains a credential.
/// </summary>
public sealed class AyrshareCommandException : Exception
{
    internal AyrshareCommandException(ErrorDefinition error, string message, string action, Exception? inner = null)
        : base(VisibleText.Of(message), inner)
    {
        Error = error;
        RecommendedAction = VisibleText.Of(action);
    }

    /// <summary>The stable first part of the error's <c>FullyQualifiedErrorId</c>.</summary>
    public string Id => Error.Id;

    /// <summary>The error's category.</summary>
    public ErrorCategory Category => Error.Category;

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; }

    /// <summary>Whether all further rows would fail in the same way, so that the command ends.</summary>
    public bool EndsCommand => Error.EndsCommand;

    internal ErrorDefinition Error { get; }
}
