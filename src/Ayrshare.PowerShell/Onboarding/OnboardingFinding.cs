namespace Ayrshare.PowerShell;

/// <summary>Something that is wrong with a row, found before anything was done.</summary>
internal sealed record OnboardingFinding(int Row, AyrshareCommandException Problem);
