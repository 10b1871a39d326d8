using System.Collections.Generic;

namespace Ayrshare.Sandbox;

/// <summary>What an error code means.</summary>
/// <param name="Cause">Why the request was refused.</param>
/// <param name="Resolution">What to do.</param>
/// <param name="Status">The HTTP status of the error.</param>
internal sealed record ErrorExplanation(string Cause, string Resolution, int Status = 400)
{
    private static readonly Dictionary<int, ErrorExplanation> All = new()
    {
        [101] = new("A parameter is missing or incorrect.", "Correct the parameter that the message names, and send the request again."),
        [102] = new("The API Key is not valid.", "Send the account's API Key as Authorization: Bearer API_KEY.", 403),
        [107] = new("Facebook refuses the post because it is a duplicate.", "Change the post, or wait before you publish it again."),
        [110] = new("X refuses the post because it is a duplicate.", "Change the post, or wait before you publish it again."),
        [114] = new("There is no post with this id to delete.", "Check the id of the post."),
        [137] = new("The same post was sent before.", "Change the post, or wait before you publish it again."),
        [138] = new("Instagram refuses the format or the aspect ratio of the media.", "Change the media to what Instagram supports."),
        [146] = new("Another User Profile of the account has this title.", "Use another title, or the existing profile."),
        [156] = new("The network is not linked to the profile.", "Have the client link the network."),
        [161] = new("The authorization of the Facebook account was lost.", "Have the client link Facebook again."),
        [186] = new("There is no post with this id.", "Check the id of the post.", 404),
        [189] = new(
            "The JSON Web Token was not generated because the private key is damaged or not the account's.",
            "Send the whole private.key file with all its newlines."),
        [272] = new("The authorization of the X account is not valid.", "Have the client link X again."),
        [288] = new("TikTok is still processing the post.", "Wait, and request the state of the post again."),
        [361] = new("Messaging is not enabled for the account.", "Add messaging to the account's plan."),
        [362] = new("The network was linked before messaging was enabled.", "Have the client link Facebook and Instagram again."),
        [382] = new("The network refuses to delete the post.", "Delete the post on the network."),
        [383] = new("The post has been deleted already.", "There is nothing to do."),
        [479] = new("Meta cannot fetch the media.", "Make the media available at a public URL."),
        [501] = new("The link session was revoked.", "Create a new link session if the client should still link accounts."),
        [502] = new("There is no such link session.", "Check the session id, and the Profile Key that belongs to it."),
        [503] = new("The link session has expired.", "Create a new link session."),
        [504] = new("The request needs the Max Pack.", "Leave out expiresIn, email and mode connect, or add the Max Pack."),
    };

    /// <summary>Who must act, which Ayrshare derives from the HTTP status alone.</summary>
    public string Classification => Status switch
    {
        401 or 402 or 403 => "user-action",
        >= 500 => "network",
        _ => "developer-fix",
    };

    public static ErrorExplanation? Find(int code) => All.TryGetValue(code, out var explanation) ? explanation : null;
}
