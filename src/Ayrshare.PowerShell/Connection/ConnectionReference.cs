using System;
using System.Globalization;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The value of -Connection: a connection, or the name of one. The name is looked up when the command begins.</summary>
public sealed class ConnectionReference
{
    /// <summary>Takes a connection, of whatever runspace.</summary>
    /// <param name="connection">The connection.</param>
    public ConnectionReference(AyrshareConnection connection) => Connection = connection;

    /// <summary>Takes a name.</summary>
    /// <param name="name">The name of a connection of the command's runspace.</param>
    public ConnectionReference(string name) => Name = CleanText.Of(name);

    /// <summary>Takes any other value, for the command's error. A number can be a name.</summary>
    /// <param name="value">The value.</param>
    public ConnectionReference(object value)
    {
        if (PSObject.AsPSObject(value).BaseObject is ValueType number)
            Name = Convert.ToString(number, CultureInfo.InvariantCulture);
        else
            OtherType = PSObject.AsPSObject(value).TypeNames[0];
    }

    /// <summary>The connection, or null if a name was given.</summary>
    internal AyrshareConnection? Connection { get; }

    /// <summary>The name, or null if a connection was given.</summary>
    internal string? Name { get; }

    /// <summary>The type of a value that is neither a connection nor a name.</summary>
    internal string? OtherType { get; }

    /// <inheritdoc/>
    public override string ToString() => Connection?.ToString() ?? Name ?? OtherType ?? "";
}
