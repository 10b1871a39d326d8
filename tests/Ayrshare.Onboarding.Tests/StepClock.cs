using System;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A clock that a test moves.</summary>
internal sealed class StepClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
