using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>One profile in the response to GET /profiles.</summary>
internal sealed class ProfileEntry
{
    public string? Status { get; init; }

    public string? Title { get; init; }

    public string? DisplayTitle { get; init; }

    public string? RefId { get; init; }

    public bool? Suspended { get; init; }

    public DateTimeOffset? CreatedUTC { get; init; }

    public IReadOnlyList<string>? ActiveSocialAccounts { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Whether a list contains a null, which the API does not document.</summary>
    [JsonIgnore]
    public bool ContainsNull => Lists.Any(list => list.Any(text => text is null));

    private IEnumerable<IReadOnlyList<string>> Lists => new[] { ActiveSocialAccounts, Tags }.OfType<IReadOnlyList<string>>();

    public Profile ToProfile() => new()
    {
        Title = Title,
        DisplayTitle = DisplayTitle,
        RefId = RefId,
        Status = Status,
        Suspended = Suspended ?? false,
        Created = CreatedUTC,
        ActiveSocialAccounts = ActiveSocialAccounts ?? [],
        Tags = Tags ?? [],
    };
}
