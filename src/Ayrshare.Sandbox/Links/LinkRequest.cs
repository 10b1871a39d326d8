using System;

namespace Ayrshare.Sandbox;

/// <summary>The fields that all requests for a linking URL share.</summary>
/// <param name="Options">The options of the page.</param>
/// <param name="Minutes">The lifetime of the link, if the request contains it.</param>
/// <param name="Mail">The email to send.</param>
internal sealed record LinkRequest(LinkOptions Options, int? Minutes, MailRequest? Mail)
{
    private const int DefaultMinutes = 5;
    private const int LongestMinutes = 2880;

    public TimeSpan Lifetime => TimeSpan.FromMinutes(Minutes ?? DefaultMinutes);

    /// <exception cref="ApiException">A field is not valid, or needs the Max Pack, which the account does not have.</exception>
    public static LinkRequest Read(ApiRequest request, bool hasMaxPack)
    {
        var body = request.Body;
        var headers = request.Http.Headers;
        var hasXKeys = HasBoth(headers["X-Twitter-OAuth1-Api-Key"], headers["X-Twitter-OAuth1-Api-Secret"])
            | HasBoth(body.Text("twitterApiKey"), body.Text("twitterApiSecret"));

        // The sandbox has no session to log out of, but refuses a value of the wrong type.
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
                HasXKeys = hasXKeys,
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

    private static bool HasBoth(string? xKey, string? xSecret) => (string.IsNullOrWhiteSpace(xKey), string.IsNullOrWhiteSpace(xSecret)) switch
    {
        (false, false) => true,
        (true, true) => false,
        _ => throw ApiException.WrongParameter("Missing or incorrect parameters: the X API key and the X API secret go together."),
    };
}
