using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The connections of each runspace. They are removed with their runspace.</summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    /// <summary>The connections that were made in this runspace.</summary>
    public static RunspaceConnections Here => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The connection of this runspace that commands without -Connection use, or null: the one without a name or, if the
    /// environment has no account either, the only one with a name.</summary>
    public static AyrshareConnection? Current =>
        Here.Unnamed ?? (Here.Named.Count == 1 && !EnvironmentSettings.HasAccount ? Here.Named.First() : null);

    /// <summary>The connection that a command uses: that of -Connection, of this runspace, or of the environment.</summary>
    /// <param name="given">The value of -Connection.</param>
    /// <param name="paths">The session's paths.</param>
    /// <exception cref="AyrshareCommandException">There is none, or there are several and none was chosen.</exception>
    public static AyrshareConnection Find(ConnectionReference? given, PathIntrinsics paths)
    {
        if (given is not null)
            return given.Connection ?? (given.Name is { Length: > 0 } name ? Here.Find(name) : null) ?? throw NotFound(given);
        if (Current is { } connection)
            return connection;
        // One account is never guessed among several: what a command creates there can cost money and be seen by clients.
        if (Here.Named.Count > 0)
            throw Ambiguous();
        return EnvironmentConnection.Find(paths) ?? throw NotConnected();
    }

    /// <summary>The connection that a command would use, for tab completion. Nothing is read or created.</summary>
    /// <param name="bound">The parameters that were typed.</param>
    public static AyrshareConnection? Known(IDictionary bound) => bound["Connection"] switch
    {
        AyrshareConnection connection => connection,
        PSObject { BaseObject: AyrshareConnection connection } => connection,
        null when Here.Named.Count == 0 => Current ?? EnvironmentConnection.Current,
        null => Current,
        var name => Here.Find(CleanText.Of($"{name}")),
    };

    /// <summary>The error for a name that no connection of this runspace has.</summary>
    /// <param name="given">The value of -Connection or -Name.</param>
    public static AyrshareCommandException NotFound(ConnectionReference given)
    {
        if (given.OtherType is { } type)
        {
            return new AyrshareCommandException(
                Errors.ConnectionNotFound,
                $"A connection was expected, or the name of one, and not a value of the type {type}.",
                "Specify one name, or one connection from Connect-Ayrshare -PassThru of the same process. A job, a remote session and "
                + "another process need a Connect-Ayrshare of their own.");
        }

        var name = given.Name switch
        {
            null or "" => "an empty name",
            // A key in the wrong place must not appear in an error.
            var text when PipedText.MayBeKey(text) => "this name",
            var text => $"the name \"{text}\"",
        };
        var names = Here.Named.Count switch
        {
            0 => "No connection has a name",
            1 => $"The only name is {Listed(Here.Names)}",
            _ => $"The names are {Listed(Here.Names)}",
        };
        return new AyrshareCommandException(
            Errors.ConnectionNotFound,
            $"This runspace has no connection with {name}. {names}.",
            "Check the name, or run Connect-Ayrshare -Name with it. Each runspace has its own names: in ForEach-Object -Parallel and in "
            + "thread jobs, pass the connection itself, such as -Connection $using:connection.");
    }

    private static AyrshareCommandException Ambiguous() => new(
        Errors.ConnectionAmbiguous,
        $"This session has several accounts: {Listed(Here.Names)}"
        + $"{(EnvironmentSettings.HasAccount ? $", and the one of {EnvironmentSettings.ApiKey}" : "")}. "
        + "-Connection was not specified, and none of them is the one that commands use without it.",
        "Specify -Connection with one of the names. Or run Connect-Ayrshare without -Name for the account that commands use without "
        + "-Connection.");

    private static AyrshareCommandException NotConnected() => new(
        Errors.NotConnected,
        $"There is no connection to Ayrshare: Connect-Ayrshare was not run, -Connection was not specified, and "
        + $"{EnvironmentSettings.ApiKey} is not set.",
        $"Run Connect-Ayrshare with -ApiKey, run it with -Vault to read the secrets from SecretManagement, or set "
        + $"{EnvironmentSettings.ApiKey} (and {EnvironmentSettings.Domain}, {EnvironmentSettings.PrivateKey}) in the environment.");

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
