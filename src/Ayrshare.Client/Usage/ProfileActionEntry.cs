using System;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>One creation or deletion in the report of the account.</summary>
internal sealed class ProfileActionEntry
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Action { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? RefId { get; init; }

    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? Created { get; init; }

    public ProfileAction ToAction() => new() { Action = Action, Title = Title, RefId = RefId, Created = Created };
}
