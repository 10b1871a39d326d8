
namespace Ayrshare.Sandbox;

/// <summary>Finds the link session of a request.</summary>
internal static class TargetSession
{
    /// <exception cref="ApiException">502: there is no such session, or it belongs to another profile than the request.</exception>
    public static LinkSession Require(ApiRequest request, LinkStore links)
    {
        var session = links.FindSession(request.Id);
        if (session is null || (!request.Caller.IsPrimary && request.Caller != session.Link.Profile))
            throw new ApiException(404, ErrorCode.LinkNotFound, "There is no such link session.");
        request.Http.ProfileTitle = session.Link.Profile.Title;
        return session;
    }
}
