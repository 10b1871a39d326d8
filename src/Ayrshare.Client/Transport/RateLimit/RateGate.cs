using System;
using System.Collections.Generic;

namespace Ayrshare.Client;

/// <summary>
/// Decides when a request may be sent within the rate limit of one profile. What others sent is known only from the count in
/// the headers, and only until the last response: after a pause, one request alone finds out, and then more and more go at once.
/// </summary>
internal sealed class RateGate
{
    // A header with a higher limit must be wrong, and to believe it would only cost memory.
    private const int MaxLimit = 100_000;

    private static readonly TimeSpan Look = TimeSpan.FromTicks(RateStatus.Window.Ticks / 4);

    // After so long, what the last response said is out of date.
    private static readonly TimeSpan Pause = TimeSpan.FromTicks(RateStatus.Window.Ticks / 30);

    private readonly RateWindow _window = new();
    private readonly SharedPace _shared = new();

    // For each request in progress, the first one first, how many requests had left the window when it was sent.
    private readonly Queue<int> _leftWhenSent = new();

    private TimeSpan _closedUntil;
    private TimeSpan _heard;

    // When requests last came side by side.
    private TimeSpan _lastTogether;
    private int _leftWhenHeard;
    private int _limit = RateStatus.DocumentedMax;

    // As many requests may be in progress at once.
    private int _together = 1;

    // What the count in the next header is at most, unless others have sent requests.
    private int _atMost;

    private bool _isAlone;
    private bool _confirmed;

    // Since when the limit has been used up again and again, or null.
    private TimeSpan? _fullSince;

    /// <summary>Whether a request may be sent. If so, it must be followed by <see cref="Settle"/> or <see cref="Withdraw"/>.</summary>
    /// <param name="now">The time.</param>
    /// <param name="waiting">How many requests wait, this one included.</param>
    /// <param name="until">When to ask again if it may not; null to ask when a request in progress has ended.</param>
    public bool TryEnter(TimeSpan now, int waiting, out TimeSpan? until)
    {
        _window.MoveTo(now);
        if (InProgress == 0 && now - _heard >= Pause)
            _together = 1;
        if (InProgress > 0 || waiting > 1)
            _lastTogether = now;
        if (now - _heard > RateStatus.Window)
            _fullSince = null;
        if (!MayGo(now, waiting, out until))
            return false;
        _isAlone = InProgress == 0;
        _leftWhenSent.Enqueue(_window.Left);
        _atMost++;
        return true;
    }

    /// <summary>Counts a request that has ended, whether or not it succeeded.</summary>
    /// <param name="now">The time.</param>
    /// <param name="rate">What the response said about the rate limit, or null if there was no response.</param>
    public void Settle(TimeSpan now, RateStatus? rate)
    {
        var leftWhenSent = _leftWhenSent.Dequeue();
        _window.Add(now);
        if (rate is { } status)
            Correct(now, leftWhenSent, status);
        else
            _atMost = Math.Min(_atMost, _window.Count + InProgress);
        _heard = now;
        _leftWhenHeard = _window.Left;

        // The response to a request that was sent before a 429 says nothing about requests that are sent after it.
        if (now < _closedUntil)
            return;
        _confirmed = true;
        _together++;
    }

    /// <summary>Releases the place of a request that was never sent. It replaces <see cref="Settle"/>.</summary>
    public void Withdraw()
    {
        _leftWhenSent.Dequeue();
        _atMost--;
    }

    /// <summary>Stops all requests after HTTP 429. After the wait, one request is sent alone, as a test.</summary>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long the server said to wait; null for a whole window, which is also the maximum.</param>
    public void Close(TimeSpan now, TimeSpan? wait)
    {
        var until = now + (wait < RateStatus.Window ? wait.Value : RateStatus.Window);
        if (until > _closedUntil)
            _closedUntil = until;
        _together = 1;
        _confirmed = false;
    }

    /// <summary>Whether more than half of the limit is left.</summary>
    public bool IsMostlyFree(TimeSpan now)
    {
        _window.MoveTo(now);
        return _window.Count * 2 < _limit && now >= _closedUntil;
    }

    private int InProgress => _leftWhenSent.Count;

    private bool MayGo(TimeSpan now, int waiting, out TimeSpan? until)
    {
        until = null;
        if (now < _closedUntil)
        {
            until = _closedUntil;
            return false;
        }

        if (InProgress >= _together)
            return false;

        // The first request, and the first one after a 429, finds out how much room there is.
        if (!_confirmed)
            return true;
        return _shared.IsShared(now) ? MayShare(now, out until) : MayTake(now, waiting, out until);
    }

    // Nobody else uses the limit.
    private bool MayTake(TimeSpan now, int waiting, out TimeSpan? until)
    {
        until = null;
        var room = _limit - _window.Count - InProgress;
        if (room <= 0)
        {
            _fullSince ??= now;
            until = _window.NextEnd;
            return false;
        }

        // The last places are used slowly and not quite, so that another process can get in and is seen.
        if (room <= Kept(now, waiting, room))
        {
            if (InProgress > 0)
                return false;
            var look = _heard + Look;
            until = room > 1 && look < _window.NextEnd ? look : _window.NextEnd;
            return until <= now;
        }

        // Others may have sent as many requests as are in progress here without their being known, so fewer are sent at once near
        // the limit.
        return InProgress == 0 || Math.Min(room, _limit - _atMost) > InProgress;
    }

    // Where some have to wait anyway, leaving places costs them nothing. Of requests that come one by one, nobody knows whether more
    // will come, so only one place is left, and only by a process that has used up the limit for some time.
    private int Kept(TimeSpan now, int waiting, int room)
    {
        if (_fullSince is not { } since)
            return 0;
        if (waiting > room)
            return _limit / 60;
        var isSequential = now - _lastTogether >= Pause;
        return isSequential && (now - since).Ticks > RateStatus.Window.Ticks * 3 / 2 ? Math.Min(1, _limit / 60) : 0;
    }

    private bool MayShare(TimeSpan now, out TimeSpan? until)
    {
        until = null;
        var room = _limit - _atMost;
        if (room - InProgress > _limit / 2 && _shared.AllowsSeveral)
            return true;
        if (InProgress > 0)
            return false;
        var next = _shared.Next(_heard, room, _limit, _window.Left - _leftWhenHeard, _window);
        if (next <= now)
            return true;
        until = next;
        return false;
    }

    private void Correct(TimeSpan now, int leftWhenSent, RateStatus status)
    {
        _limit = Math.Min(Math.Max(1, status.Max), MaxLimit);
        var count = Math.Min(status.Count, _limit);

        // The server may have counted requests that have left the window since this one was sent.
        var others = count - _window.Count - (_window.Left - leftWhenSent) - InProgress;
        if (others > 0 || count > _atMost)
            _shared.SeeOthers(now > _closedUntil ? now : _closedUntil, isFirst: !_confirmed && count <= _limit / 2);
        _atMost = _isAlone && InProgress == 0 ? count : Math.Max(_atMost, count + InProgress);
        _shared.SeeRoom(_limit - _atMost, _limit);

        // When the requests of others were counted is unknown, so the latest possible time is assumed, which is now.
        _window.Add(now, others);
    }
}
