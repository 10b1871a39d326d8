namespace Ayrshare.Sandbox;

/// <summary>A change of what a profile has linked, or of whether it is suspended.</summary>
/// <param name="Before">The profile before the change.</param>
/// <param name="After">The profile after it.</param>
/// <param name="BySystem">Whether Ayrshare made the change, and not the client or the account's owner.</param>
internal sealed record ProfileChange(Profile Before, Profile After, bool BySystem);
