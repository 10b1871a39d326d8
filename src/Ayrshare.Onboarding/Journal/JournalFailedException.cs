using System;

namespace Ayrshare.Onboarding;

/// <summary>The journal cannot be written any more, so that nothing further may be done.</summary>
public sealed class JournalFailedException(Exception inner) : Exception($"The journal cannot be written: {inner.Message}", inner);
