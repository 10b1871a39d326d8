using System;

namespace Ayrshare.Client;

/// <summary>What a client needs to reach an account.</summary>
public sealed class AyrshareClientOptions
{
    /// <summary>The public API. Source: the API's documentation.</summary>
    public static readonly Uri DefaultBaseAddress = new("https://api.ayrshare.com/api");

    /// <summary>The account's API key.</summary>
    public required Secret ApiKey { get; init; }

    /// <summary>Where the API is, without a slash at the end.</summary>
    public Uri BaseAddress { get; init; } = DefaultBaseAddress;

    /// <summary>How long one attempt may take, from the connection to the last byte; 100 seconds unless set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The clock for the rate limit, for pauses between attempts and for expiry. Timeouts always run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
