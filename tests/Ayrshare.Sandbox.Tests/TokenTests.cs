using System;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class TokenTests
{
    [Theory]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public async Task A_jwt_is_signed_with_the_key_of_the_call(int bits)
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        var pem = ApiSession.NewKey(bits);

        var token = (await api.GenerateJwtAsync(key, new() { ["privateKey"] = pem })).GetProperty("token").GetString()!;

        Assert.True((await ValidateAsync(api, token, pem)).IsValid);
        Assert.False((await ValidateAsync(api, token, api.Server.PrivateKey)).IsValid);
    }

    [Fact]
    public async Task A_pkcs8_file_of_the_account_key_is_the_account_key()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        using var rsa = RSA.Create();
        rsa.ImportFromPem(api.Server.PrivateKey);

        await api.GenerateJwtAsync(key, new() { ["privateKey"] = rsa.ExportPkcs8PrivateKeyPem(), ["verify"] = true });
    }

    [Fact]
    public async Task A_jwt_says_when_it_was_issued_and_when_it_expires()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");
        api.Server.Clock.Advance(TimeSpan.FromDays(400));

        var before = api.Server.Clock.GetUtcNow();
        var token = Read(await api.GenerateJwtAsync(key, new() { ["expiresIn"] = 90 }));
        var usual = Read(await api.GenerateJwtAsync(key));

        Assert.Equal(before.UtcDateTime, token.IssuedAt, TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(90), token.ValidTo - token.IssuedAt);
        Assert.Equal(TimeSpan.FromMinutes(5), usual.ValidTo - usual.IssuedAt);
    }

    [Fact]
    public async Task A_jwt_names_the_profile_by_its_refId_only()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var token = Read(await api.GenerateJwtAsync(key));

        Assert.Equal(api.Server.Profiles[0].RefId, token.Subject);
        Assert.Equal(api.Server.Domain, token.Issuer);
        Assert.Equal(["https://app.ayrshare.com"], token.Audiences);
        var claims = Base64UrlEncoder.Decode(token.EncodedPayload);
        Assert.DoesNotContain(key, claims);
        Assert.DoesNotContain(api.Server.ApiKey, claims);
    }

    [Fact]
    public async Task Two_tokens_of_one_moment_differ()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        var first = Read(await api.GenerateJwtAsync(key));
        var second = Read(await api.GenerateJwtAsync(key));

        Assert.NotEqual(first.EncodedToken, second.EncodedToken);
    }

    [Fact]
    public async Task An_opaque_token_is_no_jwt()
    {
        using var api = new ApiSession(new SandboxOptions { TokenForm = SandboxTokenForm.Opaque });
        var key = await api.CreateProfileAsync("A");

        var token = (await api.GenerateJwtAsync(key)).GetProperty("token").GetString()!;

        Assert.StartsWith("ayr_ls_", token);
        Assert.False(new JsonWebTokenHandler().CanReadToken(token));
    }

    [Fact]
    public async Task The_form_can_be_switched_while_it_runs()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("A");

        api.Server.TokenForm = SandboxTokenForm.Opaque;
        var opaque = await api.GenerateJwtAsync(key);
        api.Server.TokenForm = SandboxTokenForm.Rs256;

        Assert.StartsWith("ayr_ls_", opaque.GetProperty("token").GetString());
        Assert.NotEmpty(Read(await api.GenerateJwtAsync(key)).Subject);
    }

    private static JsonWebToken Read(System.Text.Json.JsonElement answer) =>
        new(answer.GetProperty("token").GetString());

    private static async Task<TokenValidationResult> ValidateAsync(ApiSession api, string token, string pem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        var key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAudience = "https://app.ayrshare.com",
            ValidIssuer = api.Server.Domain,
        });
    }
}
