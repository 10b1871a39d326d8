using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>A profile: the Primary Profile, or a User Profile.</summary>
internal sealed class Profile(ProfileFields fields, long number, string key, string refId, DateTimeOffset created)
{
    private IReadOnlyList<LinkedAccount> _accounts = [];

    public ProfileFields Fields { get; set; } = fields;

    public string Title => Fields.Title;

    /// <summary>The place in the order of creation: 0 for the Primary Profile, from 1 for User Profiles.</summary>
    public long Number { get; } = number;

    /// <summary>Whether the profile is the account itself.</summary>
    public bool IsPrimary => Number == 0;

    public string Key { get; } = key;

    public string RefId { get; } = refId;

    public DateTimeOffset Created { get; } = created;

    public bool Suspended { get; set; }

    /// <summary>Whether the profile was deleted. Its links then open nothing.</summary>
    public bool Removed { get; set; }

    /// <summary>The linked accounts in alphabetical order of their networks. The list is replaced, never changed.</summary>
    public IReadOnlyList<LinkedAccount> Accounts => _accounts;

    public bool HasLinked(Network network) => Find(network) is not null;

    /// <summary>The linked account on a network; <see langword="null"/> when the network is not linked.</summary>
    public LinkedAccount? Find(Network network) => _accounts.FirstOrDefault(account => account.Network == network);

    /// <summary>Whether X is linked with the account's own X app; <see langword="null"/> when X is not linked.</summary>
    public bool? IsLinkedWithOwnXApp => _accounts.FirstOrDefault(account => account.Network.IsX)?.OwnXApp;

    /// <summary>Links a network. The term until the refresh is due begins again when the network is linked already.</summary>
    /// <param name="network">The network.</param>
    /// <param name="at">The time.</param>
    /// <param name="refreshDays">The term in days, where it is not the network's own.</param>
    /// <param name="ownXApp">Whether the network is X and is linked with the account's own X app.</param>
    public void Link(Network network, DateTimeOffset at, int? refreshDays = null, bool ownXApp = false)
    {
        var since = Find(network)?.Created ?? at;
        DateTimeOffset? refreshDue = (refreshDays ?? network.RefreshDays) is { } days ? at.AddDays(days) : null;
        var linked = new LinkedAccount(network, since, refreshDue, ownXApp, Fields.MessagingActive);
        _accounts =
        [
            .. _accounts.Where(account => account.Network != network).Append(linked)
                .OrderBy(account => account.Network.Name, StringComparer.Ordinal),
        ];
    }

    public void Unlink(Network network) =>
        _accounts = [.. _accounts.Where(account => account.Network != network)];

    /// <summary>A copy that later changes do not affect.</summary>
    public Profile Copy() => (Profile)MemberwiseClone();

    public SandboxProfile Snapshot() => new()
    {
        Title = Title,
        DisplayTitle = Fields.DisplayTitle,
        RefId = RefId,
        ProfileKey = Key,
        Suspended = Suspended,
        ActiveSocialAccounts = new(Accounts.Select(account => account.Network.Name)),
        Created = Created,
        MessagingActive = Fields.MessagingActive,
        XAccountActivityActive = Fields.XAccountActivityActive,
        HideTopHeader = Fields.HideTopHeader,
        HideLogo = Fields.HideLogo,
        TopHeader = Fields.TopHeader,
        SubHeader = Fields.SubHeader,
        DisableSocial = new(Fields.DisableSocial),
        Team = Fields.Team,
        Email = Fields.Email,
        Tags = new(Fields.Tags),
    };
}
