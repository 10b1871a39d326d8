namespace Ayrshare.Client;

/// <summary>DELETE /profiles/social on the wire.</summary>
internal sealed class UnlinkBody
{
    public required string Platform { get; init; }
}
