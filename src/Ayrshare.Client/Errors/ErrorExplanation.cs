namespace Ayrshare.Client;

/// <summary>How Ayrshare explains one of its codes. Each text is null if the response does not contain it.</summary>
public sealed record ErrorExplanation
{
    /// <summary>Why calls fail with the code.</summary>
    public string? Cause { get; init; }

    /// <summary>The kind of the error, in Ayrshare's words.</summary>
    public string? Classification { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Resolution { get; init; }
}
