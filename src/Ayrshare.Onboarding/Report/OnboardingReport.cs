using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace Ayrshare.Onboarding;

/// <summary>A self-contained HTML page about a run: totals, a timeline and a table to filter. No link and no key is in it.</summary>
public static class OnboardingReport
{
    private const int Bars = 40;

    /// <summary>The page.</summary>
    /// <param name="outcomes">What became of the clients, in the order in which they were finished.</param>
    /// <param name="describe">Why a client is not done and what to do about it, in words.</param>
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
        var totals = outcomes
            .GroupBy(outcome => outcome.Status)
            .OrderBy(group => group.Key)
            .Select(group => $"""<li class="{group.Key}"><b>{group.Count()}</b> {group.Key}</li>""");
        var rows = outcomes.OrderBy(outcome => outcome.Client.Row).Select(outcome => Row(outcome, describe(outcome)));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>Ayrshare onboarding, {{Text(Time(startedAt))}}</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
            body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            ul { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
            li { border: 1px solid #8884; border-left: .4rem solid #888; border-radius: .4rem; padding: .4rem .9rem; }
            li b { font-size: 1.4rem; }
            .Done, .AlreadyDone { border-left-color: #2a8f4d; }
            .Failed, .KeyLost { border-left-color: #c33; }
            .MailUnknown, .Changed { border-left-color: #d90; }
            svg { width: 100%; height: 5rem; fill: #2a8f4d; }
            input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; margin: 1rem 0; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; }
            td { overflow-wrap: anywhere; }
            td:nth-child(3) { border-left: .25rem solid #888; white-space: nowrap; }
            td.Done, td.AlreadyDone { border-left-color: #2a8f4d; }
            td.Failed, td.KeyLost { border-left-color: #c33; }
            </style>
            </head>
            <body>
            <h1>Ayrshare onboarding</h1>
            <p>{{Text(Time(startedAt))}}, {{Text((endedAt - startedAt).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture))}} long, {{outcomes.Count}} clients. Journal: {{Text(journalPath)}}</p>
            <ul>{{string.Join("", totals)}}</ul>
            <h2>Timeline</h2>
            {{Timeline(outcomes, startedAt, endedAt)}}
            <h2>Clients</h2>
            <label>Show only rows with <input id="filter" type="search" placeholder="a title, a status, an address …"></label>
            <div class="wide">
            <table>
            <thead><tr><th>Row</th><th>Title</th><th>Status</th><th>Mail</th><th>Link ends</th><th>Key kept as</th><th>What to do</th></tr></thead>
            <tbody>
            {{string.Join("\n", rows)}}
            </tbody>
            </table>
            </div>
            <script>
            const rows = [...document.querySelectorAll('tbody tr')];
            document.getElementById('filter').addEventListener('input', event => {
              const wanted = event.target.value.toLowerCase();
              for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
            });
            </script>
            </body>
            </html>

            """;
    }

    private static string Row(OnboardingOutcome outcome, string description) => string.Concat(
        "<tr>",
        $"<td>{outcome.Client.Row}</td>",
        $"<td>{Text(outcome.Client.Title)}</td>",
        $"""<td class="{outcome.Status}">{outcome.Status}</td>""",
        $"<td>{Text(outcome.MailedAt is { } mailed ? $"{outcome.Client.Email}, {Time(mailed)}" : "")}</td>",
        $"<td>{Text(outcome.ExpiresAt is { } ends ? Time(ends) : "")}</td>",
        $"<td>{Text(outcome.Client.SecretName)}</td>",
        $"<td>{Text(description)}</td>",
        "</tr>");

    private static string Timeline(IReadOnlyList<OnboardingOutcome> outcomes, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        var counts = new int[Bars];
        var length = Math.Max(1, (endedAt - startedAt).Ticks);
        foreach (var outcome in outcomes)
            counts[Math.Min(Bars - 1, Math.Max(0, (int)((outcome.FinishedAt - startedAt).Ticks * Bars / length)))]++;
        var highest = Math.Max(1, counts.Max());
        var bars = new StringBuilder();
        for (var i = 0; i < Bars; i++)
        {
            var height = counts[i] * 100 / highest;
            bars.Append($"<rect x=\"{i * 10}\" y=\"{100 - height}\" width=\"8\" height=\"{height}\"><title>{counts[i]} clients</title></rect>");
        }

        return $"""<svg viewBox="0 0 {Bars * 10} 100" preserveAspectRatio="none" role="img" aria-label="Clients finished over the run">{bars}</svg>""";
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
