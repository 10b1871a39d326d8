namespace Ayrshare.Client;

/// <summary>The answer of POST /profiles, the only one that ever holds the profile key.</summary>
public sealed class CreatedProfile
{
    /// <summary>The profile's name as the API took it.</summary>
    public required string Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The profile key. It is shown once: who loses it can read it in Ayrshare's dashboard only.</summary>
    public required Secret ProfileKey { get; init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public bool? MessagingActive { get; init; }
}
