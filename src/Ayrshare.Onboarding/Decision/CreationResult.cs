namespace Ayrshare.Onboarding;

/// <summary>How the last creation of a turn ended, if it did not succeed.</summary>
public enum CreationResult
{
    /// <summary>No creation was tried, or it succeeded.</summary>
    None,

    /// <summary>Its response was lost.</summary>
    Lost,

    /// <summary>The title was refused as taken.</summary>
    TitleTaken,
}
