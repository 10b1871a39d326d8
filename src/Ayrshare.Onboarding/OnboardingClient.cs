using System;
using System.Security.Cryptography;
using System.Text;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>A client to onboard, checked.</summary>
public sealed class OnboardingClient
{
    /// <summary>The row in the input, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>The profile to have.</summary>
    public required CreateProfileRequest Profile { get; init; }

    /// <summary>The name of the secret that holds the profile's key.</summary>
    public required string SecretName { get; init; }

    /// <summary>The link to issue; its key and account fields are filled in later.</summary>
    public required Func<Secret, GenerateJwtRequest> Link { get; init; }

    /// <summary>The client's address, if the row has one.</summary>
    public string? Email { get; init; }

    /// <summary>A text that changes when the row does.</summary>
    public required string Content { get; init; }

    /// <summary>The title, by which the client is known.</summary>
    public string Title => Profile.Title;

    /// <summary>Tells a row that has changed since it was finished from one that has not.</summary>
    public string Fingerprint
    {
        get
        {
            using var sha = SHA256.Create();
            return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Content)), 0, 12);
        }
    }
}
