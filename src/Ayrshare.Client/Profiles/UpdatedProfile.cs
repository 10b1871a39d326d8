namespace Ayrshare.Client;

/// <summary>The response to PATCH /profiles.</summary>
public sealed class UpdatedProfile
{
    /// <summary>The profile's new title, if the response contains it.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference, if the response contains it.</summary>
    public string? RefId { get; init; }
}
