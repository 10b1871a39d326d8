using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Ayrshare.PowerShell.Tests.Onboarding;

/// <summary>A month of an agency: a run every night, and clients who link at once, late, never, lapse or leave.</summary>
public sealed class MonthTests
{
    private const int Nights = 30;
    private const string Nightly = "-SendEmail -Remind -Reconnect -Update -Offboard -Force -ExpiresIn 1440 -ThrottleLimit 16";

    /// <summary>How a client behaves, how many there are, and what the month ends with.</summary>
    private static readonly Behaviour[] Behaviours =
    [
        new("prompt", 150, Emails: 1, Ends: "Linked") { LinksAfter = [1] },
        new("late", 60, Emails: 2, Ends: "Linked") { LinksAfter = [2] },
        new("later", 30, Emails: 3, Ends: "Linked") { LinksAfter = [3] },
        new("never", 30, Emails: 3, Ends: "AlreadyDone"),
        new("lapsing", 20, Emails: 2, Ends: "Linked") { LinksAfter = [1, 2], LapsesOn = 10 },
        new("leaving", 10, Emails: 1, Ends: null) { LinksAfter = [1], LeavesOn = 15 },
    ];

    [Fact]
    public void The_month_ends_as_the_table_says()
    {
        using var job = new OnboardingSession("-RateLimit 1000000");
        var statuses = new Dictionary<string, string>();

        for (var night = 1; night <= Nights; night++)
        {
            Write(job.Csv, night);
            var result = job.Onboard(Nightly).ThrowIfFailed();
            statuses = result.Output.ToDictionary(
                output => (string)output.Properties["Title"].Value, output => (string)output.Properties["Status"].Value);
            Live(job, night);
            job.Sandbox.Advance(TimeSpan.FromDays(1));
        }

        var emails = job.Sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        foreach (var behaviour in Behaviours)
        {
            var titles = behaviour.Titles.ToArray();
            Assert.All(titles, title => Assert.Equal((title, behaviour.Emails), (title, emails[Address(title)])));
            Assert.All(titles, title => Assert.Equal((title, behaviour.Ends), (title, statuses.GetValueOrDefault(title))));
        }

        Assert.Equal(
            Behaviours.Where(behaviour => behaviour.Ends is not null).SelectMany(behaviour => behaviour.Titles).Order(),
            job.Sandbox.Profiles.Select(profile => profile.Title).Order());
        Assert.Equal(0, job.Sandbox.RateLimitedCount);
        var standing = job.Standing();
        Assert.Equal((260, 10), ((int)standing.Properties["Linked"].Value, (int)standing.Properties["Offboarded"].Value));
    }

    private static void Write(string csv, int night)
    {
        var rows =
            from behaviour in Behaviours
            where behaviour.LeavesOn is null || night < behaviour.LeavesOn
            from title in behaviour.Titles
            select $"{title},{Address(title)}";
        File.WriteAllLines(csv, rows.Prepend("Title,Email"));
    }

    // Between two nights, the clients read their emails.
    private static void Live(OnboardingSession job, int night)
    {
        var emails = job.Sandbox.Outbox.GroupBy(mail => mail.To).ToDictionary(group => group.Key, group => group.Count());
        foreach (var behaviour in Behaviours)
        {
            foreach (var title in behaviour.Titles)
            {
                var received = emails[Address(title)];
                if (behaviour.LapsesOn == night)
                    job.Run($"$sandbox.Invalidate('{title}', 'facebook')").ThrowIfFailed();
                else if (!(behaviour.LeavesOn <= night) && behaviour.LinksAfter.Contains(received) && !IsLapsed(behaviour, night, received))
                    job.Sandbox.Link(title, "facebook");
            }
        }
    }

    // A client who lapsed links again only after the next email.
    private static bool IsLapsed(Behaviour behaviour, int night, int emails) => night > behaviour.LapsesOn && emails == 1;

    private static string Address(string title) => $"{title}@example.com";

    private sealed record Behaviour(string Name, int Count, int Emails, string? Ends)
    {
        /// <summary>After which of its emails the client links.</summary>
        public IReadOnlyList<int> LinksAfter { get; init; } = [];

        /// <summary>The night after which Ayrshare unlinks the network.</summary>
        public int? LapsesOn { get; init; }

        /// <summary>The night in which the client's row is no longer in the list.</summary>
        public int? LeavesOn { get; init; }

        public IEnumerable<string> Titles => Enumerable.Range(1, Count).Select(number => $"{Name}-{number}");
    }
}
