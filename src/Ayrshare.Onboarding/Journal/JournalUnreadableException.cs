using System;

namespace Ayrshare.Onboarding;

/// <summary>The journal cannot be read, or is not a journal.</summary>
public sealed class JournalUnreadableException(Exception inner) : Exception($"The journal cannot be read: {inner.Message}", inner);
