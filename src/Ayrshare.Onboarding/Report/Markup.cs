namespace Ayrshare.Onboarding;

/// <summary>Markup that goes into a template as it is. All other values are text, and are escaped.</summary>
internal readonly record struct Markup(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
