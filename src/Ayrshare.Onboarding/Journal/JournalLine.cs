namespace Ayrshare.Onboarding;

/// <summary>A line of a journal.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Entry">What it says; null if it cannot be read.</param>
internal sealed record JournalLine(int Number, JournalEntry? Entry);
