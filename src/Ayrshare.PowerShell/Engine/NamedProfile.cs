using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The profile that a row names beside a profile key. A request acts on the profile of the key, so both must be the same: else
/// the link of one client would be emailed to another.</summary>
/// <param name="row">The row.</param>
/// <param name="title">The title that it names, or null.</param>
/// <param name="refId">The public reference that it names, or null.</param>
/// <param name="newTitle">The title that the profile has if an earlier command has already renamed it, or null.</param>
internal sealed class NamedProfile(InputRow row, string? title, string? refId, string? newTitle = null)
{
    /// <summary>Asks Ayrshare for the owner of the key, before a request that changes something. Without a key, or if the row names
    /// nothing beside it, nothing can be contradictory, and no request is sent.</summary>
    /// <exception cref="AyrshareCommandException">The key belongs to another profile.</exception>
    public async Task RequireAsync(AyrshareClient client, Secret? key, CallOptions options)
    {
        if (key is null || (title ?? refId) is null)
            return;
        var owner = await client.GetUserAsync(key, options).ConfigureAwait(false);
        Require(owner.Title, owner.RefId);
    }

    /// <summary>Checks the owner of the key.</summary>
    /// <param name="ownerTitle">The owner's title, or null if the response does not say.</param>
    /// <param name="ownerRefId">The owner's public reference, or null if the response does not say.</param>
    /// <param name="consequence">What was not done because of the difference.</param>
    /// <exception cref="AyrshareCommandException">The key belongs to another profile.</exception>
    public void Require(string? ownerTitle, string? ownerRefId = null, string consequence = "Nothing was done.")
    {
        if (title is not null && ownerTitle is not null && ownerTitle != newTitle && !IsTitle(ownerTitle))
        {
            throw row.Problem(
                Errors.TitleMismatch, "ProfileKey", $"the key belongs to the profile '{ownerTitle}'. {consequence}",
                "Correct the title or the key. You can also specify only one of them.");
        }

        if (refId is not null && ownerRefId is not null && ownerRefId != refId)
        {
            throw row.Problem(
                Errors.RefIdMismatch, "ProfileKey", $"the key belongs to the profile with the RefId {ownerRefId}. {consequence}",
                "Correct the RefId or the key, or omit the RefId.");
        }
    }

    // A cell is trimmed, and a title at Ayrshare can have spaces around it.
    private bool IsTitle(string ownerTitle) => ownerTitle == title || CleanText.Of(ownerTitle) == title;
}
