
namespace Ayrshare.Sandbox;

/// <summary>The User Profile that a call acts on.</summary>
internal static class TargetProfile
{
    /// <summary>
    /// That of the <c>Profile-Key</c> header, or of the body's <c>profileKey</c>, as the official Node client's callers
    /// still send it; <see langword="null"/> when the call names none.
    /// </summary>
    /// <exception cref="ApiException">The body's key is not that of a User Profile, or the profile is suspended.</exception>
    public static Profile? Find(ApiRequest request, ProfileStore profiles)
    {
        if (!request.Caller.IsPrimary)
            return request.Caller;
        return request.Body.Has("profileKey") ? FromBody(request, profiles) : null;
    }

    /// <summary>That of the <c>Profile-Key</c> header or the body's <c>profileKey</c>.</summary>
    /// <exception cref="ApiException">The call names none, or the one of <see cref="Find"/>.</exception>
    public static Profile Require(ApiRequest request, ProfileStore profiles) =>
        Find(request, profiles)
        ?? throw ApiException.WrongParameter("Missing or incorrect parameters: the Profile-Key header is missing.");

    /// <summary>That of the body's <c>profileKey</c>.</summary>
    /// <exception cref="ApiException">There is none, it is not that of a User Profile, or the profile is suspended.</exception>
    public static Profile FromBody(ApiRequest request, ProfileStore profiles)
    {
        var key = request.Body.RequiredText("profileKey");
        if (key == profiles.Primary.Key)
            throw request.Body.Wrong("profileKey", "must be a Profile Key, not the API Key");
        var profile = profiles.FindByKey(key) ?? throw request.Body.Wrong("profileKey", "is not the key of a User Profile");
        request.Http.ProfileTitle = profile.Title;
        return profile.Suspended ? throw new ApiException(403, null, "The User Profile is suspended.") : profile;
    }
}
