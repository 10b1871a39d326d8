using System.Linq;
using System.Text.Json.Nodes;

namespace Ayrshare.Sandbox;

/// <summary>POST /profiles: creates a User Profile. Only this response contains the profile key.</summary>
internal sealed class CreateProfileEndpoint(Account account) : IEndpoint
{
    public string Method => "POST";

    public string Path => "profiles";

    public string Action => "profile";

    public JsonObject Handle(ApiRequest request)
    {
        var fields = Read(request.Body);
        MessagingCheck.Require(account, fields.MessagingActive);
        if (account.Profiles.Count >= account.ProfileLimit)
            throw new ApiException(403, code: null, "The plan allows no further User Profiles.");
        var profile = account.Profiles.TryCreate(fields)
            ?? throw new ApiException(400, ErrorCode.TitleTaken, "A User Profile with this title exists already.");
        request.Http.ProfileTitle = profile.Title;
        return new JsonObject
        {
            ["status"] = "success",
            ["title"] = profile.Title,
            ["refId"] = profile.RefId,
            ["profileKey"] = profile.Key,
            ["messagingActive"] = fields.MessagingActive,
        };
    }

    private static ProfileFields Read(BodyFields body)
    {
        var team = body.Flag("team");
        var email = body.EmailAddress("email");
        if (team && email is null)
            throw body.Wrong("email", "is required with team");
        return new ProfileFields
        {
            Title = body.RequiredText("title"),
            MessagingActive = body.Flag("messagingActive"),
            HideTopHeader = body.Flag("hideTopHeader"),
            HideLogo = body.Flag("hideLogo"),
            TopHeader = body.Text("topHeader"),
            SubHeader = body.Text("subHeader"),
            DisableSocial = [.. (body.KnownNetworks("disableSocial") ?? []).Select(network => network.Name).Distinct()],
            Team = team,
            Email = email,
            Tags = body.Texts("tags") ?? [],
        };
    }
}
