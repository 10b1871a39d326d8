namespace Ayrshare.Sandbox;

/// <summary>How much of a response is sent before the connection is closed.</summary>
internal enum Delivery
{
    Whole,
    Half,
    None,
}
