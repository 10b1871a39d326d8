using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>The AYRSHARE_ variables of the process: those given and no others, until they are put back.</summary>
public sealed class EnvironmentVariables : IDisposable
{
    private const string Prefix = "AYRSHARE_";

    private readonly Dictionary<string, string?> _before = Present();

    public EnvironmentVariables(params (string Name, string? Value)[] variables)
    {
        Clear();
        foreach (var (name, value) in variables)
            this[name] = value;
    }

    /// <summary>Sets a variable, named without AYRSHARE_.</summary>
    public string? this[string name]
    {
        set => Environment.SetEnvironmentVariable(Prefix + name, value);
    }

    public void Dispose()
    {
        Clear();
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }

    private static void Clear()
    {
        foreach (var name in Present().Keys)
            Environment.SetEnvironmentVariable(name, null);
    }

    private static Dictionary<string, string?> Present() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value);
}
