using System;

namespace Ayrshare.Onboarding;

/// <summary>The file of links cannot be written.</summary>
public sealed class LinkFileFailedException(Exception inner) : Exception(inner.Message, inner);
