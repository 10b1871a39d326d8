using Ayrshare.Sandbox.Accounts;
using Ayrshare.Sandbox.Links;

namespace Ayrshare.Sandbox.Api;

/// <summary>Finds the link session of a call.</summary>
internal static class LinkSessions
{
    /// <exception cref="ApiException">502: there is none, or it is not the profile's whose key the call carries.</exception>
    public static LinkSession Require(ApiCall call, Account account)
    {
        var session = account.Links.FindSession(call.Id);
        if (session is null || (call.Caller != account.Profiles.Primary && call.Caller != session.Link.Profile))
            throw new ApiException(404, ErrorCode.LinkNotFound, "There is no such link session.");
        call.Http.Subject = session.Link.Profile;
        return session;
    }
}
