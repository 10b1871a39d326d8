using System;

namespace Ayrshare.Onboarding;

/// <summary>The journal can not be written any more, so that nothing further may be done.</summary>
public sealed class JournalFailedException(Exception inner) : Exception($"The journal can not be written: {inner.Message}", inner);
