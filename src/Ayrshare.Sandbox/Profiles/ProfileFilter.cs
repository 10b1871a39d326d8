using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>The filters of GET /profiles.</summary>
internal sealed class ProfileFilter
{
    private readonly string? _title;
    private readonly string? _refId;
    private readonly bool? _hasAccounts;
    private readonly bool? _isByokLinked;
    private readonly IReadOnlyList<Network> _networks;
    private readonly IReadOnlyList<string> _profileKeys;

    /// <exception cref="ApiException">A value is not valid.</exception>
    public ProfileFilter(ApiRequest request)
    {
        _title = request.Query["title"];
        _refId = request.Query["refId"];
        _hasAccounts = request.QueryFlag("hasActiveSocialAccounts");
        _isByokLinked = request.QueryFlag("isByokLinked");
        _networks = [.. request.Query.List("includesActiveSocialAccounts").Select(FindNetwork)];
        _profileKeys = request.Query.List("profileKeys");
    }

    public bool Matches(Profile profile) =>
        (_title is null || profile.Title == _title)
        && (_refId is null || profile.RefId == _refId)
        && (_hasAccounts is null || profile.Accounts.Count > 0 == _hasAccounts)
        && (_isByokLinked is null || profile.IsLinkedWithOwnXApp == _isByokLinked)
        && _networks.All(profile.HasLinked)
        && (_profileKeys.Count == 0 || _profileKeys.Contains(profile.Key));

    private static Network FindNetwork(string name) => Network.Find(name) ?? throw ApiException.WrongParameter(
        $"Missing or incorrect parameters: includesActiveSocialAccounts has the unknown network '{name}'.");
}
