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

        // Older documentation has expiresIn inside email.
        var email = body.Object("email");
        return new LinkRequest(
            new LinkOptions
            {
                Allowed = body.KnownNetworks("allowedSocial") is { Count: > 0 } allowed ? allowed : null,
                Redirect = body.WebAddress("redirect"),
                HasXKeys = hasXKeys,
            },
            body.WholeNumber("expiresIn", 1, LongestMinutes) ?? email?.WholeNumber("expiresIn", 1, LongestMinutes),
            email is null ? null : MailRequest.Read(email));
    }

    /// <exception cref="ApiException">The account has no domain or no signing key, or the domain is not the account's.</exception>
    public static void CheckDomain(BodyFields body, Account account)
    {
        if (!account.HasDomain)
            throw new ApiException(400, code: null, "No social-linking domain is provisioned for this account.");
        if (!account.HasSigningKey)
            throw new ApiException(400, code: null, "No signing key found for this account's social-linking domain.");
        if (body.Text("domain") is { } domain && domain != account.Domain)
            throw body.Wrong("domain", "is not the account's");
    }

    public static ApiException MaxPackMissing(string what) =>
        new(400, ErrorCode.MaxPackMissing, $"The Max Pack is required for {what}.");

    private static bool HasBoth(string? xKey, string? xSecret)
    {
        var hasKey = !string.IsNullOrWhiteSpace(xKey);
        return hasKey == !string.IsNullOrWhiteSpace(xSecret)
            ? hasKey
            : throw ApiException.WrongParameter("Missing or incorrect parameters: the X API key and the X API secret go together.");
    }
}
