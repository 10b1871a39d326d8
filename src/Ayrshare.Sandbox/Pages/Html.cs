namespace Ayrshare.Sandbox;

/// <summary>Markup that is written into a page unchanged. All other values of a template are text, and are escaped.</summary>
internal readonly record struct Html(string Markup)
{
    public override string ToString() => Markup;
}
