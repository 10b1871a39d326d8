namespace Ayrshare.PowerShell;

/// <summary>An output that keeps the number of its row, so that later errors name the same row.</summary>
internal interface IFromRow
{
    /// <summary>The number of the row in the input of the pipeline, from 1, or null without a pipeline.</summary>
    int? RowNumber { get; }
}
