using Ayrshare.Client;

namespace Ayrshare.Onboarding.Tests;

/// <summary>Clients as a list describes them.</summary>
internal static class Clients
{
    public static OnboardingClient Make(string title, string secretName = "key", bool mail = false, string content = "") => new()
    {
        Row = 1,
        Profile = new CreateProfileRequest { Title = title },
        SecretName = secretName,
        Content = content,
        Link = new OnboardingLink { Email = mail ? new ConnectEmail { To = "anna@acme.example" } : null },
    };
}
