namespace Ayrshare.PowerShell.Tests.Architecture;

/// <summary>A type of one folder that uses a type of another folder.</summary>
internal sealed record Arrow(string FromFolder, string ToFolder, string FromType, string ToType);
