namespace Ayrshare.Sandbox;

/// <summary>The two shapes of Ayrshare's error bodies.</summary>
public enum SandboxErrorShape
{
    /// <summary><c>{"action","status":"error","code","message"}</c>.</summary>
    TopLevel,

    /// <summary><c>{"status":"error","errors":[{"action","status","code","message"}]}</c>.</summary>
    ErrorsArray,
}
