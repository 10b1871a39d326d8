using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>The networks that a profile has linked.</content>
public sealed partial class AyrshareClient
{
    /// <summary>GET /user: returns whose key this is, what the profile has linked, and what is left of its rate limit.</summary>
    /// <param name="profileKey">The profile, or null for the Primary Profile.</param>
    /// <param name="options">How the call is made.</param>
    public async Task<UserDetails> GetUserAsync(Secret? profileKey, CallOptions? options = null)
    {
        var response = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = "user", ProfileKey = profileKey, IsAboutAccount = profileKey is null },
            options).ConfigureAwait(false);
        var user = response.Read(AyrshareJson.Default.UserResponse);
        if (HasNull(user.ActiveSocialAccounts))
            throw response.Unusable("the response's activeSocialAccounts contain a null");
        return new UserDetails
        {
            Title = user.Title,
            RefId = user.RefId,
            ActiveSocialAccounts = user.ActiveSocialAccounts ?? [],
            SocialAccounts = SocialAccountReader.Read(user, response.Times.ServerTime),
            Rate = response.Rate,
        };
    }

    /// <summary>
    /// DELETE /profiles/social: unlinks a network from a User Profile. The call succeeds too if the network was not
    /// linked; the response does not tell which. The request may be repeated.
    /// </summary>
    /// <param name="profileKey">The profile.</param>
    /// <param name="network">The network, by the API's name.</param>
    /// <param name="options">How the call is made. When it is stopped, the network may be unlinked.</param>
    public Task UnlinkAsync(Secret profileKey, string network, CallOptions? options = null) =>
        SendUnlinkAsync(profileKey ?? throw new ArgumentNullException(nameof(profileKey)), network, options);

    /// <summary>
    /// DELETE /profiles/social without a profile key: unlinks a network from the Primary Profile, that is, from the
    /// account itself. It is a separate method, so that a missing key can never lead here.
    /// </summary>
    /// <param name="network">The network, by the API's name.</param>
    /// <param name="options">How the call is made. When it is stopped, the network may be unlinked.</param>
    public Task UnlinkPrimaryProfileAsync(string network, CallOptions? options = null) =>
        SendUnlinkAsync(profileKey: null, network, options);

    private Task<ApiResponse> SendUnlinkAsync(Secret? profileKey, string network, CallOptions? options) =>
        _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = "profiles/social",
                Body = JsonSerializer.SerializeToUtf8Bytes(new UnlinkBody { Platform = network }, AyrshareJson.Default.UnlinkBody),
                ProfileKey = profileKey,
            },
            options);
}
