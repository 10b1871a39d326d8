namespace Ayrshare.Client;

/// <summary>
/// The consumer key and secret of the account's own X developer app, always both.
/// Source: the header parameters of POST /profiles/generateJWT.
/// </summary>
/// <param name="ApiKey">The X API key (consumer key).</param>
/// <param name="ApiSecret">The X API secret (consumer secret).</param>
public sealed record XCredentials(Secret ApiKey, Secret ApiSecret);
