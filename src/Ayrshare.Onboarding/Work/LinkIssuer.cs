using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>How an agency issues all of its links.</summary>
/// <param name="Form">The form of the links.</param>
/// <param name="Domain">The domain given by Ayrshare.</param>
/// <param name="PrivateKey">The account's private key, PEM. Only <see cref="LinkForm.Jwt"/> uses it.</param>
/// <param name="X">The agency's own X developer app.</param>
public sealed record LinkIssuer(LinkForm Form, string? Domain, Secret? PrivateKey, XCredentials? X)
{
    internal async Task<IssuedLink> IssueAsync(AyrshareClient api, OnboardingLink link, Secret profileKey, CallOptions calls) =>
        Form == LinkForm.Jwt
            ? await api.GenerateJwtAsync(JwtRequest(link, profileKey), calls).ConfigureAwait(false)
            : await api.CreateLinkSessionAsync(SessionRequest(link, profileKey), calls).ConfigureAwait(false);

    private GenerateJwtRequest JwtRequest(OnboardingLink link, Secret profileKey) => new()
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

    private LinkSessionRequest SessionRequest(OnboardingLink link, Secret profileKey) => new()
    {
        ProfileKey = profileKey,
        Domain = Domain,
        X = X,
        AllowedSocial = link.AllowedSocial,
        Redirect = link.Redirect,
        ExpiresIn = link.ExpiresIn,
        Email = link.Email,
    };
}
