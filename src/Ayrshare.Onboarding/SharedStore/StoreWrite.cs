using System;

namespace Ayrshare.Onboarding;

/// <summary>A write to the store.</summary>
/// <param name="By">The process that wrote.</param>
/// <param name="At">When the write had ended.</param>
/// <param name="FileTime">The time of the store's file after the write. As long as the file has it, this is the last write.</param>
/// <param name="Secret">The name of a secret that was added or removed; null if the write does not show in the names.</param>
/// <param name="IsThere">Whether the store has a secret of that name since.</param>
internal sealed record StoreWrite(StoreProcess By, DateTimeOffset At, DateTime FileTime, string? Secret, bool IsThere);
