namespace Ayrshare.Onboarding;

/// <summary>What a check of the list found wrong with a row. The commands provide the text.</summary>
public enum FindingKind
{
    /// <summary>An earlier row has the same title.</summary>
    TitleTwice,

    /// <summary>An earlier row names the same secret.</summary>
    SecretNameTwice,

    /// <summary>The row has cells that have no column.</summary>
    TooManyCells,

    /// <summary>The row has columns that have no cell.</summary>
    TooFewCells,

    /// <summary>An earlier row has the same agency's own name.</summary>
    IdTwice,

    /// <summary>The row looks like a client of the journal that has left the list and may have been renamed.</summary>
    Renamed,

    /// <summary>The account has a profile with the title, and the vault does not have its key.</summary>
    TitleTaken,
}
