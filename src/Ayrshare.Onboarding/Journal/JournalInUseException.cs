using System;

namespace Ayrshare.Onboarding;

/// <summary>Another run writes this journal.</summary>
public sealed class JournalInUseException(Exception inner) : Exception("Another run writes this journal.", inner);
