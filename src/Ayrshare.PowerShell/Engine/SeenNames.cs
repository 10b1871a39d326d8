using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Ayrshare.PowerShell;

/// <summary>Recently used names for tab completion, which sends no request. The class is thread-safe.</summary>
internal sealed class SeenNames
{
    private const int Kept = 5000;

    private static readonly ConditionalWeakTable<Runspace, SeenNames> SecretsByRunspace = new();

    private readonly object _lock = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>The names of the secrets that this runspace's commands have read or stored.</summary>
    public static SeenNames Secrets => SecretsByRunspace.GetValue(Runspace.DefaultRunspace, _ => new());

    /// <summary>Adds a name. The newest 5,000 names are kept.</summary>
    public void Add(string name)
    {
        lock (_lock)
        {
            if (!_names.Add(name))
                return;
            _oldestFirst.Enqueue(name);
            if (_oldestFirst.Count > Kept)
                _names.Remove(_oldestFirst.Dequeue());
        }
    }

    /// <summary>The names, in alphabetical order.</summary>
    public string[] Snapshot()
    {
        lock (_lock)
            return [.. _names.OrderBy(name => name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
