using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>
/// A self-contained HTML page about a run: totals, a timeline and a table to filter. It shows no link and no key.
/// </summary>
public static class OnboardingReport
{
    private const int Bars = 40;
    private const int BarWidth = 10;

    /// <summary>The page.</summary>
    /// <param name="outcomes">The outcomes of the clients, in the order in which they were finished.</param>
    /// <param name="describe">Describes why a client is not done and what to do about it.</param>
    /// <param name="journalPath">The run's journal.</param>
    /// <param name="startedAt">When the run began.</param>
    /// <param name="endedAt">When it ended.</param>
    public static string Render(
        IReadOnlyList<OnboardingOutcome> outcomes,
        Func<OnboardingOutcome, string> describe,
        string journalPath,
        DateTimeOffset startedAt,
        DateTimeOffset endedAt)
    {
        var page = Template.Load("Report.html").Fill(
            ("style", new Markup(Template.Read("Report.css"))),
            ("script", new Markup(Template.Read("Report.js"))),
            ("started", Time(startedAt)),
            ("duration", (endedAt - startedAt).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)),
            ("count", outcomes.Count),
            ("journal", journalPath),
            ("totals", Totals(outcomes)),
            ("width", Bars * BarWidth),
            ("bars", Timeline(outcomes, startedAt, endedAt)),
            ("rows", Rows(outcomes, describe)));
        return page.Text + Environment.NewLine;
    }

    private static Markup Totals(IEnumerable<OnboardingOutcome> outcomes)
    {
        var total = Template.Load("ReportTotal.html");
        return Join("", outcomes
            .GroupBy(outcome => outcome.Status)
            .OrderBy(group => group.Key)
            .Select(group => total.Fill(("status", group.Key), ("count", group.Count()))));
    }

    private static Markup Rows(IEnumerable<OnboardingOutcome> outcomes, Func<OnboardingOutcome, string> describe)
    {
        var row = Template.Load("ReportRow.html");
        return Join("\n", outcomes.OrderBy(outcome => outcome.Client.Row).Select(outcome => row.Fill(
            ("row", outcome.Client.Row),
            ("title", outcome.Client.Title),
            ("status", outcome.Status),
            ("mail", outcome.MailedAt is { } mailed ? $"{outcome.Client.Email}, {Time(mailed)}" : ""),
            ("ends", outcome.ExpiresAt is { } ends ? Time(ends) : ""),
            ("secret", outcome.Client.SecretName),
            ("todo", describe(outcome)))));
    }

    private static Markup Timeline(IEnumerable<OnboardingOutcome> outcomes, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        var counts = new int[Bars];
        var length = Math.Max(1, (endedAt - startedAt).Ticks);
        foreach (var outcome in outcomes)
            counts[Math.Min(Bars - 1, Math.Max(0, (int)((outcome.FinishedAt - startedAt).Ticks * Bars / length)))]++;
        var highest = Math.Max(1, counts.Max());
        var bar = Template.Load("ReportBar.html");
        return Join("", counts.Select((count, index) =>
        {
            var height = count * 100 / highest;
            return bar.Fill(("x", index * BarWidth), ("y", 100 - height), ("height", height), ("count", count));
        }));
    }

    private static Markup Join(string separator, IEnumerable<Markup> parts) => new(string.Join(separator, parts));

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
