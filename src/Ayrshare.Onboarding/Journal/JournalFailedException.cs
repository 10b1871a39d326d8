using System;

namespace Ayrshare.Onboarding;

/// <summary>The journal can no longer be written, so the run must not do anything else.</summary>
public sealed class JournalFailedException(Exception inner) : Exception($"The journal cannot be written: {inner.Message}", inner);
