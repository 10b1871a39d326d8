using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A night with reminders, requests to link again, updates, renames and removals, killed until it is done, and what must be true
/// then.</summary>
internal sealed class JourneyRound : IDisposable
{
    private const string Nightly = "-Remind -Reconnect -Update -Offboard -Force";
    private const int InGroup = 6;

    private static readonly string[] Groups = ["Late", "Lapsed", "Updated", "Renamed", "Leaving"];

    private readonly KilledJob _job;

    private JourneyRound(KilledJob job) => _job = job;

    /// <summary>Onboards the clients, and lets four days go by.</summary>
    public static async Task<JourneyRound> ArrangeAsync(int seed, Action<string> log)
    {
        var round = new JourneyRound(new KilledJob(seed, log));
        var job = round._job;
        round.Write(Title, tags: "food", leaving: true);
        await job.RunAsync("");
        foreach (var title in Groups.Skip(1).SelectMany(Titles))
            job.Sandbox.Link(title, "facebook");
        await job.RunAsync("");
        foreach (var title in Titles("Lapsed"))
            job.Session.Run($"$sandbox.Invalidate('{title}', 'facebook')").ThrowIfFailed();
        round.Age(TimeSpan.FromDays(4));
        round.Write(NewTitle, tags: "vip", leaving: false);
        return round;
    }

    /// <summary>Runs and kills the job until it comes to its end by itself, or was killed often enough.</summary>
    /// <returns>How often it was killed.</returns>
    public Task<int> KillUntilDoneAsync(int atMost) => _job.KillUntilDoneAsync(atMost, () => Nightly);

    /// <summary>Runs the job to its end, and checks what must be true of it.</summary>
    public async Task CompareAsync()
    {
        await _job.RunAsync(Nightly);
        var ended = await _job.RunAsync(Nightly);

        var expected = Groups.SkipLast(1).SelectMany(Titles).Select(NewTitle).Order();
        Assert.Equal(expected, _job.Sandbox.Profiles.Select(profile => profile.Title).Order());
        var keys = _job.Keys();
        Assert.All(_job.Sandbox.Profiles, profile => Assert.Equal(profile.Key, keys[KilledJob.SecretOf(profile.Title)]));
        Assert.Equal(_job.Sandbox.Profiles.Count, keys.Count);
        Assert.All(Titles("Late"), title => Assert.Equal("AlreadyDone", ended[title]));
        Assert.All(Titles("Lapsed"), title => Assert.Equal("Lapsed", ended[title]));
        Assert.All(Titles("Updated").Concat(Titles("Renamed").Select(NewTitle)), title => Assert.Equal("Linked", ended[title]));
        var tags = _job.Session.Run("$sandbox.Profiles | Where-Object Title -Like Updated* | ForEach-Object { \"$($_.Tags)\" }");
        Assert.All(tags.Output, tag => Assert.Equal("vip", $"{tag}"));

        var emails = _job.Sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        foreach (var group in Groups)
        {
            // A reminder that was announced when the process died counts as sent.
            var most = group is "Late" or "Lapsed" ? 2 : 1;
            Assert.All(Titles(group), title => Assert.InRange(emails[Address(title)], 1, most));
        }
    }

    public void Dispose() => _job.Dispose();

    private static IEnumerable<string> Titles(string group) => Enumerable.Range(1, InGroup).Select(number => $"{group}-{number}");

    private static string Title(string title) => title;

    private static string NewTitle(string title) => title.Replace("Renamed", "New");

    private static string Address(string title) => $"{title}@example.com";

    private void Write(Func<string, string> titleOf, string tags, bool leaving) => File.WriteAllLines(_job.Csv,
    [
        "Id,Title,Email,Tags",
        .. Groups.SkipLast(leaving ? 0 : 1).SelectMany(Titles).Select(title =>
            $"{title},{titleOf(title)},{Address(title)},{(title.StartsWith("Updated", StringComparison.Ordinal) ? tags : "food")}"),
    ]);

    // The processes have the clock of this machine, so it is the journal that becomes older.
    private void Age(TimeSpan by) => File.WriteAllText(_job.Journal, Regex.Replace(
        File.ReadAllText(_job.Journal), "(?<=\"at\":\")[^\"]*", match => $"{DateTimeOffset.Parse(match.Value) - by:O}"));
}
