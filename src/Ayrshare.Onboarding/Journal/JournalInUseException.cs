using System;

namespace Ayrshare.Onboarding;

/// <summary>Another run has this journal open.</summary>
public sealed class JournalInUseException(Exception inner) : Exception("Another run has this journal open.", inner);
