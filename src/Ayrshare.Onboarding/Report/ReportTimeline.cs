using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>A chart of how many clients had reached each step of their journey by when, with axes.</summary>
internal sealed class ReportTimeline
{
    private const int MaxPeriods = 60;
    private const int MaxLabels = 7;
    private const double Left = 44;
    private const double Right = 720;
    private const double Top = 10;
    private const double Bottom = 170;

    private static readonly TimeSpan[] Units =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(28), TimeSpan.FromDays(364),
    ];

    private static readonly (string Name, Func<ClientState, DateTimeOffset?> At)[] Series =
    [
        ("Created", state => state.KeyAt),
        ("Last link issued", state => state.IssuedAt),
        ("Opened", state => state.OpenedAt),
        ("Linked", state => state.LinkedAt),
    ];

    private readonly DateTime _start;
    private readonly TimeSpan _unit;
    private readonly int[][] _counts;

    private ReportTimeline(IReadOnlyList<(int Series, DateTime At)> events)
    {
        var (first, last) = (events.Min(happened => happened.At), events.Max(happened => happened.At));
        _unit = Array.Find(Units, unit => (last - first).Ticks / unit.Ticks < MaxPeriods - 1);
        if (_unit == TimeSpan.Zero)
            _unit = TimeSpan.FromTicks((last - first).Ticks / (MaxPeriods - 1));
        _start = new DateTime(first.Ticks - (first.Ticks % _unit.Ticks));
        _counts = [.. Enumerable.Range(0, IndexOf(last) + 1).Select(_ => new int[Series.Length])];
        foreach (var (series, at) in events)
            _counts[IndexOf(at)][series]++;
    }

    /// <summary>Draws the chart, or says that there is nothing to draw.</summary>
    public static Markup Draw(IEnumerable<ClientState> clients)
    {
        var events = clients
            .SelectMany(client => Series.Select((series, index) => (Series: index, At: series.At(client))))
            .Where(happened => happened.At is not null)
            .Select(happened => (happened.Series, At: happened.At!.Value.ToLocalTime().DateTime))
            .ToArray();
        return events.Length == 0 ? new Markup("<p>Nothing has happened yet.</p>") : new ReportTimeline(events).Draw();
    }

    private Markup Draw()
    {
        var most = Enumerable.Range(0, Series.Length).Max(series => _counts.Sum(period => period[series]));
        var step = StepFor(most);
        var top = (most + step - 1) / step * step;
        var (lines, labels) = (new List<Markup>(), new List<Markup>());
        for (var count = 0; count <= top; count += step)
        {
            lines.Add(Template.Load("ReportLine.html").Fill(("x1", Left), ("x2", Right), ("y", Number(YOf(count, top)))));
            labels.Add(Label(Left - 6, YOf(count, top) + 4, "end", count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        var every = (_counts.Length + MaxLabels - 1) / MaxLabels;
        for (var index = 0; index < _counts.Length; index += every)
            labels.Add(Label(XOf(index), Bottom + 18, "start", Text(TimeOf(index))));
        return Template.Load("ReportTimeline.html").Fill(
            ("legend", Legend()),
            ("lines", Join(lines)),
            ("labels", Join(labels)),
            ("curves", Join(Series.Select((_, series) => Curve(series, top)))));
    }

    private static Markup Legend()
    {
        var entry = Template.Load("ReportLegend.html");
        return Join(Series.Select((series, index) => entry.Fill(("name", series.Name), ("key", KeyOf(index)))));
    }

    private Markup Curve(int series, int top)
    {
        var (sum, points) = (0, new List<string> { $"{Number(Left)},{Number(Bottom)}" });
        for (var index = 0; index < _counts.Length; index++)
        {
            sum += _counts[index][series];
            points.Add($"{Number(XOf(index + 1))},{Number(YOf(sum, top))}");
        }

        return Template.Load("ReportCurve.html").Fill(
            ("name", Series[series].Name), ("key", KeyOf(series)), ("count", sum), ("points", string.Join(" ", points)));
    }

    private static Markup Label(double x, double y, string anchor, string text) => Template.Load("ReportLabel.html").Fill(
        ("x", Number(x)), ("y", Number(y)), ("anchor", anchor), ("text", text));

    // 1, 2 or 5 times a power of ten, so that there are at most five lines.
    private static int StepFor(int most)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (most <= 5L * step)
                    return step;
            }
        }
    }

    private string Text(DateTime time) => time.ToString(
        _unit >= TimeSpan.FromDays(1) ? "yyyy-MM-dd" : TimeOf(_counts.Length - 1).Date == _start.Date ? "HH:mm" : "MM-dd HH:mm",
        CultureInfo.InvariantCulture);

    private int IndexOf(DateTime time) => (int)((time - _start).Ticks / _unit.Ticks);

    private DateTime TimeOf(int index) => _start + TimeSpan.FromTicks(_unit.Ticks * index);

    private double XOf(int index) => Left + ((Right - Left) * index / _counts.Length);

    private static double YOf(int count, int top) => Bottom - ((Bottom - Top) * count / top);

    private static string KeyOf(int series) => Series[series].Name.Split(' ')[0];

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts));
}
