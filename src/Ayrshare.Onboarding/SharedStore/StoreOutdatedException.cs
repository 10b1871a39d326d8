using System;

namespace Ayrshare.Onboarding;

/// <summary>This process's copy of the store does not show what another process has written. Nothing may be written from it.</summary>
public sealed class StoreOutdatedException(StoreProcess writer, DateTimeOffset at)
    : Exception("The copy of the store in this process is outdated.")
{
    /// <summary>The other process.</summary>
    public StoreProcess Writer => writer;

    /// <summary>When it wrote.</summary>
    public DateTimeOffset At => at;
}
