namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>What a process can be killed at.</summary>
internal enum KillMoment
{
    RequestArrived,
    AnswerReady,
    KeyBeingStored,
    KeyStored,
    JournalWritten,
}
