using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>
/// PATCH /profiles: changes the fields of a User Profile that the request contains. An empty list or text clears a field;
/// absent fields keep their values.
/// </summary>
internal sealed class UpdateProfileEndpoint(Account account) : IEndpoint
{
    public string Method => "PATCH";

    public string Path => "profiles";

    public string Action => "update profile";

    public JsonObject Handle(ApiRequest request)
    {
        var profile = TargetProfile.Require(request, account.Profiles);
        var body = request.Body;
        MessagingCheck.Require(account, body.Flag("messagingActive"));
        if (!account.Profiles.TryUpdate(profile, fields => Change(fields, body)))
            throw new ApiException(400, ErrorCode.TitleTaken, "A User Profile with this title exists already.");
        request.Http.ProfileTitle = profile.Title;
        return new JsonObject
        {
            ["status"] = "success",
            ["title"] = profile.Title,
            ["displayTitle"] = profile.Fields.DisplayTitle ?? profile.Title,
            ["refId"] = profile.RefId,
            ["messagingActive"] = profile.Fields.MessagingActive,
        };
    }

    private static ProfileFields Change(ProfileFields fields, BodyFields body) => fields with
    {
        Title = body.Has("title") ? body.RequiredText("title") : fields.Title,
        DisplayTitle = ChangeText(body, "displayTitle", fields.DisplayTitle),
        MessagingActive = ChangeFlag(body, "messagingActive", fields.MessagingActive),
        XAccountActivityActive = ChangeFlag(body, "xAccountActivityActive", fields.XAccountActivityActive),
        HideTopHeader = ChangeFlag(body, "hideTopHeader", fields.HideTopHeader),
        TopHeader = ChangeText(body, "topHeader", fields.TopHeader),
        SubHeader = ChangeText(body, "subHeader", fields.SubHeader),
        DisableSocial = body.KnownNetworks("disableSocial") is { } networks
            ? [.. networks.Select(network => network.Name).Distinct()]
            : fields.DisableSocial,
        Tags = body.Texts("tags") ?? fields.Tags,
    };

    private static bool ChangeFlag(BodyFields body, string name, bool present) => body.Has(name) ? body.Flag(name) : present;

    private static string? ChangeText(BodyFields body, string name, string? present) =>
        body.Text(name) is not { } text ? present : text.Length == 0 ? null : text;
}
