namespace Ayrshare.PowerShell;

/// <summary>Who has to act on an error.</summary>
public enum AyrshareErrorActor
{
    /// <summary>That is not known.</summary>
    Unknown,

    /// <summary>Whoever ran the command.</summary>
    You,

    /// <summary>The client, on the linking page or in the social network.</summary>
    Client,

    /// <summary>Whoever owns the account at Ayrshare, with its plan and its suspensions.</summary>
    AccountOwner,

    /// <summary>Ayrshare; its support, if the error lasts.</summary>
    Ayrshare,
}
