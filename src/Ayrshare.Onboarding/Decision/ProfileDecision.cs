using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>Whether the profile of a client is updated next.</summary>
internal static class ProfileDecision
{
    public static Decision? For(ClientFacts facts) =>
        facts.Options.Update && facts.Changes.Any(change => change.Kind == ChangeKind.Profile) ? new(ClientAction.Update) : null;
}
