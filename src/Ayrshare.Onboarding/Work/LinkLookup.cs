using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Looks up a link, to see whether it was opened or revoked.</summary>
internal static class LinkLookup
{
    /// <summary>The status of a link; null if Ayrshare does not know the link anymore.</summary>
    public static async Task<LinkSessionStatus?> FindLinkAsync(this AyrshareClient api, string sessionId, Secret key, CallOptions calls)
    {
        try
        {
            return await api.GetLinkSessionAsync(sessionId, key, calls).ConfigureAwait(false);
        }
        catch (AyrshareApiException gone) when (gone.Kind is AyrshareErrorKind.LinkNotFound or AyrshareErrorKind.NotFound)
        {
            // Ayrshare does not say for how long it knows an expired link.
            return null;
        }
    }
}
