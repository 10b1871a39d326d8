using System;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The creation or deletion of a User Profile.</summary>
public sealed class AyrshareProfileAction
{
    internal AyrshareProfileAction(ProfileAction action)
    {
        Action = action.Action;
        Title = action.Title;
        RefId = action.RefId;
        Created = action.Created?.ToLocalTime();
    }

    /// <summary>What was done, in Ayrshare's words.</summary>
    public string? Action { get; }

    /// <summary>The profile's title, if Ayrshare reports it.</summary>
    public string? Title { get; }

    /// <summary>The profile's public reference.</summary>
    public string? RefId { get; }

    /// <summary>When it was done, in local time.</summary>
    public DateTimeOffset? Created { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action}: {Title ?? RefId}";
}
