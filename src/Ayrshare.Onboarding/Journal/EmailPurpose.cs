namespace Ayrshare.Onboarding;

/// <summary>Why a client receives an email.</summary>
public enum EmailPurpose
{
    /// <summary>The client is invited to link its networks.</summary>
    Invitation,

    /// <summary>The client was invited and has not linked a network.</summary>
    Reminder,

    /// <summary>A network that was linked must be linked again.</summary>
    Reconnection,
}
