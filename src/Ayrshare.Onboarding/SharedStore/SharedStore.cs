using System;
using System.IO;
using System.Text.Json;

namespace Ayrshare.Onboarding;

/// <summary>
/// Makes the processes of a user write to SecretStore one after another, and only what includes the writes of the others.
/// </summary>
/// <remarks>
/// SecretStore keeps the whole store in the memory of each process, and each write replaces the file by that copy. A process reads
/// the file again five seconds after the last change to it, unless it wrote to the file itself in the five seconds before that
/// change. So a process that writes too early removes what another one has just stored, and makes that one miss the change. Here,
/// one process has the turn at a time; its first write comes later than that after the last write of another; and it first looks
/// whether its copy shows that write.
/// </remarks>
/// <param name="place">Where the files are.</param>
/// <param name="self">This process.</param>
/// <param name="clock">The clock of the waits.</param>
public sealed class SharedStore(SharedStorePlace place, StoreProcess self, TimeProvider clock)
{
    // The five seconds of SecretStore, and the time to read the file.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LongestReload = TimeSpan.FromSeconds(30);

    // A job can pause for some minutes, for the rate limit or a response.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(15);

    // The state can still be that of the process before, which has just released the lock.
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private IDisposable? _lock;
    private int _turns;
    private DateTime? _known;

    /// <summary>Takes the turn for this process, which can have several at a time. Dispose of the result to end it.</summary>
    /// <param name="wait">Called again and again while another process has the turn. It pauses, or throws to give up.</param>
    /// <exception cref="StoreBusyException">The other process has not written for a long time.</exception>
    /// <exception cref="IOException">The lock cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock cannot be created.</exception>
    public IDisposable Take(Action<StoreWait> wait)
    {
        StoreState? seen = null;
        var seenAt = clock.GetUtcNow();
        while (!TryEnter())
        {
            var (state, now) = (ReadState(), clock.GetUtcNow());
            if (state != seen)
                (seen, seenAt) = (state, now);
            if (state is not null && now - seenAt >= ShortestLook && now - state.ActiveAt() >= LongestIdle)
                throw new StoreBusyException(state.Holder, state.Since, state.ActiveAt());
            wait(new StoreWait(state?.Holder, IsForTurn: true));
        }

        return new Turn(this);
    }

    /// <summary>Waits until the copy of this process includes what others have written. Call it in a turn, before each write.</summary>
    /// <param name="has">Whether the copy has a secret of that name.</param>
    /// <param name="wait">Called again and again meanwhile. It pauses, or throws to give up.</param>
    /// <exception cref="StoreOutdatedException">The copy does not show the last write.</exception>
    public void Settle(Func<string, bool> has, Action<StoreWait> wait)
    {
        while (true)
        {
            var changed = FileTime();
            if (IsKnown(changed))
                return;
            var last = ReadState()?.Last;
            var reading = new StoreWait(last?.FileTime == changed ? last.By : null, IsForTurn: false);
            for (var until = SettledAt(changed, last); clock.GetUtcNow() < until && FileTime() == changed;)
                wait(reading);
            if (last?.FileTime == changed && last.By != self)
                AwaitReload(last, has, () => wait(reading));
            if (FileTime() == changed)
                Know(changed);
        }
    }

    /// <summary>Notes that this process has written. Call it in the same turn.</summary>
    /// <param name="secret">The name of a secret that was added or removed; null if the write does not show in the names.</param>
    /// <param name="isThere">Whether the store has a secret of that name since.</param>
    public void NoteWrite(string? secret, bool isThere)
    {
        var changed = FileTime();
        Know(changed);
        Tell(state => state with { Last = new StoreWrite(self, clock.GetUtcNow(), changed, secret, isThere) });
    }

    private bool TryEnter()
    {
        lock (_gate)
        {
            if (_turns == 0)
            {
                _lock = FileLock.TryTake(place.Lock);
                if (_lock is null)
                    return false;
                Tell(state => state with { Since = clock.GetUtcNow() });
            }

            _turns++;
            return true;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_turns > 0)
                return;
            _lock!.Dispose();
            _lock = null;
        }
    }

    // Never later than a whole wait from now: a clock can have been set back.
    private DateTimeOffset SettledAt(DateTime changed, StoreWrite? last)
    {
        var now = clock.GetUtcNow();
        var written = new DateTimeOffset(changed, TimeSpan.Zero);
        if (last?.At > written)
            written = last.At;
        return (written < now ? written : now) + Settling;
    }

    private void AwaitReload(StoreWrite last, Func<string, bool> has, Action wait)
    {
        var until = clock.GetUtcNow() + LongestReload;
        while (last.Secret is { } secret && has(secret) != last.IsThere)
        {
            if (clock.GetUtcNow() >= until)
                throw new StoreOutdatedException(last.By, last.At);
            wait();
        }
    }

    private bool IsKnown(DateTime changed)
    {
        lock (_gate)
            return _known == changed;
    }

    private void Know(DateTime changed)
    {
        lock (_gate)
            _known = changed;
    }

    private DateTime FileTime() => File.GetLastWriteTimeUtc(place.StoreFile);

    private StoreState? ReadState()
    {
        try
        {
            // The holder can replace the file meanwhile.
            using var file = new FileStream(place.State, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize(file, StoreJson.Default.StoreState);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // What was written to the store is there, even if nothing can be told of it. The time of the file still tells the others to wait.
    private void Tell(Func<StoreState, StoreState> change)
    {
        var before = ReadState();
        var state = before?.Holder == self ? before : new StoreState { Holder = self, Since = clock.GetUtcNow(), Last = before?.Last };
        try
        {
            PrivateFile.Replace(place.State, JsonSerializer.Serialize(change(state), StoreJson.Default.StoreState));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private sealed class Turn(SharedStore store) : IDisposable
    {
        private SharedStore? _store = store;

        public void Dispose()
        {
            _store?.Leave();
            _store = null;
        }
    }
}
