using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Onboarding;

/// <summary>
/// Appends to a journal. An entry counts as written when it is on the disk. Entries that arrive at the same time are written
/// together. While a writer is open, no other one can open the same journal.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    /// <summary>What the name of a journal beside a list ends with, after the name of the list.</summary>
    public const string Suffix = ".journal.jsonl";

    /// <summary>What the name of the file ends with that keeps other runs from a journal.</summary>
    public const string LockSuffix = ".lock";

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

    /// <summary>Opens a journal, or creates it. A new journal is deleted when it is closed without an entry.</summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="JournalInUseException">Another run has the journal open.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static JournalWriter Open(string path)
    {
        // A run that opens the journal through a link must find the same lock.
        path = RealPath.Of(path);
        // Before the lock, so that no lock stays beside a file of another kind.
        if (File.Exists(path))
            JournalReader.RequireJournal(path);
        var theLock = Lock(path + LockSuffix);
        FileStream? file = null;
        try
        {
            file = PrivateFile.OpenOwn(path, FileShare.ReadWrite | FileShare.Delete);
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

    /// <summary>Writes an entry. When the task completes, the entry is on the disk.</summary>
    /// <exception cref="JournalFailedException">
    /// The disk refused this entry or an earlier one. The run must not do what it cannot record.
    /// </exception>
    public Task AppendAsync(JournalEntry entry)
    {
        var line = new PendingLine(JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Plain.JournalEntry));
        _waiting.Add(line);
        return line.Written.Task;
    }

    /// <summary>Closes the journal, after everything that was appended has been written or has failed.</summary>
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
            // The last line may be incomplete, and then an entry after it could not be read.
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

    // If the last run left an incomplete line, the next entry must begin on a new one.
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
            // The system releases the lock when the process ends in any way. The lock file is not deleted. Otherwise one run
            // could hold a lock on the deleted file, and another on a new one.
            return PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
