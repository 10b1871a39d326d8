using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Where each client of an onboarding stands: the rows of its list, and what its journal records.</summary>
internal sealed class OnboardingStanding
{
    private OnboardingStanding(string journalPath, JournalState journal, IReadOnlyList<StandingClient> clients) =>
        (JournalPath, Journal, Clients) = (journalPath, journal, clients);

    /// <summary>The path of the journal.</summary>
    public string JournalPath { get; }

    /// <summary>The journal.</summary>
    public JournalState Journal { get; }

    /// <summary>The clients: those of the list in its order, and then those that only the journal knows.</summary>
    public IReadOnlyList<StandingClient> Clients { get; private set; }

    /// <summary>Puts a list and a journal together.</summary>
    /// <param name="journalPath">The path of the journal.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="list">The list; null if only the journal is there.</param>
    public static OnboardingStanding Of(string journalPath, JournalState journal, OnboardingList? list)
    {
        var rows = list?.Read() ?? [];
        var problems = rows.Count == 0 ? null : ListChecks.Check(rows)
            .Select(finding => (Row: finding.Row.Number, Problem: list!.Word(finding, vault: null)))
            .Concat(list!.Problems)
            .ToLookup(problem => problem.Row, problem => problem.Problem);
        var known = new HashSet<string>();
        var listed = rows.Select(row => new StandingClient
        {
            Row = row.Number,
            Title = row.Title,
            Email = row.Client?.Email,
            Client = row.Client,
            // The first of two rows with the same title is the client's.
            State = StateOf(row, journal) is { } state && known.Add(state.Title) ? state : null,
            Problems = [.. problems![row.Number]],
        }).ToArray();
        var titles = new HashSet<string?>(rows.Select(row => row.Title));
        var others = journal.Clients
            .Where(state => !known.Contains(state.Title) && !titles.Contains(state.Title))
            .Select(state => new StandingClient
            {
                Row = list is null ? state.Row : null,
                Title = state.Title,
                Client = OnboardingClient.Left(state),
                State = state,
            });
        return new OnboardingStanding(journalPath, journal, [.. listed, .. others]);
    }

    /// <summary>Takes in what Ayrshare has told about the clients.</summary>
    /// <param name="states">The states, in the order of <see cref="Asked"/>.</param>
    public void Refresh(IReadOnlyList<ClientState> states)
    {
        var next = 0;
        Clients = [.. Clients.Select(client => client.IsAsked ? client with { State = states[next++] } : client)];
    }

    /// <summary>The clients that Ayrshare can know something about.</summary>
    public IEnumerable<OnboardingClient> Asked => Clients.Where(client => client.IsAsked).Select(client => client.Client!);

    private static ClientState? StateOf(ListedRow row, JournalState journal)
    {
        var state = (row.Id is { } id ? journal.FindById(id) : null) ?? (row.Title is { } title ? journal.StateOf(title) : null);
        return state is { HasProfile: true } or { LeftAt: not null } or { Error: not null } or { Problem: not null } ? state : null;
    }
}
