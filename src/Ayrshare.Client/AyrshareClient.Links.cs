using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>Links with which clients link their networks.</content>
public sealed partial class AyrshareClient
{
    private const string LinkSessions = "profiles/link-sessions";

    /// <summary>
    /// POST /profiles/generateJWT: issues a link, and has it mailed if the request says so. With a mail the call is
    /// never sent twice, unless it surely was not taken up. It carries the <c>Profile-Key</c> header, so that it counts
    /// against the budget of the profile and not against that of the account.
    /// </summary>
    /// <param name="request">The link to issue.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; a mail may then have gone out.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<JwtLink> GenerateJwtAsync(GenerateJwtRequest request, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var privateKey = request is { Base64: true, PrivateKey: { } pem }
            ? new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Reveal() + "\n")))
            : request.PrivateKey;
        var x = request.XInBody ? request.X : null;
        var body = new GenerateJwtBody
        {
            Domain = request.Domain,
            PrivateKey = privateKey?.Reveal(),
            ProfileKey = request.ProfileKey.Reveal(),
            Logout = TrueOrAbsent(request.Logout),
            Redirect = request.Redirect?.AbsoluteUri,
            AllowedSocial = request.AllowedSocial,
            Verify = TrueOrAbsent(request.Verify),
            Base64 = TrueOrAbsent(request.Base64 && privateKey is not null),
            ExpiresIn = request.ExpiresIn,
            Email = request.Email,
            TwitterApiKey = x?.ApiKey.Reveal(),
            TwitterApiSecret = x?.ApiSecret.Reveal(),
        };
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = "profiles/generateJWT",
                Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.GenerateJwtBody),
                ProfileKey = request.ProfileKey,
                X = request.XInBody ? null : request.X,
                AtMostOnce = request.Email is not null,
                BodySecrets = new[] { request.PrivateKey, privateKey, x?.ApiKey, x?.ApiSecret }.OfType<Secret>().ToArray(),
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var link = Read(answer, AyrshareJson.Default.GenerateJwtResponse);
        var url = UrlOf(answer, link.Url);
        if (string.IsNullOrWhiteSpace(link.Token))
            throw Unusable(answer, "the answer has no token");
        return new JwtLink
        {
            Url = url,
            Token = link.Token!,
            Title = LenientJson.Text(link.Title),
            EmailSent = LenientJson.Flag(link.EmailSent) ?? false,
            Life = LinkLife.Of(link.Token!, link.ExpiresIn?.ToString(), request.ExpiresIn, answer.Times),
        };
    }

    /// <summary>
    /// POST /profiles/link-sessions: issues a link, and has it mailed if the request says so. With a mail the call is
    /// never sent twice, unless it surely was not taken up.
    /// </summary>
    /// <param name="request">The link to issue.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; a mail may then have gone out.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<LinkSession> CreateLinkSessionAsync(LinkSessionRequest request, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var body = new LinkSessionBody
        {
            Mode = request.Mode,
            Network = request.Network,
            Redirect = request.Redirect?.AbsoluteUri,
            AllowedSocial = request.AllowedSocial,
            InstagramLinkMethod = request.InstagramLinkMethod,
            Origin = request.Origin,
            Domain = request.Domain,
            Logout = TrueOrAbsent(request.Logout),
            ExpiresIn = request.ExpiresIn,
            Email = request.Email,
        };
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Post,
                Path = LinkSessions,
                Body = JsonSerializer.SerializeToUtf8Bytes(body, AyrshareJson.Default.LinkSessionBody),
                ProfileKey = request.ProfileKey,
                X = request.X,
                AtMostOnce = request.Email is not null,
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var session = Read(answer, AyrshareJson.Default.LinkSessionResponse);
        var url = UrlOf(answer, session.Url);
        if (string.IsNullOrWhiteSpace(session.SessionId))
            throw Unusable(answer, "the answer has no sessionId");
        return new LinkSession
        {
            SessionId = session.SessionId!,
            Url = url,
            Token = TokenIn(url),
            Title = LenientJson.Text(session.Title),
            EmailSent = LenientJson.Flag(session.EmailSent) ?? false,
            Life = LinkLife.Until(session.ExpiresAt is { } end ? JsonTime.Read(end) : null, request.ExpiresIn, answer.Times),
        };
    }

    /// <summary>
    /// GET /profiles/link-sessions/{sessionId}: what has become of a link. That it was revoked (code 501) or has expired
    /// (code 503) is its status and no failure.
    /// </summary>
    /// <param name="sessionId">The link's id.</param>
    /// <param name="profileKey">The key of the link's profile, if known.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<LinkSessionStatus> GetLinkSessionAsync(string sessionId, Secret? profileKey, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        try
        {
            return await AskAsync(HttpMethod.Get, sessionId, profileKey, observer, cancellation, unsent).ConfigureAwait(false);
        }
        catch (AyrshareApiException over) when (OverAs(over, sessionId) is not null)
        {
            return OverAs(over, sessionId)!;
        }
    }

    /// <summary>
    /// DELETE /profiles/link-sessions/{sessionId}: ends a link before its time. One that was revoked before (code 501) or
    /// has expired (code 503) is no failure.
    /// </summary>
    /// <param name="sessionId">The link's id.</param>
    /// <param name="profileKey">The key of the link's profile, if known.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the link may then be revoked.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<LinkSessionStatus> RevokeLinkSessionAsync(string sessionId, Secret? profileKey, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        try
        {
            var status = await AskAsync(HttpMethod.Delete, sessionId, profileKey, observer, cancellation, unsent).ConfigureAwait(false);
            return status with { Status = "Revoked", IsRevoked = true, IsValid = false };
        }
        catch (AyrshareApiException over) when (OverAs(over, sessionId) is not null)
        {
            var status = OverAs(over, sessionId)!;
            observer?.Invoke(new ApiEvent(status.IsRevoked == true ? "The link had been revoked already." : "The link had expired already."));
            return status;
        }
    }

    private async Task<LinkSessionStatus> AskAsync(
        HttpMethod method, string sessionId, Secret? profileKey, Action<ApiEvent>? observer, CancellationToken cancellation, CancellationToken unsent)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest
            {
                Method = method,
                Path = $"{LinkSessions}/{Uri.EscapeDataString(sessionId)}",
                Route = $"{LinkSessions}/{{sessionId}}",
                ProfileKey = profileKey,
            },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        return LinkSessionReader.Read(sessionId, answer.Json, answer.Times.ServerDate ?? answer.Times.Received, _transport.RedactorFor(answer.Request));
    }

    private static LinkSessionStatus? OverAs(AyrshareApiException failure, string sessionId) => failure.Kind switch
    {
        AyrshareErrorKind.LinkRevoked => LinkSessionStatus.Revoked(sessionId),
        AyrshareErrorKind.LinkExpired => LinkSessionStatus.Expired(sessionId),
        _ => null,
    };

    // A path or a file is loopback too.
    private static Uri UrlOf(ApiResponse answer, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw Unusable(answer, "the answer has no usable url");

    private static string? TokenIn(Uri url) => url.Query.TrimStart('?').Split('&')
        .Select(part => part.Split(['='], 2))
        .Where(pair => pair is ["session" or "token" or "jwt", { Length: > 0 }])
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();

    private static bool? TrueOrAbsent(bool value) => value ? true : null;
}
