using System;

namespace Ayrshare.Client;

/// <summary>A wait of a call: for the rate limit, or before a request that failed is sent again. It contains no credential.</summary>
/// <param name="Until">The end of the wait.</param>
/// <param name="What">What happens until then, in words that the time follows.</param>
/// <param name="Why">Why, if that does not go without saying.</param>
public readonly record struct ApiWait(DateTimeOffset Until, string What, string? Why = null);
