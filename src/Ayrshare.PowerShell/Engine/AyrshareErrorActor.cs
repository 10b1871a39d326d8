namespace Ayrshare.PowerShell;

/// <summary>Who has to act on an error.</summary>
// PowerShell's ConvertTo-Json writes the name of a value of a long, and only the number of others.
public enum AyrshareErrorActor : long
{
    /// <summary>It is not known who has to act.</summary>
    Unknown,

    /// <summary>The user of the command.</summary>
    You,

    /// <summary>The client, on the linking page or in the social network.</summary>
    Client,

    /// <summary>The owner of the account at Ayrshare, for problems with the plan or a suspension.</summary>
    AccountOwner,

    /// <summary>Ayrshare. If the error persists, contact its support.</summary>
    Ayrshare,
}
