namespace Ayrshare.PowerShell;

/// <summary>A value of a connection and its source.</summary>
/// <param name="Value">The value. A credential is never shown.</param>
/// <param name="Source">The source, such as <c>parameter</c> or <c>environment AYRSHARE_API_KEY</c>.</param>
internal sealed record Sourced<T>(T Value, string Source);
