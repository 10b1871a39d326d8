namespace Ayrshare.Client;

/// <summary>Something about a call in progress that a caller may want to show its user. It contains no credential.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Wait">The wait of the call, or null if it does not wait.</param>
/// <param name="RefusesAccount">Whether the account was refused. The event is raised before any waiting call is sent.</param>
/// <param name="AccountRate">What a response to a call of the account itself, and not of a profile, said about the rate limit.</param>
public readonly record struct ApiEvent(
    string Text, ApiWait? Wait = null, bool RefusesAccount = false, RateStatus? AccountRate = null);
