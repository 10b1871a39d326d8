namespace Ayrshare.PowerShell;

/// <summary>A value of a connection, and where it came from.</summary>
/// <param name="Value">The value; a credential is never shown.</param>
/// <param name="Source">Where it came from, such as <c>parameter</c> or <c>environment AYRSHARE_API_KEY</c>.</param>
internal sealed record Sourced<T>(T Value, string Source);
