using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client;

/// <content>What a profile has linked.</content>
public sealed partial class AyrshareClient
{
    /// <summary>GET /user: whose key this is, and what is left of its budget.</summary>
    /// <param name="profileKey">The profile to ask for, or null for the Primary Profile.</param>
    /// <param name="observer">Told what happens under way.</param>
    /// <param name="waitsForRoom">Whether the call waits for room in the rate limit; else it fails at once if there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="unsent">Gives up while the call waits to be sent; one that is under way goes on.</param>
    public async Task<UserDetails> GetUserAsync(Secret? profileKey, Action<ApiEvent>? observer = null, bool waitsForRoom = true, CancellationToken cancellation = default, CancellationToken unsent = default)
    {
        var answer = await _transport.SendAsync(
            new ApiRequest { Method = HttpMethod.Get, Path = "user", ProfileKey = profileKey, WaitsForRoom = waitsForRoom },
            observer,
            cancellation,
            unsent).ConfigureAwait(false);
        var user = Read(answer, AyrshareJson.Default.UserAnswer);
        if (HasGap(user.ActiveSocialAccounts))
            throw Unusable(answer, "the answer's activeSocialAccounts hold a null");
        return new UserDetails
        {
            Title = user.Title,
            RefId = user.RefId,
            ActiveSocialAccounts = user.ActiveSocialAccounts ?? [],
            Rate = answer.Rate,
        };
    }
}
