using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>The journal of a run: what earlier runs recorded, and what this one records.</summary>
public sealed class RunJournal : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly JournalState _state;
    private readonly TimeProvider _clock;

    internal RunJournal(JournalWriter writer, JournalState state, TimeProvider clock) => (_writer, _state, _clock) = (writer, state, clock);

    /// <summary>Opens a journal, or creates it. While it is open, no other run can open it.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="clock">The clock of its entries.</param>
    /// <exception cref="JournalInUseException">Another run has the journal open.</exception>
    /// <exception cref="JournalUnreadableException">The file cannot be read, or is not a journal.</exception>
    /// <exception cref="JournalFailedException">The file cannot be written.</exception>
    public static RunJournal Open(string path, TimeProvider clock)
    {
        var writer = OpenWriter(path);
        try
        {
            // The journal is read while it is locked, so that no other run can change it.
            return new RunJournal(writer, JournalState.Read(path), clock);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>The name of the secret with which the last run encrypted the keys in the journal.</summary>
    public string? KeyName => _state.KeyName;

    /// <summary>The numbers of the lines that cannot be read.</summary>
    public IReadOnlyList<int> DamagedLines => _state.DamagedLines;

    /// <summary>What the journal records.</summary>
    public JournalState State => _state;

    /// <summary>What is known of a client.</summary>
    public ClientState StateOf(string title) => _state.StateOf(title);

    /// <summary>Records an entry. When the task completes, the entry is on the disk.</summary>
    /// <exception cref="JournalFailedException">The disk refused this entry or one before it.</exception>
    public Task RecordAsync(JournalEntry entry)
    {
        var timed = entry with { At = _clock.GetUtcNow() };
        _state.Apply(timed);
        return _writer.AppendAsync(timed);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static JournalWriter OpenWriter(string path)
    {
        try
        {
            return JournalWriter.Open(path);
        }
        catch (InvalidDataException other)
        {
            throw new JournalUnreadableException(other);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new JournalFailedException(failure);
        }
    }
}
