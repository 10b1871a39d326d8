namespace Ayrshare.Client;

/// <summary>DELETE /profiles on the wire.</summary>
internal sealed class DeleteProfileBody
{
    public required string Title { get; init; }
}
