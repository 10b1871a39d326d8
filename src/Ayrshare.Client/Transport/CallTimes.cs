using System;

namespace Ayrshare.Client;

/// <summary>When a call went out and came back by our clock, and the answer's <c>Date</c> by the server's.</summary>
internal readonly record struct CallTimes(DateTimeOffset Sent, DateTimeOffset Received, DateTimeOffset? ServerDate);
