using System.Collections.Generic;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>GET /user has answered.</summary>
internal sealed class UserResponse
{
    public string? Title { get; init; }
    public string? RefId { get; init; }
    public IReadOnlyList<string>? ActiveSocialAccounts { get; init; }

    /// <summary>Read as it comes: which fields an entry has differs from network to network.</summary>
    public JsonElement? DisplayNames { get; init; }
}
