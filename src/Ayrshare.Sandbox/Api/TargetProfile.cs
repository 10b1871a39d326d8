
namespace Ayrshare.Sandbox;

/// <summary>Finds the User Profile that a request acts on.</summary>
internal static class TargetProfile
{
    /// <summary>
    /// The profile of the <c>Profile-Key</c> header, or of the body's <c>profileKey</c>, which callers of the official Node
    /// client still send; <see langword="null"/> when the request names none.
    /// </summary>
    /// <exception cref="ApiException">The body's key is not the key of a User Profile, or the profile is suspended.</exception>
    public static Profile? Find(ApiRequest request, ProfileStore profiles)
    {
        if (!request.Caller.IsPrimary)
            return request.Caller;
        return request.Body.Has("profileKey") ? FromBody(request, profiles) : null;
    }

    /// <summary>The profile of the <c>Profile-Key</c> header or of the body's <c>profileKey</c>.</summary>
    /// <exception cref="ApiException">The request names no profile, or <see cref="Find"/> refuses it.</exception>
    public static Profile Require(ApiRequest request, ProfileStore profiles) =>
        Find(request, profiles)
        ?? throw Missing();

    /// <summary>The error of a request that names no profile.</summary>
    public static ApiException Missing() => ApiException.WrongParameter("Profile Key is required");

    /// <summary>The profile of the body's <c>profileKey</c>.</summary>
    /// <exception cref="ApiException">The key is missing or not the key of a User Profile, or the profile is suspended.</exception>
    public static Profile FromBody(ApiRequest request, ProfileStore profiles)
    {
        if (request.Body.Text("profileKey") is not { } key || string.IsNullOrWhiteSpace(key))
            throw Missing();
        if (key == profiles.Primary.Key)
            throw request.Body.Wrong("profileKey", "must be a Profile Key, not the API Key");
        var profile = profiles.FindByKey(key) ?? throw request.Body.Wrong("profileKey", "is not the key of a User Profile");
        request.Http.ProfileTitle = profile.Title;
        return profile.Suspended ? throw new ApiException(403, null, "The User Profile is suspended.") : profile;
    }
}
