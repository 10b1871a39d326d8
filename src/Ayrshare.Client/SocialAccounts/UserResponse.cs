using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The response to GET /user.</summary>
internal sealed class UserResponse
{
    public string? Title { get; init; }

    public string? RefId { get; init; }

    public IReadOnlyList<string>? ActiveSocialAccounts { get; init; }

    [JsonConverter(typeof(LenientListConverter<DisplayNameEntry>))]
    public IReadOnlyList<DisplayNameEntry>? DisplayNames { get; init; }
}
