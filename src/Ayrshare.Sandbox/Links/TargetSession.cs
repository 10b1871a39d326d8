
namespace Ayrshare.Sandbox;

/// <summary>Finds the link session of a call.</summary>
internal static class TargetSession
{
    /// <exception cref="ApiException">502: there is none, or it is not the profile's whose key the call carries.</exception>
    public static LinkSession Require(ApiRequest request, LinkStore links)
    {
        var session = links.FindSession(request.Id);
        if (session is null || (!request.Caller.IsPrimary && request.Caller != session.Link.Profile))
            throw new ApiException(404, ErrorCode.LinkNotFound, "There is no such link session.");
        request.Http.ProfileTitle = session.Link.Profile.Title;
        return session;
    }
}
