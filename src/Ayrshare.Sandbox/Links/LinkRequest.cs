using System;

namespace Ayrshare.Sandbox;

/// <summary>What a call that asks for a linking URL says about it.</summary>
/// <param name="Options">What its page is to offer.</param>
/// <param name="Minutes">How long the link is to live, when the call says so.</param>
/// <param name="Mail">The mail to send.</param>
internal sealed record LinkRequest(LinkOptions Options, int? Minutes, MailRequest? Mail)
{
    private const int DefaultMinutes = 5;
    private const int LongestMinutes = 2880;

    public TimeSpan Lifetime => TimeSpan.FromMinutes(Minutes ?? DefaultMinutes);

    /// <exception cref="ApiException">A field makes no sense, or needs the Max Pack, which the account lacks.</exception>
    public static LinkRequest Read(ApiRequest request, bool hasMaxPack)
    {
        var body = request.Body;
        CheckXCredentials(request.Http.Headers["X-Twitter-OAuth1-Api-Key"], request.Http.Headers["X-Twitter-OAuth1-Api-Secret"]);
        CheckXCredentials(body.Text("twitterApiKey"), body.Text("twitterApiSecret"));

        // Only read so that one of the wrong type is refused: the sandbox has no session to log out of.
        _ = body.Flag("logout");

        foreach (var field in new[] { "expiresIn", "email" })
        {
            if (!hasMaxPack && body.Has(field))
                throw MaxPackMissing(field);
        }

        return new LinkRequest(
            new LinkOptions
            {
                Allowed = body.KnownNetworks("allowedSocial") is { Count: > 0 } allowed ? allowed : null,
                Redirect = body.WebAddress("redirect"),
            },
            body.WholeNumber("expiresIn", 1, LongestMinutes),
            body.Object("email") is { } mail ? MailRequest.Read(mail) : null);
    }

    /// <exception cref="ApiException">The domain is not the account's.</exception>
    public static void CheckDomain(BodyFields body, string accountDomain)
    {
        if (body.Text("domain") is { } domain && domain != accountDomain)
            throw body.Wrong("domain", "is not the account's");
    }

    public static ApiException MaxPackMissing(string what) =>
        new(403, ErrorCode.MaxPackMissing, $"The Max Pack is required for {what}.");

    private static void CheckXCredentials(string? key, string? secret)
    {
        if (string.IsNullOrWhiteSpace(key) != string.IsNullOrWhiteSpace(secret))
            throw ApiException.WrongParameter("Missing or incorrect parameters: the X API key and the X API secret go together.");
    }
}
