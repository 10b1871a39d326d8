namespace Ayrshare.Onboarding;

/// <summary>Markup that is written into a template unchanged. All other values are text, and are escaped.</summary>
internal readonly record struct Markup(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
