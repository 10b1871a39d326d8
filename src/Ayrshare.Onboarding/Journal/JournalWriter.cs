using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>
/// Appends to a journal. An entry counts as written when it is on the disk; entries that come together go to the disk
/// together. While it lives, no other writer can open the same journal.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly FileStream _lock;
    private readonly Stream _file;
    private readonly Action _flush;
    private List<byte[]> _waiting = [];
    private TaskCompletionSource<bool> _written = NewSignal();
    private bool _flushing;
    private Exception? _failure;

    private JournalWriter(FileStream theLock, Stream file, Action flush, TimeProvider clock) =>
        (_lock, _file, _flush, _clock) = (theLock, file, flush, clock);

    /// <summary>Opens a journal, new or not.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="clock">The time of the entries.</param>
    /// <exception cref="JournalInUseException">Another run writes it.</exception>
    /// <exception cref="IOException">The file can not be written.</exception>
    public static JournalWriter Open(string path, TimeProvider clock)
    {
        var theLock = Lock(path + ".lock");
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            EndTornLine(file);
            return new JournalWriter(theLock, file, () => file.Flush(flushToDisk: true), clock);
        }
        catch
        {
            file?.Dispose();
            theLock.Dispose();
            throw;
        }
    }

    /// <summary>Writes an entry; when the task has ended, the entry is on the disk.</summary>
    /// <exception cref="JournalFailedException">The disk refused this entry or one before it: nothing may be done that is not recorded.</exception>
    public Task AppendAsync(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry with { At = _clock.GetUtcNow() }, JournalJson.Plain.JournalEntry);
        lock (_gate)
        {
            if (_failure is not null)
                return Task.FromException(new JournalFailedException(_failure));
            _waiting.Add(line);
            var written = _written.Task;
            if (!_flushing)
            {
                _flushing = true;
                ThreadPool.QueueUserWorkItem(_ => WriteWaiting());
            }

            return written;
        }
    }

    /// <summary>Closes the journal. What was appended has been written by then, or has failed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            while (_flushing)
                Monitor.Wait(_gate);
            _failure ??= new ObjectDisposedException(nameof(JournalWriter));
        }

        _file.Dispose();
        _lock.Dispose();
    }

    private void WriteWaiting()
    {
        while (true)
        {
            List<byte[]> lines;
            TaskCompletionSource<bool> written;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _flushing = false;
                    Monitor.PulseAll(_gate);
                    return;
                }

                (lines, _waiting) = (_waiting, []);
                (written, _written) = (_written, NewSignal());
            }

            try
            {
                foreach (var line in lines)
                {
                    _file.Write(line, 0, line.Length);
                    _file.WriteByte((byte)'\n');
                }

                _flush();
                written.SetResult(true);
            }
            catch (IOException failure)
            {
                lock (_gate)
                    _failure = failure;
                written.SetException(new JournalFailedException(failure));
            }
        }
    }

    // A line that the last run did not finish must not swallow the next one.
    private static void EndTornLine(FileStream file)
    {
        if (file.Length == 0)
            return;
        file.Position = file.Length - 1;
        var last = file.ReadByte();
        if (last != '\n')
            file.WriteByte((byte)'\n');
    }

    private static FileStream Lock(string path)
    {
        try
        {
            // The system lets go of it when the process dies, however it does.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new JournalInUseException(taken);
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
