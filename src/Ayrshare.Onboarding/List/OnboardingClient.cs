using System;
using System.Security.Cryptography;
using System.Text;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>A client to onboard, as a row of the list that passed its checks describes it.</summary>
public sealed class OnboardingClient
{
    /// <summary>The row's number in the input, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>The profile to create.</summary>
    public required CreateProfileRequest Profile { get; init; }

    /// <summary>The name of the secret that holds the profile's key.</summary>
    public required string SecretName { get; init; }

    /// <summary>The link to issue.</summary>
    public required OnboardingLink Link { get; init; }

    /// <summary>The client's email address, if the row has one.</summary>
    public string? Email { get; init; }

    /// <summary>A digest that changes when the row changes.</summary>
    public required string Content { get; init; }

    /// <summary>The title, which identifies the client.</summary>
    public string Title => Profile.Title;

    /// <summary>Computes a digest, which shows later whether the row has changed since the client was done.</summary>
    public string Fingerprint
    {
        get
        {
            using var sha = SHA256.Create();
            return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Content)), 0, 12);
        }
    }
}
