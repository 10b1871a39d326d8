using System.Collections.Generic;
using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>GET /profiles has answered.</summary>
internal sealed class ProfilesResponse
{
    public IReadOnlyList<ProfileEntry>? Profiles { get; init; }
    public PaginationEntry? Pagination { get; init; }

    /// <summary>A time as text; read as it comes, since a page is good without it.</summary>
    public JsonElement? NextUpdate { get; init; }
}
