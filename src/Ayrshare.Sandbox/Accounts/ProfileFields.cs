using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>What POST and PATCH /profiles say about a profile.</summary>
internal sealed record ProfileFields
{
    public required string Title { get; init; }

    /// <summary>What lists show in place of the title.</summary>
    public string? DisplayTitle { get; init; }

    public bool MessagingActive { get; init; }

    public bool HideTopHeader { get; init; }

    public bool HideLogo { get; init; }

    public string? TopHeader { get; init; }

    public string? SubHeader { get; init; }

    public IReadOnlyList<string> DisableSocial { get; init; } = [];

    public bool Team { get; init; }

    public string? Email { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
