using System;

namespace Ayrshare.Client;

/// <summary>When a request was sent and its response received by this machine's clock, and the response's <c>Date</c>.</summary>
internal readonly record struct CallTimes(DateTimeOffset Sent, DateTimeOffset Received, DateTimeOffset? Date)
{
    /// <summary>The response's <c>Date</c>, or null if there is none or the server's clock is wrong.</summary>
    public DateTimeOffset? ServerDate => ResponseTime.OfServer(Date, Received);

    /// <summary>The time of the response by the server's clock, or by this machine's if the server sent none.</summary>
    public DateTimeOffset ServerTime => ServerDate ?? Received;

    /// <summary>How far the server's clock is ahead of this machine's.</summary>
    public TimeSpan ServerAhead => ServerTime - Received;
}
