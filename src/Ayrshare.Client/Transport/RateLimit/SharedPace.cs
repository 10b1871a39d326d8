using System;

namespace Ayrshare.Client;

/// <summary>
/// The pace of a process while others use the same rate limit. It knows of them only from the count in the headers. The less room
/// the count leaves, the longer the process waits from one request to the next. So the limit is never used up, the headers can
/// always be read, and because all wait alike, each gets the same part.
/// </summary>
internal sealed class SharedPace
{
    // With a seventh of the limit left, a process waits as long as one request takes to leave the window on average.
    private const double Brake = 7;

    private static readonly TimeSpan Window = RateStatus.Window;

    // Others are expected to send more for so long after a request of theirs was seen. The first response of a process shows
    // requests that may be old, so less is concluded from it.
    private static readonly TimeSpan Memory = Window;
    private static readonly TimeSpan ShortMemory = TimeSpan.FromTicks(Window.Ticks / 10);

    private static readonly TimeSpan LongestInterval = TimeSpan.FromTicks(Window.Ticks / 2);

    // When there is room again, the interval begins at half of this and halves with each request. Meanwhile, the others notice it.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromTicks(Window.Ticks / 15);

    // The least time before a process looks whether requests that should have left the window have left it.
    private static readonly TimeSpan Look = TimeSpan.FromTicks(Window.Ticks / 30);

    // Below this, requests can be sent side by side.
    private static readonly TimeSpan NoInterval = TimeSpan.FromTicks(Window.Ticks / 3000);

    private TimeSpan _until = TimeSpan.MinValue;
    private TimeSpan _interval;

    /// <summary>Whether others use the limit.</summary>
    public bool IsShared(TimeSpan now) => now < _until;

    /// <summary>Whether the interval allows several requests at once.</summary>
    public bool AllowsSeveral => _interval < NoInterval;

    /// <summary>Notes that others used the limit.</summary>
    /// <param name="when">When that was noticed, or when requests may be sent again after HTTP 429.</param>
    /// <param name="isFirst">Whether it was the first response of the process.</param>
    public void SeeOthers(TimeSpan when, bool isFirst)
    {
        var until = when + (isFirst ? ShortMemory : Memory);
        if (until > _until)
            _until = until;
    }

    /// <summary>Notes the room that a response has shown.</summary>
    public void SeeRoom(int room, int limit)
    {
        var half = TimeSpan.FromTicks(Math.Min(_interval.Ticks, FirstInterval.Ticks) / 2);
        var interval = IntervalFor(room, limit);
        _interval = interval > half ? interval : half;
    }

    /// <summary>When the next request may be sent.</summary>
    /// <param name="heard">When the last response came.</param>
    /// <param name="room">The room that it showed.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="freed">How many known requests have left the window since.</param>
    /// <param name="window">The requests that will leave it.</param>
    public TimeSpan Next(TimeSpan heard, int room, int limit, int freed, RateWindow window)
    {
        var next = heard + _interval;

        // The last few places are not for a look: if the window does not slide, nothing has left it.
        if (room <= limit / 75)
            return next;
        if (freed > 0)
            next = Earlier(next, LookFor(room + freed));
        foreach (var end in window.Ends)
        {
            if (end >= next)
                break;
            var look = LookFor(room + ++freed);
            next = Earlier(next, look > end ? look : end);
        }

        return next;

        TimeSpan LookFor(int expected) => heard + (IntervalFor(expected, limit) is var wait && wait > Look ? wait : Look);
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan IntervalFor(int room, int limit)
    {
        // Who takes the last place waits until what was counted has left. Who took the one before it comes at another time, so that
        // two do not follow each other for ever.
        if (room < 2)
            return room < 1 ? Window : TimeSpan.FromTicks(Window.Ticks * 5 / 6);
        var ticks = Window.Ticks / (limit * Math.Pow(room * Brake / limit, 3));
        return ticks < LongestInterval.Ticks ? TimeSpan.FromTicks((long)ticks) : LongestInterval;
    }
}
