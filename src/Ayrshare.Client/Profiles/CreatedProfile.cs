namespace Ayrshare.Client;

/// <summary>The response to POST /profiles, the only response that contains the profile key.</summary>
public sealed class CreatedProfile
{
    /// <summary>The profile's title, as the API accepted it.</summary>
    public required string Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>The profile key. The API returns it only once. After that, only Ayrshare's dashboard shows it.</summary>
    public required Secret ProfileKey { get; init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public bool? MessagingActive { get; init; }
}
