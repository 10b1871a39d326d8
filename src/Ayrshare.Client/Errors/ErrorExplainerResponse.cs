using System.Text.Json;

namespace Ayrshare.Client;

/// <summary>GET /error-explainer has answered. The texts' form is not documented: read as they come.</summary>
internal sealed class ErrorExplainerResponse
{
    public JsonElement? Cause { get; init; }
    public JsonElement? Classification { get; init; }
    public JsonElement? Resolution { get; init; }
}
