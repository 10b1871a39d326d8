namespace Ayrshare.Sandbox;

/// <summary>Ayrshare's own error codes. Errors whose code is not documented have none.</summary>
internal static class ErrorCode
{
    public const int WrongParameters = 101;
    public const int ApiKeyNotValid = 102;
    public const int PostToDeleteUnknown = 114;
    public const int TitleTaken = 146;
    public const int NetworkNotLinked = 156;
    public const int PostNotFound = 186;
    public const int JwtNotGenerated = 189;
    public const int MessagingNotEnabled = 361;
    public const int MessagingRelinkNeeded = 362;
    public const int LinkRevoked = 501;
    public const int LinkNotFound = 502;
    public const int LinkExpired = 503;
    public const int MaxPackMissing = 504;
}
