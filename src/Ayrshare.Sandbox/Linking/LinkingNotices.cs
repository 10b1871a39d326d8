namespace Ayrshare.Sandbox;

/// <summary>The pages of the linking site that only show a message.</summary>
internal static class LinkingNotices
{
    public static string Done { get; } = Page.WriteNotice(
        "All set",
        "Your accounts are connected as you chose. You can close this window.");

    public static string Invalid { get; } = Page.WriteNotice(
        "This link does not work (401)",
        "It is damaged or incomplete. Please open it as you were given it, or ask for a new link.");

    public static string Unknown { get; } = Page.WriteNotice(
        "This link is not known (502)",
        "It is damaged, or was removed. Please open it as you were given it, or ask for a new link.");

    public static string Revoked { get; } = Page.WriteNotice(
        "This link was revoked (501)",
        "The sender has revoked it. Please ask for a new link if you still want to connect accounts.");

    public static string Expired { get; } = Page.WriteNotice(
        "This link has expired (503)",
        "It worked for a limited time only. Please ask for a new link.");

    public static string Suspended { get; } = Page.WriteNotice(
        "This profile is suspended (403)",
        "No accounts can be connected to it at the moment. Please ask whoever sent you the link.");

    public static string NotOffered { get; } = Page.WriteNotice(
        "This network is not offered (400)",
        "Please go back and choose one from the list.");

    public static string XKeysMissing { get; } = Page.WriteNotice(
        "X cannot be connected with this link (400)",
        "The link was made without the keys of an X app. Please ask whoever sent it for a new one.");

    public static string NotFound { get; } = Page.WriteNotice(
        "There is no such page (404)",
        "Please open the link that you were given.");
}
