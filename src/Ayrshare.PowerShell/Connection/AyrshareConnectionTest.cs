using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell;

/// <summary>The result of Test-AyrshareConnection.</summary>
public sealed class AyrshareConnectionTest
{
    /// <summary>Whether no check failed.</summary>
    public bool Passed => Checks.All(check => check.Status != AyrshareCheckStatus.Failed);

    /// <summary>Whether there is a connection, and its address.</summary>
    public AyrshareCheck Connection { get; internal init; } = null!;

    /// <summary>Whether Ayrshare accepts the API key.</summary>
    public AyrshareCheck ApiKey { get; internal init; } = null!;

    /// <summary>Whether the specified profile key gives access to its profile.</summary>
    public AyrshareCheck Profile { get; internal init; } = null!;

    /// <summary>Whether the private key is complete and of the right kind.</summary>
    public AyrshareCheck PrivateKey { get; internal init; } = null!;

    /// <summary>Whether the X API key and secret are both present, or neither.</summary>
    public AyrshareCheck XKeys { get; internal init; } = null!;

    /// <summary>How many requests the rate limit still allows.</summary>
    public AyrshareCheck RateBudget { get; internal init; } = null!;

    /// <summary>All checks.</summary>
    public AyrshareItems<AyrshareCheck> Checks => new([Connection, ApiKey, Profile, PrivateKey, XKeys, RateBudget]);

    internal IEnumerable<string> Failures => Checks
        .Where(check => check.Status == AyrshareCheckStatus.Failed)
        .Select(check => $"{check.Name}: {check.Detail} {check.RecommendedAction}".TrimEnd());

    /// <summary>The checks that failed, with what to do, for a log; or Passed.</summary>
    public override string ToString() => Passed ? nameof(Passed) : string.Join(" ", Failures);
}
