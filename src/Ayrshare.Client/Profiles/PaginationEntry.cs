namespace Ayrshare.Client;

/// <summary>Where a list goes on.</summary>
internal sealed class PaginationEntry
{
    public bool? HasMore { get; init; }
    public string? NextCursor { get; init; }
}
