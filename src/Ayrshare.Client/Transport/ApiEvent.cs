using System;

namespace Ayrshare.Client;

/// <summary>Something that a caller may want to tell its user about a call under way. Holds no credential.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="WaitUntil">Until when the call waits for the rate limit, or null if it does not.</param>
/// <param name="RefusesAccount">Whether the account was refused. Told before any call that waits behind this one goes out.</param>
public readonly record struct ApiEvent(string Text, DateTimeOffset? WaitUntil = null, bool RefusesAccount = false);
