using System;

namespace Ayrshare.Client;

/// <summary>The creation or deletion of a profile.</summary>
public sealed class ProfileAction
{
    /// <summary>What was done, in Ayrshare's words.</summary>
    public string? Action { get; init; }

    /// <summary>The profile's title, if the response contains it.</summary>
    public string? Title { get; init; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; init; }

    /// <summary>When it was done, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }
}
