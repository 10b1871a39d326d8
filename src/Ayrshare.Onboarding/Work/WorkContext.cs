using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What the turns of all clients share.</summary>
internal sealed record WorkContext
{
    /// <summary>The client of the API, which reaches the account.</summary>
    public required AyrshareClient Api { get; init; }

    /// <summary>The vault that keeps the profile keys.</summary>
    public required IKeyVault Vault { get; init; }

    /// <summary>The journal that records what is done.</summary>
    public required RunJournal Journal { get; init; }

    /// <summary>Encrypts the profile keys in the journal. A run that creates profiles has one.</summary>
    public required JournalKey? JournalKey { get; init; }

    /// <summary>What the links are issued with.</summary>
    public required LinkIssuer Issuer { get; init; }

    /// <summary>The file that receives each link, if there is one.</summary>
    public LinkFile? Links { get; init; }

    /// <summary>How each call is made: what observes it, and what stops it.</summary>
    public required CallOptions Calls { get; init; }

    public TimeProvider Clock => Api.Options.Clock;
}
