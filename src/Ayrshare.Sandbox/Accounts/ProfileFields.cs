using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>The fields of a profile that POST and PATCH /profiles set.</summary>
internal sealed record ProfileFields
{
    public required string Title { get; init; }

    /// <summary>The title that lists show instead.</summary>
    public string? DisplayTitle { get; init; }

    public bool MessagingActive { get; init; }

    public bool XAccountActivityActive { get; init; }

    public bool HideTopHeader { get; init; }

    public bool HideLogo { get; init; }

    public string? TopHeader { get; init; }

    public string? SubHeader { get; init; }

    public IReadOnlyList<string> DisableSocial { get; init; } = [];

    public bool Team { get; init; }

    public string? Email { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
