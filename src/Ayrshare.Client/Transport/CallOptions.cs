using System;
using System.Threading;

namespace Ayrshare.Client;

/// <summary>
/// How a call is made: what observes it, and what stops it. Create one object for a job, and derive the options of its calls with
/// <c>with</c>, so that they share what they have learnt about the account.
/// </summary>
public sealed record CallOptions
{
    /// <summary>Called for each event of the call.</summary>
    public Action<ApiEvent>? Observer { get; init; }

    /// <summary>Stops the call at once, even when it has been sent. What it does may then have been done.</summary>
    public CancellationToken StopNow { get; init; }

    /// <summary>Stops the call only while it waits to be sent. A call that has been sent is completed.</summary>
    public CancellationToken StopBeforeSending { get; init; }

    /// <summary>Whether the call waits for room in the rate limit. Otherwise it fails at once when there is none.</summary>
    public bool WaitsForRoom { get; init; } = true;

    /// <summary>Whether a person waits for the call. It then gives up sooner where no wait helps, such as on a refused connection,
    /// unless the client has already reached the server.</summary>
    public bool IsAttended { get; init; }

    /// <summary>What the calls of one job know about whether Ayrshare refuses the account.</summary>
    internal AccountCheck Account { get; init; } = new();
}
