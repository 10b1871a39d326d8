namespace Ayrshare.Sandbox;

/// <summary>What an error code means.</summary>
/// <param name="Cause">Why the call was refused.</param>
/// <param name="Classification">Who or what has to change.</param>
/// <param name="Resolution">What to do.</param>
internal sealed record ErrorExplanation(string Cause, string Classification, string Resolution)
{
    private const string Request = "request";
    private const string Account = "account";
    private const string Link = "link";

    public static ErrorExplanation? Find(int code) => code switch
    {
        ErrorCode.WrongParameters => new(
            "A parameter is missing, of the wrong type, or outside its range.",
            Request,
            "Correct the parameter that the message names, and send the request again."),
        ErrorCode.ApiKeyNotValid => new(
            "The API Key is missing or is not the account's.",
            Account,
            "Send the account's API Key as Authorization: Bearer API_KEY."),
        ErrorCode.TitleTaken => new(
            "Another User Profile of the account has this title.",
            Request,
            "Take another title, or use the profile that is there."),
        ErrorCode.JwtNotGenerated => new(
            "The private key is damaged, incomplete, or not the account's.",
            Request,
            "Send the whole private.key file with every newline kept, from its first line to its last."),
        ErrorCode.LinkRevoked => new(
            "The link session was revoked before it expired.",
            Link,
            "Make a new link session, if the client is still to link accounts."),
        ErrorCode.LinkNotFound => new(
            "There is no link session with this id, or it belongs to another profile.",
            Link,
            "Check the session id, and the Profile Key that goes with it."),
        ErrorCode.LinkExpired => new(
            "The time of the link session is over.",
            Link,
            "Make a new link session, with a longer expiresIn if five minutes are too short."),
        ErrorCode.MaxPackMissing => new(
            "The call uses what the Max Pack adds: expiresIn, email, or mode connect.",
            Account,
            "Leave that out, or add the Max Pack to the account's plan."),
        _ => null,
    };
}
