namespace Ayrshare.Client;

/// <summary>What PATCH /profiles tells of the profile that it changed.</summary>
public sealed class UpdatedProfile
{
    /// <summary>The profile's title now, if the answer tells it.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference, if the answer tells it.</summary>
    public string? RefId { get; init; }
}
