using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>What a profile has linked.</content>
public sealed partial class AyrshareClient
{
    /// <summary>GET /user: whose key this is, what it has linked, and what is left of its budget.</summary>
    /// <param name="profileKey">The profile to ask for, or null for the Primary Profile.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="waitsForRoom">Whether the call waits for room in the rate limit; else it fails at once if there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<UserDetails> GetUserAsync(Secret? profileKey, Action<ApiEvent>? observer = null, bool waitsForRoom = true, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = "user", ProfileKey = profileKey, TellsOfAccount = profileKey is null, WaitsForRoom = waitsForRoom },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var user = Read(answer, AyrshareJson.Default.UserResponse);
        if (HasGap(user.ActiveSocialAccounts))
            throw Unusable(answer, "the answer's activeSocialAccounts hold a null");
        return new UserDetails
        {
            Title = user.Title,
            RefId = user.RefId,
            ActiveSocialAccounts = user.ActiveSocialAccounts ?? [],
            SocialAccounts = SocialAccountReader.Read(user, answer.Times.ServerDate ?? answer.Times.Received),
            Rate = answer.Rate,
        };
    }

    /// <summary>
    /// DELETE /profiles/social: unlinks a network of a User Profile. Succeeds when it was not linked; the answer does not
    /// tell which. May be repeated.
    /// </summary>
    /// <param name="profileKey">The profile.</param>
    /// <param name="network">The network, by the API's name.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the network may then be unlinked.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public Task UnlinkAsync(Secret profileKey, string network, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default) =>
        SendUnlinkAsync(profileKey ?? throw new ArgumentNullException(nameof(profileKey)), network, observer, cancellation, unsent);

    /// <summary>
    /// DELETE /profiles/social without a profile key: unlinks a network of the Primary Profile, that is, of the account
    /// itself. A method of its own, so that a key that is missing can never lead here.
    /// </summary>
    /// <param name="network">The network, by the API's name.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="cancellation">Gives up; the network may then be unlinked.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public Task UnlinkPrimaryProfileAsync(string network, Action<ApiEvent>? observer = null, CancellationToken cancellation = default, CancellationToken unsent = default) =>
        SendUnlinkAsync(profileKey: null, network, observer, cancellation, unsent);

    private Task<ApiResponse> SendUnlinkAsync(Secret? profileKey, string network, Action<ApiEvent>? observer, CancellationToken cancellation, CancellationToken unsent) =>
        _transport.SendAsync(
            new ApiRequest
            {
                Method = HttpMethod.Delete,
                Path = "profiles/social",
                Body = JsonSerializer.SerializeToUtf8Bytes(new UnlinkBody { Platform = network }, AyrshareJson.Default.UnlinkBody),
                ProfileKey = profileKey,
            },
            observer,
            cancellation,
            unsent);
}
