using System;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Sandbox.Accounts;

namespace Ayrshare.Sandbox.Links;

/// <summary>What a linking URL opens.</summary>
/// <param name="Profile">The User Profile that networks are linked to.</param>
/// <param name="Allowed">The networks to offer; <see langword="null"/> leaves it to the profile.</param>
/// <param name="Redirect">Where "Done" leads.</param>
internal sealed record Link(Profile Profile, IReadOnlyList<Network>? Allowed, Uri? Redirect)
{
    public IReadOnlyList<Network> Networks =>
        Allowed ?? [.. Network.All.Where(network => !Profile.Fields.DisableSocial.Contains(network.Name))];
}
