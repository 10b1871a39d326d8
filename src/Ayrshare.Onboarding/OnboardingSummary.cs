using System;

namespace Ayrshare.Onboarding;

/// <summary>How a run ended.</summary>
public sealed record OnboardingSummary
{
    /// <summary>How many clients passed the checks.</summary>
    public required int Clients { get; init; }

    /// <summary>How many rows did not pass them.</summary>
    public required int Skipped { get; init; }

    /// <summary>How many clients were worked on.</summary>
    public int Finished { get; init; }

    /// <summary>How many of them are not done.</summary>
    public int NotDone { get; init; }

    /// <summary>How many links were issued.</summary>
    public int Links { get; init; }

    /// <summary>How many of them expired before the run ended.</summary>
    public int ExpiredLinks { get; init; }

    /// <summary>Why the run had to end before all clients were worked on, or null.</summary>
    public Exception? Ending { get; init; }

    /// <summary>Why the report could not be written, or null.</summary>
    public Exception? ReportFailure { get; init; }
}
