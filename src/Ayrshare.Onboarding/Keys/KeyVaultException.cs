using System;

namespace Ayrshare.Onboarding;

/// <summary>The vault did not do what it was asked.</summary>
public sealed class KeyVaultException(string message, Exception? inner) : Exception(message, inner);
