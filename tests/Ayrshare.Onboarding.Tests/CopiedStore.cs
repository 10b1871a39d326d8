using System;
using System.Collections.Generic;
using System.IO;

namespace Ayrshare.Onboarding.Tests;

/// <summary>
/// The store of SecretStore in one process, as its source has it: all secrets are in memory; a write replaces the file by them; and
/// the file is read five seconds after its last change, unless this process wrote in the five seconds before that change.
/// </summary>
internal sealed class CopiedStore
{
    private static readonly TimeSpan UpdateDelay = TimeSpan.FromSeconds(5);

    private readonly string _file;
    private readonly StepClock _clock;
    private HashSet<string> _copy;
    private DateTimeOffset _changed;
    private DateTimeOffset? _due;
    private DateTimeOffset _written = DateTimeOffset.MinValue;

    public CopiedStore(string file, StepClock clock)
    {
        (_file, _clock) = (file, clock);
        _copy = Read();
        _changed = FileTime();
    }

    /// <summary>Whether the file is read again when it changes.</summary>
    public bool Reloads { get; init; } = true;

    public bool Has(string secret)
    {
        Watch();
        return _copy.Contains(secret);
    }

    public void Add(string secret)
    {
        Watch();
        _copy.Add(secret);
        Write();
    }

    public void Remove(string secret)
    {
        Watch();
        _copy.Remove(secret);
        Write();
    }

    /// <summary>Notices changes of the file. Call it more often than every five seconds.</summary>
    public void Watch()
    {
        var changed = FileTime();
        if (changed != _changed)
            (_changed, _due) = (changed, changed + UpdateDelay);
        if (_due is not { } due || _clock.Now < due)
            return;
        _due = null;
        if (Reloads && _changed - _written > UpdateDelay)
            _copy = Read();
    }

    private void Write()
    {
        File.WriteAllLines(_file, _copy);
        File.SetLastWriteTimeUtc(_file, _clock.Now.UtcDateTime);
        _written = _clock.Now;
    }

    private DateTimeOffset FileTime() => new(File.GetLastWriteTimeUtc(_file));

    private HashSet<string> Read() => File.Exists(_file) ? [.. File.ReadAllLines(_file)] : [];
}
