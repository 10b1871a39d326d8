using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>POST /profiles has answered. The key is given only once, and not lost for what stands beside it.</summary>
internal sealed class CreateProfileResponse
{
    public JsonElement? Title { get; init; }
    public JsonElement? RefId { get; init; }
    public string? ProfileKey { get; init; }
    public JsonElement? MessagingActive { get; init; }
}
