using System;

namespace Ayrshare.Client;

/// <summary>How often a call repeats a request that failed and may be repeated.</summary>
internal static class RepeatPolicy
{
    /// <summary>How often a request is repeated that may succeed later.</summary>
    public const int Most = 4;

    /// <summary>How often it is repeated if no wait helps and a person waits: once, after about a second.</summary>
    private const int Attended = 1;

    /// <summary>Returns how often the request may be repeated.</summary>
    /// <param name="failure">How the request failed.</param>
    /// <param name="isAttended">Whether a person waits for the call.</param>
    /// <param name="wasReached">Whether the server has responded before, so that it is only out of reach for a while.</param>
    public static int RepeatsAfter(AyrshareApiException failure, bool isAttended, bool wasReached) =>
        isAttended && !wasReached && failure.Obstacle is not (null or ConnectionObstacle.Unknown) ? Attended : Most;

    /// <summary>The event that says that a request is sent again.</summary>
    /// <param name="failure">How the request failed.</param>
    /// <param name="server">The host and port.</param>
    /// <param name="repeat">The number of the repeat, from 1.</param>
    /// <param name="repeats">How many repeats there are at most.</param>
    /// <param name="pause">The wait before it.</param>
    /// <param name="next">The end of the wait.</param>
    public static ApiEvent Event(
        AyrshareApiException failure, string server, int repeat, int repeats, TimeSpan pause, DateTimeOffset next) =>
        new(
            $"{failure.Message} Trying again in {pause.TotalSeconds:0.0} s ({repeat} of {repeats}).",
            new ApiWait(next, $"attempt {repeat + 1} of {repeats + 1} at", $"{server}: {failure.InShort}"));
}
