using System;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>
/// Something that a command found wrong before, or beside, the API: a bad cell, a missing connection, a vault that
/// refuses. Its text never holds a credential.
/// </summary>
public sealed class AyrshareCommandException : Exception
{
    internal AyrshareCommandException(string id, ErrorCategory category, string message, string action, Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        Category = category;
        RecommendedAction = action;
    }

    /// <summary>The stable first part of the error's <c>FullyQualifiedErrorId</c>.</summary>
    public string Id { get; }

    /// <summary>The error's category.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; }

    /// <summary>Whether every further row would fail alike, so that the command ends here.</summary>
    public bool EndsCommand { get; internal init; }
}
