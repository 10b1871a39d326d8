using System;

namespace Ayrshare.Onboarding;

/// <summary>A step of a client's journey.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="IsReached">Whether a client has reached it.</param>
internal sealed record ReportStep(string Name, Func<ClientState, bool> IsReached)
{
    /// <summary>The steps in order.</summary>
    public static ReportStep[] All { get; } =
    [
        new("Created", state => state.KeyAt is not null || state.Secret is not null),
        new("Key kept", state => state.Secret is not null),
        new("Link issued", state => state.IssuedAt is not null),
        new("Emailed", state => state.MailedAt is not null),
        new("Opened", state => state.OpenedAt is not null),
        new("Linked", state => state.LinkedAt is not null),
    ];
}
