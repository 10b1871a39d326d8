namespace Ayrshare.Client;

/// <summary>What an error says about the call that failed.</summary>
/// <param name="Endpoint">The method and path of the call, such as <c>POST /profiles</c>.</param>
/// <param name="Effect">What the call does that must not happen twice.</param>
internal readonly record struct ApiCall(string Endpoint, ApiEffect Effect);
