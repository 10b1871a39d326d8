using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>
/// Remembers the account of outputs that came over a connection with a name. In a pipeline, the next command could use another account,
/// which can have a profile of the same title. No credential is kept.
/// </summary>
internal sealed class OutputOrigin
{
    private static readonly ConditionalWeakTable<object, OutputOrigin> ByOutput = new();

    private readonly string _account;
    private readonly string _name;

    private OutputOrigin(string account, string name) => (_account, _name) = (account, name);

    /// <summary>Remembers the account of outputs while they are enumerated.</summary>
    /// <param name="outputs">The outputs. Only objects of this module's types are remembered: others can be shared.</param>
    /// <param name="connection">The connection that they came over, or null if there was none.</param>
    public static IEnumerable<object?> Remember(IEnumerable<object?> outputs, AyrshareConnection? connection) =>
        connection?.Name is { } name ? outputs.Select(output => Remember(output, new(connection.Account, name))) : outputs;

    /// <summary>What is remembered of a row, or null.</summary>
    public static OutputOrigin? Of(InputRow row) =>
        row.Source<object>() is { } source && ByOutput.TryGetValue(source, out var origin) ? origin : null;

    /// <summary>Checks that a row and a command are of the same account.</summary>
    /// <param name="row">The row.</param>
    /// <param name="connection">The connection that the command uses, which was not specified.</param>
    /// <exception cref="AyrshareCommandException">The row is from another account.</exception>
    public void Require(InputRow row, AyrshareConnection connection)
    {
        if (_account == connection.Account)
            return;
        throw new AyrshareCommandException(
            Errors.ConnectionMismatch,
            $"{row.Prefix}the row comes from the connection \"{_name}\", but without -Connection this command uses another account. "
            + "Nothing was done with the row.",
            $"Specify -Connection for this command too, such as the name \"{_name}\" for the account of the row.");
    }

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
