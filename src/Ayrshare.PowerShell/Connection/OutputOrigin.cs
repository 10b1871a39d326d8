using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>
/// The account that an output comes from. In a pipeline, the next command could use another account, which can have a profile of the
/// same title. No credential is kept.
/// </summary>
/// <param name="account">A digest that identifies the account.</param>
/// <param name="name">The name of the connection, or null if it has none.</param>
internal sealed class OutputOrigin(string account, string? name)
{
    private static readonly ConditionalWeakTable<object, OutputOrigin> ByOutput = new();

    /// <summary>Remembers the account of outputs while they are enumerated.</summary>
    /// <param name="outputs">The outputs. Only objects of this module's types are remembered: others can be shared.</param>
    /// <param name="connection">The connection that they came over, or null if there was none.</param>
    public static IEnumerable<object?> Remember(IEnumerable<object?> outputs, AyrshareConnection? connection) =>
        connection is null ? outputs : outputs.Select(output => Remember(output, connection.Origin));

    /// <summary>What is remembered of a row, or null.</summary>
    public static OutputOrigin? Of(InputRow row) =>
        row.Source<object>() is { } source && ByOutput.TryGetValue(source, out var origin) ? origin : null;

    /// <summary>Checks that a row and a command are of the same account.</summary>
    /// <param name="row">The row.</param>
    /// <param name="connection">The connection that the command uses.</param>
    /// <exception cref="AyrshareCommandException">The row is from another account.</exception>
    public void Require(InputRow row, AyrshareConnection connection)
    {
        if (account == connection.Account)
            return;
        throw new AyrshareCommandException(
            Errors.ConnectionMismatch,
            $"{row.Prefix}the row comes from {Describe(name)}, but this command uses {Describe(connection.Name)} with another API key or "
            + "address. Nothing was done with the row.",
            (name is null ? "Get the rows again over the connection of this command" : $"Specify -Connection {name} for this command too")
            + ". For the profiles of the same titles or keys in the other account, use Select-Object Title, ProfileKey before this "
            + "command.");
    }

    private static string Describe(string? name) => name is null ? "the connection without a name" : $"the connection \"{name}\"";

    private static object? Remember(object? output, OutputOrigin origin)
    {
        if (output?.GetType().Assembly == typeof(OutputOrigin).Assembly)
        {
            ByOutput.Remove(output);
            ByOutput.Add(output, origin);
        }

        return output;
    }
}
