using System;
using System.Collections.Concurrent;
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
    private readonly IDisposable _lock;
    private readonly Stream _file;
    private readonly Action _flush;
    private readonly Action _removeIfEmpty;
    private readonly BlockingCollection<PendingLine> _waiting = [];
    private readonly Task _writing;

    internal JournalWriter(IDisposable theLock, Stream file, Action flush, Action removeIfEmpty)
    {
        (_lock, _file, _flush, _removeIfEmpty) = (theLock, file, flush, removeIfEmpty);
        _writing = Task.Factory.StartNew(WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens a journal, new or not. A new one to which nothing is appended is gone when it is closed.</summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="JournalInUseException">Another run writes it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static JournalWriter Open(string path)
    {
        var theLock = Lock(path + ".lock");
        FileStream? file = null;
        try
        {
            // Unbuffered: what the disk refuses must not be tried again when the file is closed.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            JournalReader.RequireJournal(file);
            EndTornLine(file);
            return new JournalWriter(theLock, file, () => file.Flush(flushToDisk: true), () => RemoveIfEmpty(path));
        }
        catch
        {
            file?.Dispose();
            theLock.Dispose();
            throw;
        }
    }

    /// <summary>Writes an entry. When the task has ended, the entry is on the disk.</summary>
    /// <exception cref="JournalFailedException">
    /// The disk refused this entry or one before it: nothing may be done that is not recorded.
    /// </exception>
    public Task AppendAsync(JournalEntry entry)
    {
        var line = new PendingLine(JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Plain.JournalEntry));
        _waiting.Add(line);
        return line.Written.Task;
    }

    /// <summary>Closes the journal. What was appended has been written by then, or has failed.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _writing.GetAwaiter().GetResult();
        _waiting.Dispose();
        _file.Dispose();
        _removeIfEmpty();
        _lock.Dispose();
    }

    private void WriteAll()
    {
        Exception? failure = null;
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            var lines = new List<PendingLine> { first };
            while (_waiting.TryTake(out var next))
                lines.Add(next);
            // What comes after a line that is perhaps not whole could not be read.
            failure ??= TryWrite(lines);
            foreach (var line in lines)
                line.End(failure);
        }
    }

    private Exception? TryWrite(List<PendingLine> lines)
    {
        try
        {
            Write(lines);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Write(List<PendingLine> lines)
    {
        using var batch = new MemoryStream();
        foreach (var line in lines)
        {
            batch.Write(line.Bytes, 0, line.Bytes.Length);
            batch.WriteByte((byte)'\n');
        }

        _file.Write(batch.GetBuffer(), 0, (int)batch.Length);
        _flush();
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
            // The system lets go of it when the process dies, however it does. The file stays: were it removed, one run
            // could lock the file that is gone and another the one that is new.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new JournalInUseException(taken);
        }
    }

    private static void RemoveIfEmpty(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            File.Delete(path);
    }

    private sealed record PendingLine(byte[] Bytes)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End(Exception? failure)
        {
            if (failure is null)
                Written.SetResult(true);
            else
                Written.SetException(new JournalFailedException(failure));
        }
    }
}
