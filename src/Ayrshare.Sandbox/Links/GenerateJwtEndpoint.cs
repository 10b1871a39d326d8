using System;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;

namespace Ayrshare.Sandbox;

/// <summary>POST /profiles/generateJWT: makes a linking URL for a User Profile, and sends it by email on request.</summary>
/// <param name="account">The account.</param>
/// <param name="links">The links that have been issued.</param>
/// <param name="outbox">The emails that have been requested.</param>
/// <param name="clock">The sandbox's time.</param>
/// <param name="site">The address of the linking page.</param>
internal sealed class GenerateJwtEndpoint(Account account, LinkStore links, Outbox outbox, TimeProvider clock, Uri site) : IEndpoint
{
    private int _issued;

    public string Method => "POST";

    public string Path => "profiles/generateJWT";

    public string Action => "JWT";

    public JsonObject Handle(ApiRequest request)
    {
        LinkRequest.CheckDomain(request.Body, account);
        var profile = TargetProfile.FromBody(request, account.Profiles);
        var linkRequest = LinkRequest.Read(request, account.MaxPack);
        var now = clock.GetUtcNow();
        var expiresAt = now + linkRequest.Lifetime;
        var (token, isValid) = account.TokenForm == SandboxTokenForm.Opaque
            ? (TokenIssuer.NewOpaque(), true)
            : NewJwt(request.Body, profile, now, expiresAt);

        // As with Ayrshare, a wrong key still yields a URL, which then opens nothing.
        if (isValid)
            links.Add(token, new Link(profile, linkRequest.Options, expiresAt));

        var url = LinkingUrl(token, linkRequest.Options.Redirect, expiresAt);
        var response = new JsonObject
        {
            ["status"] = "success",
            ["title"] = profile.Title,
            ["token"] = token,
            ["url"] = url.AbsoluteUri,
        };
        if (linkRequest.Mail is { } mail)
        {
            outbox.Add(mail.Write(profile, url, now, expiresAt));
            response["emailSent"] = true;
        }

        if (linkRequest.Minutes is { } minutes)
            response["expiresIn"] = minutes.ToString(CultureInfo.InvariantCulture) + "m";
        return response;
    }

    /// <summary>Creates a JWT, and returns whether it is signed with the account's key. Otherwise its link opens nothing.</summary>
    /// <exception cref="ApiException">189: the token is to be verified, and the key is not the account's.</exception>
    private (string Token, bool IsValid) NewJwt(BodyFields body, Profile profile, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        var pem = ReadPem(body);
        var isAccountFile = account.IsPrivateKeyFile(pem);
        using var otherKey = isAccountFile ? null : SigningKey.Read(pem);
        var key = isAccountFile ? account.SigningKey : otherKey;
        var isAccountKey = key is not null && key.IsSameAs(account.SigningKey);
        return body.Flag("verify") && !isAccountKey
            ? throw NotVerified()
            : (TokenIssuer.NewJwt(account.Domain, profile, now, expiresAt, key), isAccountKey);
    }

    /// <summary>The PEM file of the request, or the account's when the request has none; empty when the base64 is damaged.</summary>
    private string ReadPem(BodyFields body)
    {
        if (body.Text("privateKey") is not { } text)
            return account.PrivateKey;
        if (!body.Flag("base64"))
            return text;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static ApiException NotVerified() => new(
        400,
        ErrorCode.JwtNotGenerated,
        "Error generating JWT. Check the sent parameters, such as the privateKey has no extra tabs, spaces, or newlines."
        + " Also check that it is the entire private.key file, with its first and its last line.");

    /// <summary>Makes the linking URL. The order of its parts varies, as it does with Ayrshare.</summary>
    private Uri LinkingUrl(string token, Uri? redirect, DateTimeOffset expiresAt)
    {
        var domain = "domain=" + Uri.EscapeDataString(account.Domain);
        var jwt = "jwt=" + Uri.EscapeDataString(token);
        var query = Interlocked.Increment(ref _issued) % 2 == 1 ? $"{domain}&{jwt}" : $"{jwt}&{domain}";
        if (redirect is not null)
        {
            var shortened = new Uri(site, "s/" + links.Shorten(redirect, expiresAt));
            query += "&redirect=" + Uri.EscapeDataString(shortened.AbsoluteUri);
        }

        return new Uri(site, "?" + query);
    }
}
