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
        var link = Read(answer, AyrshareJson.Default.GenerateJwtAnswer);
        // A path or a file is loopback too.
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw Unusable(answer, "the answer has no usable url");
        if (string.IsNullOrWhiteSpace(link.Token))
            throw Unusable(answer, "the answer has no token");
        return new JwtLink
        {
            Url = url,
            Token = link.Token!,
            Title = link.Title,
            EmailSent = link.EmailSent ?? false,
            Life = LinkLife.Of(link.Token!, link.ExpiresIn?.ToString(), request.ExpiresIn, answer.Times),
        };
    }

    private static bool? TrueOrAbsent(bool value) => value ? true : null;
}
