namespace Ayrshare.Sandbox;

/// <summary>Checks whether the account may turn messaging on for a profile.</summary>
internal static class MessagingCheck
{
    /// <exception cref="ApiException">361: messaging is wanted, and the account does not have it.</exception>
    public static void Require(Account account, bool wanted)
    {
        if (wanted && !account.HasMessaging)
            throw new ApiException(400, ErrorCode.MessagingNotEnabled, "Messaging is not enabled for this account.");
    }
}
