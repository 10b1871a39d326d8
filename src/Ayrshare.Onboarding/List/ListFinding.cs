namespace Ayrshare.Onboarding;

/// <summary>Something that is wrong with a row, found before the run begins.</summary>
/// <param name="Row">The row.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="OtherRow">The earlier row that has the same value, if that is what is wrong.</param>
/// <param name="OtherTitle">The title in the journal of the client that may have been renamed, if that is what is wrong.</param>
public sealed record ListFinding(ListedRow Row, FindingKind Kind, int? OtherRow = null, string? OtherTitle = null);
