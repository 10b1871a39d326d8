using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>The credentials with which an agency issues all of its links.</summary>
/// <param name="Domain">The domain given by Ayrshare.</param>
/// <param name="PrivateKey">The account's private key, PEM.</param>
/// <param name="X">The agency's own X developer app.</param>
public sealed record LinkIssuer(string? Domain, Secret? PrivateKey, XCredentials? X)
{
    internal GenerateJwtRequest Request(OnboardingLink link, Secret profileKey) => new()
    {
        ProfileKey = profileKey,
        Domain = Domain,
        PrivateKey = PrivateKey,
        X = X,
        AllowedSocial = link.AllowedSocial,
        Redirect = link.Redirect,
        ExpiresIn = link.ExpiresIn,
        Email = link.Email,
    };
}
