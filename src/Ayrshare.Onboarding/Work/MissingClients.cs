using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>The clients of the journal that no row of the list describes. They have left, or were renamed.</summary>
internal sealed class MissingClients
{
    private readonly FactsReader _facts;
    private readonly ClientState[] _states;

    private MissingClients(FactsReader facts, ClientState[] states, int? untitledRow) =>
        (_facts, _states, UntitledRow) = (facts, states, untitledRow);

    /// <summary>How many they are, at most.</summary>
    public int Count => _states.Length;

    /// <summary>The first row without a readable title, which can describe any client; null if there is none.</summary>
    public int? UntitledRow { get; }

    /// <summary>The clients as a run works on them. While a row can describe any client, none has certainly left.</summary>
    public IEnumerable<OnboardingClient> Clients => UntitledRow is null ? _states.Select(OnboardingClient.Left) : [];

    /// <summary>Finds them. A row whose cells are wrong describes its client too, by its title or the agency's own name.</summary>
    public static MissingClients Of(IReadOnlyList<ListedRow> rows, FactsReader facts)
    {
        var titles = new HashSet<string>(rows.Select(row => row.Title).OfType<string>(), StringComparer.Ordinal);
        titles.UnionWith(rows.Select(row => row.Client).OfType<OnboardingClient>().Select(client => facts.StateOf(client).Title));
        var ids = new HashSet<string>(rows.Select(row => row.Id).OfType<string>(), StringComparer.Ordinal);
        var states = facts.Journal.Clients.Where(state =>
            state.HasProfile && !titles.Contains(state.Title) && !(state.Id is { } id && ids.Contains(id)));
        return new MissingClients(facts, [.. states], rows.FirstOrDefault(row => row.Title is null && row.Id is null)?.Number);
    }

    /// <summary>The rows that may describe one of these clients under a new title. A row with an agency's own name says which client it
    /// describes, and is none of them.</summary>
    public IEnumerable<ListFinding> FindRenamed(IReadOnlyList<ListedRow> rows)
    {
        var clients = rows.Select(row => row.Client).OfType<OnboardingClient>().ToArray();
        // A list of which the journal knows nobody is another list, whose rows have nothing to do with those of the first.
        var isSameList = clients.Any(client => _facts.StateOf(client).HasProfile);
        return
            from row in rows
            where row.Client is { Id: null, Leaves: false } client && !_facts.StateOf(client).HasProfile
            let before = Array.Find(_states, state => IsLike(state, row.Client!))
            where before is not null
            select new ListFinding(row, FindingKind.Renamed, OtherTitle: before.Title);

        bool IsLike(ClientState state, OnboardingClient client)
        {
            var email = state.Fields is { } fields && fields.TryGetValue("Email", out var known) ? known : state.MailedTo;
            return email is null && client.Email is null
                ? isSameList && state.Row == client.Row
                : SameEmail(email, client) && clients.Count(other => SameEmail(email, other)) == 1;
        }
    }

    private static bool SameEmail(string? email, OnboardingClient client) =>
        string.Equals(email, client.Email, StringComparison.OrdinalIgnoreCase);
}
