using System.Collections.Generic;
using Ayrshare.Client;

namespace Ayrshare.Onboarding.Tests;

/// <summary>Clients as a list describes them.</summary>
internal static class Clients
{
    /// <summary>A client.</summary>
    /// <param name="title">The title.</param>
    /// <param name="secretName">The name of the secret for the key.</param>
    /// <param name="mail">Whether the client has an email address.</param>
    /// <param name="fields">The cells that can change.</param>
    /// <param name="networks">The networks that the row names.</param>
    /// <param name="leaves">Whether the client leaves.</param>
    public static OnboardingClient Make(
        string title,
        string secretName = "key",
        bool mail = false,
        Dictionary<string, string>? fields = null,
        IReadOnlyList<string>? networks = null,
        bool leaves = false) => new()
        {
            Row = 1,
            Profile = new CreateProfileRequest { Title = title },
            SecretName = secretName,
            Leaves = leaves,
            Fields = fields ?? [],
            Link = new OnboardingLink { AllowedSocial = networks, Email = mail ? new ConnectEmail { To = "anna@acme.example" } : null },
        };
}
