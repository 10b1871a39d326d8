namespace Ayrshare.Client;

/// <summary>What a call does that must not happen twice. Such a call is repeated only if the server certainly did not process
/// it.</summary>
public enum ApiEffect
{
    /// <summary>Nothing: the call can be repeated.</summary>
    None,

    /// <summary>The call creates a profile, for which the account is billed.</summary>
    CreatesProfile,

    /// <summary>The call removes a profile and its posts.</summary>
    RemovesProfile,

    /// <summary>The call sends an email to a client.</summary>
    SendsEmail,

    /// <summary>The endpoint is not one that this library knows, so the call may do anything.</summary>
    Unknown,
}
