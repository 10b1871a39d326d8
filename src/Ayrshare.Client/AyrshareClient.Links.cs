using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>The links with which clients link their networks.</content>
public sealed partial class AyrshareClient
{
    private const string LinkSessions = "profiles/link-sessions";

    /// <summary>
    /// POST /profiles/generateJWT: issues a link, and has Ayrshare email it if the request says so. With an email, the
    /// request is repeated only if the server certainly did not process it. It carries the <c>Profile-Key</c> header, so
    /// that it counts against the rate limit of the profile instead of the account's.
    /// </summary>
    /// <param name="request">The link to issue.</param>
    /// <param name="options">How the call is made. When it is stopped, an email may have been sent.</param>
    public async Task<JwtLink> GenerateJwtAsync(GenerateJwtRequest request, CallOptions? options = null)
    {
        var body = new GenerateJwtBody(request);
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = "profiles/generateJWT",
                Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.GenerateJwtBody),
                ProfileKey = request.ProfileKey,
                X = request.XInBody ? null : request.X,
                Effect = request.Email is null ? ApiEffect.None : ApiEffect.SendsEmail,
                BodySecrets = body.Secrets,
            },
            options).ConfigureAwait(false);
        var link = response.Read(AyrshareJson.Default.GenerateJwtResponse);
        var url = LinkUrl.Parse(link.Url) ?? throw response.Unusable("the response has no usable url");
        if (string.IsNullOrWhiteSpace(link.Token))
            throw response.Unusable("the response has no token");
        return new JwtLink
        {
            Url = url,
            Token = link.Token!,
            Title = link.Title,
            EmailSent = link.EmailSent ?? false,
            Lifetime = LinkLifetime.FromToken(link.Token!, link.ExpiresIn, request.ExpiresIn, response.Times),
        };
    }

    /// <summary>
    /// POST /profiles/link-sessions: issues a link, and has Ayrshare email it if the request says so. With an email, the
    /// request is repeated only if the server certainly did not process it.
    /// </summary>
    /// <param name="request">The link to issue.</param>
    /// <param name="options">How the call is made. When it is stopped, an email may have been sent.</param>
    public async Task<LinkSession> CreateLinkSessionAsync(LinkSessionRequest request, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = LinkSessions,
                Body = JsonSerializer.SerializeToUtf8Bytes(new LinkSessionBody(request), AyrshareJson.Default.LinkSessionBody),
                ProfileKey = request.ProfileKey,
                X = request.X,
                Effect = request.Email is null ? ApiEffect.None : ApiEffect.SendsEmail,
            },
            options).ConfigureAwait(false);
        var session = response.Read(AyrshareJson.Default.LinkSessionResponse);
        var url = LinkUrl.Parse(session.Url) ?? throw response.Unusable("the response has no usable url");
        if (string.IsNullOrWhiteSpace(session.SessionId))
            throw response.Unusable("the response has no sessionId");
        return new LinkSession
        {
            SessionId = session.SessionId!,
            Url = url,
            Token = LinkUrl.FindToken(url),
            Title = session.Title,
            EmailSent = session.EmailSent ?? false,
            Lifetime = LinkLifetime.FromExpiry(session.ExpiresAt, request.ExpiresIn, response.Times),
        };
    }

    /// <summary>
    /// GET /profiles/link-sessions/{sessionId}: returns the state of a link. A link that was revoked (code 501) or has
    /// expired (code 503) is not a failure.
    /// </summary>
    /// <param name="sessionId">The link's id.</param>
    /// <param name="profileKey">The key of the link's profile, if known.</param>
    /// <param name="options">How the call is made.</param>
    public async Task<LinkSessionStatus> GetLinkSessionAsync(string sessionId, Secret? profileKey, CallOptions? options = null)
    {
        try
        {
            return await SendSessionRequestAsync(HttpMethod.Get, sessionId, profileKey, options).ConfigureAwait(false);
        }
        catch (AyrshareApiException failure) when (LinkSessionStatus.FromFailure(failure, sessionId) is { } ended)
        {
            return ended;
        }
    }

    /// <summary>
    /// DELETE /profiles/link-sessions/{sessionId}: revokes a link. A link that was revoked before (code 501) or has
    /// expired (code 503) is not a failure.
    /// </summary>
    /// <param name="sessionId">The link's id.</param>
    /// <param name="profileKey">The key of the link's profile, if known.</param>
    /// <param name="options">How the call is made. When it is stopped, the link may be revoked.</param>
    public async Task<LinkSessionStatus> RevokeLinkSessionAsync(string sessionId, Secret? profileKey, CallOptions? options = null)
    {
        try
        {
            var status = await SendSessionRequestAsync(HttpMethod.Delete, sessionId, profileKey, options).ConfigureAwait(false);
            return status with { Status = LinkSessionState.Revoked };
        }
        catch (AyrshareApiException unclear) when (unclear is { Kind: AyrshareErrorKind.InvalidAnswer, StatusCode: >= 200 and < 300 })
        {
            // What DELETE returns is not documented. The link itself says whether it was revoked.
            return await GetLinkSessionAsync(sessionId, profileKey, options).ConfigureAwait(false);
        }
        catch (AyrshareApiException failure) when (LinkSessionStatus.FromFailure(failure, sessionId) is { } ended)
        {
            options?.Observer?.Invoke(
                new ApiEvent(ended.IsRevoked == true ? "The link had already been revoked." : "The link had already expired."));
            return ended;
        }
    }

    private async Task<LinkSessionStatus> SendSessionRequestAsync(
        HttpMethod method, string sessionId, Secret? profileKey, CallOptions? options)
    {
        var response = await _transport.SendAsync(
            new ApiRequest
            {
                Method = method,
                Path = $"{LinkSessions}/{UrlText.Escape(sessionId)}",
                Route = $"{LinkSessions}/{{sessionId}}",
                ProfileKey = profileKey,
            },
            options).ConfigureAwait(false);
        return response.Read(AyrshareJson.Default.LinkSessionStatusResponse).ToStatus(sessionId, response.Times.ServerTime);
    }
}
