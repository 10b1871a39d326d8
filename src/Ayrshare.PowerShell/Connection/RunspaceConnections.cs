using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>The connections that were made in one runspace: one without a name, and those with a name.</summary>
internal sealed class RunspaceConnections
{
    private readonly SortedDictionary<string, AyrshareConnection> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The connection without a name, or null.</summary>
    public AyrshareConnection? Unnamed { get; private set; }

    /// <summary>The connections with a name, in alphabetical order.</summary>
    public IReadOnlyCollection<AyrshareConnection> Named => _named.Values;

    /// <summary>The names, in alphabetical order, as they were specified.</summary>
    public IReadOnlyCollection<string> Names => _named.Keys;

    /// <summary>All connections, the one without a name first.</summary>
    public IEnumerable<AyrshareConnection> All => Unnamed is null ? Named : Named.Prepend(Unnamed);

    /// <summary>The connection with a name, or null.</summary>
    public AyrshareConnection? Find(string name) => _named.TryGetValue(name, out var connection) ? connection : null;

    /// <summary>The connections whose name is like a pattern. If there is none, a name with brackets is found as it is.</summary>
    public IReadOnlyList<AyrshareConnection> Like(string pattern)
    {
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        AyrshareConnection[] like = [.. Named.Where(connection => wildcard.IsMatch(connection.Name!))];
        return like.Length == 0 && Find(pattern) is { } exact ? [exact] : like;
    }

    /// <summary>Adds a connection. It replaces the one of the same name or, without a name, the other one without a name.</summary>
    public void Set(AyrshareConnection connection)
    {
        if (connection.Name is { } name)
        {
            // The new spelling of the name replaces the old one.
            _named.Remove(name);
            _named.Add(name, connection);
        }
        else
        {
            Unnamed = connection;
        }
    }

    /// <summary>Removes a connection.</summary>
    public void Remove(AyrshareConnection connection)
    {
        if (connection.Name is { } name)
            _named.Remove(name);
        else
            Unnamed = null;
    }
}
