using System;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>What the turns of all clients share.</summary>
internal sealed record WorkContext
{
    /// <summary>Reaches the account.</summary>
    public required AyrshareClient Api { get; init; }

    /// <summary>Keeps the profile keys.</summary>
    public required IKeyVault Vault { get; init; }

    /// <summary>Records what is done.</summary>
    public required RunJournal Journal { get; init; }

    /// <summary>Encrypts the profile keys in the journal. A run that creates profiles has one.</summary>
    public required JournalKey? JournalKey { get; init; }

    /// <summary>What the links are issued with.</summary>
    public required LinkIssuer Issuer { get; init; }

    /// <summary>How each call is made: who is told about it, and what stops it.</summary>
    public required CallOptions Calls { get; init; }

    public TimeProvider Clock => Api.Options.Clock;
}
