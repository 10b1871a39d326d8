namespace Ayrshare.Sandbox;

/// <summary>How much of an answer is sent before the connection is cut.</summary>
internal enum Delivery
{
    Whole,
    Half,
    None,
}
