using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to GET /profiles.</summary>
internal sealed class ProfilesResponse
{
    public IReadOnlyList<ProfileEntry>? Profiles { get; init; }

    public PaginationEntry? Pagination { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? NextUpdate { get; init; }
}
