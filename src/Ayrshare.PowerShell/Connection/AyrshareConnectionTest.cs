using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>What Test-AyrshareConnection found.</summary>
public sealed class AyrshareConnectionTest
{
    /// <summary>Whether no check failed.</summary>
    public bool Passed => Checks.All(check => check.Status != AyrshareCheckStatus.Failed);

    /// <summary>Whether there is a connection, and where it leads.</summary>
    public AyrshareCheck Connection { get; internal init; } = null!;

    /// <summary>Whether Ayrshare takes the API key.</summary>
    public AyrshareCheck ApiKey { get; internal init; } = null!;

    /// <summary>Whether the profile key that was given reaches its profile.</summary>
    public AyrshareCheck Profile { get; internal init; } = null!;

    /// <summary>Whether the private key is one, whole and of the right kind.</summary>
    public AyrshareCheck PrivateKey { get; internal init; } = null!;

    /// <summary>Whether the X API key and secret are both there, or neither.</summary>
    public AyrshareCheck XKeys { get; internal init; } = null!;

    /// <summary>What is left of the rate limit.</summary>
    public AyrshareCheck RateBudget { get; internal init; } = null!;

    /// <summary>All checks; an array, which PowerShell can index.</summary>
    public AyrshareCheck[] Checks => [Connection, ApiKey, Profile, PrivateKey, XKeys, RateBudget];
}
