using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Serialization;

namespace Ayrshare.Client;

/// <summary>The body of POST /profiles/generateJWT, including credentials.</summary>
internal sealed class GenerateJwtBody
{
    public GenerateJwtBody(GenerateJwtRequest request)
    {
        var privateKey = request is { Base64: true, PrivateKey: { } pem }
            ? new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Reveal() + "\n")))
            : request.PrivateKey;
        var x = request.XInBody ? request.X : null;
        Domain = request.Domain;
        PrivateKey = privateKey?.Reveal();
        ProfileKey = request.ProfileKey.Reveal();
        Logout = request.Logout;
        Redirect = request.Redirect?.AbsoluteUri;
        AllowedSocial = request.AllowedSocial;
        Verify = request.Verify;
        Base64 = request.Base64 && privateKey is not null;
        ExpiresIn = request.ExpiresIn;
        Email = request.Email;
        TwitterApiKey = x?.ApiKey.Reveal();
        TwitterApiSecret = x?.ApiSecret.Reveal();
        Secrets = [.. new[] { request.PrivateKey, privateKey, x?.ApiKey, x?.ApiSecret }.OfType<Secret>()];
    }

    public string? Domain { get; }

    public string? PrivateKey { get; }

    public string ProfileKey { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Logout { get; }

    public string? Redirect { get; }

    public IReadOnlyList<string>? AllowedSocial { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Verify { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Base64 { get; }

    public int? ExpiresIn { get; }

    public ConnectEmail? Email { get; }

    public string? TwitterApiKey { get; }

    public string? TwitterApiSecret { get; }

    /// <summary>The credentials in the body, apart from the profile key.</summary>
    [JsonIgnore]
    public IReadOnlyList<Secret> Secrets { get; }
}
