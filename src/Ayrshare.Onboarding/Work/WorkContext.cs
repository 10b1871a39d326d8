using System;
using System.Threading;
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

    /// <summary>What the links are issued with.</summary>
    public required LinkIssuer Issuer { get; init; }

    /// <summary>Tells an account that is refused from a profile that is.</summary>
    public required AccountCheck AccountCheck { get; init; }

    /// <summary>Is told what happens under way.</summary>
    public required Action<ApiEvent> Observer { get; init; }

    /// <summary>Gives up, also what is under way.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Gives up before the next request; one that is under way goes on.</summary>
    public required CancellationToken StopSending { get; init; }

    public TimeProvider Clock => Api.Options.Clock;
}
