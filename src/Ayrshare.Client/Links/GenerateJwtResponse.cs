using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>POST /profiles/generateJWT has answered.</summary>
internal sealed class GenerateJwtResponse
{
    public JsonElement? Title { get; init; }
    public string? Token { get; init; }
    public string? Url { get; init; }
    public JsonElement? EmailSent { get; init; }

    /// <summary>A text such as <c>30m</c>; read as it comes, in case it is ever a number.</summary>
    public JsonElement? ExpiresIn { get; init; }
}
