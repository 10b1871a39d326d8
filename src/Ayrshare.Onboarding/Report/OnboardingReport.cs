using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>A self-contained HTML page about an onboarding. It shows no link and no key.</summary>
public sealed record OnboardingReport
{
    private const string Todo = "ToDo";
    private const string OnlyOpened = "OpenedNotLinked";

    private static readonly string[] Columns =
        ["Row", "Client", "Status", "Reached", "Emailed", "Opened", "Linked", "Link ends", "Key kept as", "What to do"];

    /// <summary>The journal.</summary>
    public required string JournalPath { get; init; }

    /// <summary>The rows of the list, in any order.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>The time of the report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When the run that writes the report began; null if it was not written by a run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The page.</summary>
    public string Render()
    {
        var page = Template.Load("Report.html").Fill(
            ("style", new Markup(Template.Read("Report.css"))),
            ("script", new Markup(Template.Read("Report.js"))),
            ("name", Name),
            ("count", Number(Rows.Count)),
            ("asOf", Time(AsOf)),
            ("zone", Zone()),
            ("run", StartedAt is { } started ? $"The run began at {Time(started)} and took {Text(AsOf - started)}." : ""),
            ("journal", JournalPath),
            ("steps", Steps()),
            ("timeline", ReportTimeline.Draw(States)),
            ("filters", Filters()),
            ("columns", ColumnHeads()),
            ("rows", RowsByRank()));
        return page.Text + Environment.NewLine;
    }

    // The journal beside a list is named after it.
    private string Name
    {
        get
        {
            var file = Path.GetFileName(JournalPath);
            return file.EndsWith(JournalWriter.Suffix, StringComparison.OrdinalIgnoreCase)
                ? file.Substring(0, file.Length - JournalWriter.Suffix.Length)
                : file;
        }
    }

    private IEnumerable<ClientState> States => Rows.Select(row => row.State).OfType<ClientState>();

    private Markup Steps()
    {
        var step = Template.Load("ReportStep.html");
        return Join("\n", ReportStep.All.Select(reached =>
        {
            var count = States.Count(reached.IsReached);
            return step.Fill(("name", reached.Name), ("count", Number(count)), ("percent", count * 100 / Math.Max(1, Rows.Count)));
        }));
    }

    private static Markup ColumnHeads()
    {
        var head = Template.Load("ReportColumn.html");
        return Join("", Columns.Select(column => head.Fill(("name", column))));
    }

    private Markup Filters()
    {
        var filter = Template.Load("ReportFilter.html");
        var states = Rows.GroupBy(row => row.Status).OrderBy(group => group.Min(row => row.Rank)).ThenBy(group => group.Key)
            .Select(group => (Key: group.Key, Name: group.Key, Count: group.Count()));
        return Join("\n", new[]
        {
            (Key: Todo, Name: "to do", Count: Rows.Count(row => row.Todo.Length > 0)),
            (Key: OnlyOpened, Name: "opened, not linked", Count: Rows.Count(row => row.HasOnlyOpened)),
        }
            .Where(found => found.Count > 0)
            .Concat(states)
            .Select(found => filter.Fill(("key", found.Key), ("name", found.Name), ("count", Number(found.Count)))));
    }

    private Markup RowsByRank()
    {
        var template = Template.Load("ReportRow.html");
        return Join("\n", Rows.OrderBy(row => row.Rank).ThenBy(row => row.Row).Select(row => template.Fill(
            ("keys", Keys(row)),
            ("row", row.Row?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("title", row.Title ?? ""),
            ("email", row.Email ?? ""),
            ("status", row.Status),
            ("step", row.State is { } state ? ReportStep.All.LastOrDefault(step => step.IsReached(state))?.Name ?? "" : ""),
            ("mailed", Mailed(row.State)),
            ("opened", Time(row.State?.OpenedAt)),
            ("linked", Time(row.State?.LinkedAt)),
            ("ends", Time(row.State?.ExpiresAt)),
            ("secret", row.State?.Secret ?? ""),
            ("todo", row.Todo))));
    }

    private static string Keys(ReportRow row) =>
        string.Concat(row.Status, row.Todo.Length > 0 ? " " + Todo : "", row.HasOnlyOpened ? " " + OnlyOpened : "");

    private static string Mailed(ClientState? state) => (Time(state?.MailedAt), state?.Emails.Reminders ?? 0) switch
    {
        ("", _) => "",
        var (time, reminders) => reminders == 0 ? time : $"{time}, {reminders} {(reminders == 1 ? "reminder" : "reminders")}",
    };

    private string Zone()
    {
        var offset = AsOf.ToLocalTime().Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return $"{TimeZoneInfo.Local.Id} (UTC{sign}{offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)})";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static Markup Join(string separator, IEnumerable<Markup> parts) => new(string.Join(separator, parts));

    private static string Text(TimeSpan duration) => duration.ToString(
        duration < TimeSpan.FromDays(1) ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
