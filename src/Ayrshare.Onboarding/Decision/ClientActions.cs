namespace Ayrshare.Onboarding;

/// <summary>What is common to actions.</summary>
public static class ClientActions
{
    /// <summary>Whether an action changes something or sends something, and does not only look something up or end the turn.</summary>
    public static bool HasEffect(this ClientAction action) => action is not (
        ClientAction.Finish or ClientAction.Fail or ClientAction.LookUpProfile or ClientAction.LookUpKey or ClientAction.LookUpLink
        or ClientAction.LookUpAccounts);

    /// <summary>Whether an action's request counts against the rate limit of the account and not of a profile.</summary>
    public static bool IsOfAccount(this ClientAction action) =>
        action is ClientAction.Create or ClientAction.Remove or ClientAction.RemoveProfile;
}
