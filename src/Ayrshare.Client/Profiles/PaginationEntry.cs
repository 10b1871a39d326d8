namespace Ayrshare.Client;

/// <summary>Where a list continues.</summary>
internal sealed class PaginationEntry
{
    public bool? HasMore { get; init; }

    public string? NextCursor { get; init; }
}
