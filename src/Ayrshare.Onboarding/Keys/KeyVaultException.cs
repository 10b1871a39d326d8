using System;

namespace Ayrshare.Onboarding;

/// <summary>The vault failed.</summary>
public sealed class KeyVaultException(string message, Exception? inner) : Exception(message, inner);
