using System;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>Looks up whether a link was opened.</summary>
internal static class LinkOpening
{
    /// <summary>When a link was opened for the first time; null if it was not, or if Ayrshare does not know it anymore.</summary>
    public static async Task<DateTimeOffset?> FindOpenedAsync(this AyrshareClient api, string sessionId, Secret key, CallOptions calls)
    {
        try
        {
            return (await api.GetLinkSessionAsync(sessionId, key, calls).ConfigureAwait(false)).OpenedAt;
        }
        catch (AyrshareApiException gone) when (gone.Kind is AyrshareErrorKind.LinkNotFound or AyrshareErrorKind.NotFound)
        {
            // Ayrshare does not say for how long it knows an expired link.
            return null;
        }
    }
}
