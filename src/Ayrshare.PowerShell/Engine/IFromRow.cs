namespace Ayrshare.PowerShell;

/// <summary>An output that remembers which row it was made for, so that later errors name the same row.</summary>
internal interface IFromRow
{
    /// <summary>The row's number in the input that the pipeline began with, from 1; null without a pipeline.</summary>
    int? RowNumber { get; }
}
