namespace Ayrshare.Onboarding;

/// <summary>What a write to the store waits for.</summary>
/// <param name="Process">The process that uses the store or has written to it last; null if that is not known, as after a write by
/// another program.</param>
/// <param name="IsForTurn">Whether that process still has its turn. Otherwise, this process reads what was written.</param>
public sealed record StoreWait(StoreProcess? Process, bool IsForTurn);
