using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>The properties of an error that are the same wherever it occurs.</summary>
/// <param name="Id">The stable first part of the error's <c>FullyQualifiedErrorId</c>.</param>
/// <param name="Group">What the error is about.</param>
/// <param name="Category">The error's category.</param>
/// <param name="EndsCommand">Whether all further rows would fail in the same way, so that the command ends.</param>
/// <param name="Meaning">What happened, or why it is an error.</param>
/// <param name="Advice">What to do about it, as one line of the help.</param>
/// <param name="WhoActs">Who has to act.</param>
internal sealed record ErrorDefinition(
    string Id, ErrorGroup Group, ErrorCategory Category, bool EndsCommand, string Meaning, string Advice, AyrshareErrorActor WhoActs);
