using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The names of connections. They are shown, and a person types them.</summary>
internal static class ConnectionName
{
    private const int MaxLength = 100;

    /// <summary>Returns the name without white space around it.</summary>
    /// <param name="text">The value of -Name.</param>
    /// <param name="credentials">What must not be used as a name.</param>
    /// <exception cref="AyrshareCommandException">The text cannot be a name.</exception>
    public static string Of(string text, params Secret?[] credentials)
    {
        var name = CleanText.Of(text);
        var problem = name.Length switch
        {
            // An empty variable must not select another account.
            0 => "it is empty",
            > MaxLength => $"it has {name.Length} characters",
            _ when CleanText.FindForbidden(name) is { } character => $"it contains the character {character}",
            _ when credentials.OfType<Secret>().Any(credential => credential.Reveal() == name) => "it is a key, and names are shown",
            _ => null,
        };
        return problem is null
            ? name
            : throw new AyrshareCommandException(
                Errors.InvalidConnectionName,
                $"-Name cannot be used: {problem}.",
                $"Specify a name of 1 to {MaxLength} characters that can be read, such as Brand2. Or leave out -Name for the connection "
                + "that commands use without -Connection.");
    }
}
