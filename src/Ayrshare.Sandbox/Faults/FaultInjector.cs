using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox;

/// <summary>Selects the fault for a request. Safe for use by several threads.</summary>
internal sealed class FaultInjector
{
    private readonly object _gate = new();
    private readonly List<Trap> _traps = [];

    /// <exception cref="ArgumentException">A value is out of range, or one that the kind requires is missing.</exception>
    public void Add(SandboxFault fault)
    {
        if (fault.Status is < 200 or > 599)
            throw new ArgumentException("Status must be an HTTP status from 200 to 599.", nameof(fault));
        if (fault.Count is < 1)
            throw new ArgumentException("Count must be at least 1.", nameof(fault));
        if (fault.Share is not null and not (> 0 and <= 1))
            throw new ArgumentException("Share must be above 0 and at most 1.", nameof(fault));
        if (fault.Delay < TimeSpan.Zero || (fault.Kind == SandboxFaultKind.Slow && fault.Delay == TimeSpan.Zero))
            throw new ArgumentException("Delay must be above zero.", nameof(fault));

        lock (_gate)
            _traps.Add(new Trap(fault));
    }

    public void Clear()
    {
        lock (_gate)
            _traps.Clear();
    }

    public SandboxFault? Next(string method, string path)
    {
        lock (_gate)
        {
            var trap = _traps.FirstOrDefault(trap => trap.Strikes(method, path));
            if (trap is { IsSpent: true })
                _traps.Remove(trap);
            return trap?.Fault;
        }
    }

    /// <summary>A fault and the number of times it has occurred.</summary>
    private sealed class Trap(SandboxFault fault)
    {
        private readonly Random _random = new(fault.Seed);
        private int _struck;

        public SandboxFault Fault { get; } = fault;

        public bool IsSpent => _struck == Fault.Count;

        public bool Strikes(string method, string path)
        {
            if (Fault.Method is { } wanted && !string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase))
                return false;
            if (Fault.Path is { } prefix && !path.StartsWith(prefix.Trim('/'), StringComparison.OrdinalIgnoreCase))
                return false;
            if (Fault.Share is { } share && _random.NextDouble() >= share)
                return false;
            _struck++;
            return true;
        }
    }
}
