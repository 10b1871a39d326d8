using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.Onboarding;

/// <summary>
/// Onboards a list of clients. It reads and checks the list; reads the journal, the vault and the account; and then decides what
/// happens to each client, does that and records it.
/// </summary>
/// <param name="settings">What the run works with.</param>
/// <param name="host">The caller of the run.</param>
/// <param name="calls">How requests are made: what observes them, and what stops them.</param>
public sealed class OnboardingRun(OnboardingSettings settings, IOnboardingHost host, CallOptions calls)
{
    private readonly List<ReportRow> _report = [];

    // When each link of the run expires.
    private readonly List<DateTimeOffset> _expiries = [];

    // The rows of the list, later those that the report still lacks. A list can be long, so a row is kept only as long as it is needed.
    private Dictionary<int, ListedRow> _rows = [];
    private int _finished;
    private int _notDone;

    private AyrshareClient Api => settings.Api;

    private TimeProvider Clock => settings.Api.Options.Clock;

    /// <summary>Reports what would be done with each client, and changes nothing.</summary>
    /// <exception cref="JournalUnreadableException">The journal cannot be read.</exception>
    /// <exception cref="OtherAccountException">The journal is of another account.</exception>
    /// <returns>Always null, because nothing was run.</returns>
    public async Task<OnboardingSummary?> PlanAsync()
    {
        await ReadListAsync().ConfigureAwait(false);
        var journal = File.Exists(RealPath.Of(settings.JournalPath)) ? JournalState.Read(settings.JournalPath) : new JournalState([]);
        await host.TellAsync(journal.DamagedLines).ConfigureAwait(false);
        var list = await CheckAsync(journal).ConfigureAwait(false);
        await host.TellAsync([.. list.Plan]).ConfigureAwait(false);
        return null;
    }

    /// <summary>Works on each client.</summary>
    /// <returns>How the run ended; null if it was not confirmed.</returns>
    /// <exception cref="JournalInUseException">Another run has the journal open.</exception>
    /// <exception cref="JournalUnreadableException">The journal cannot be read.</exception>
    /// <exception cref="JournalFailedException">The journal cannot be written.</exception>
    /// <exception cref="OtherAccountException">The journal is of another account.</exception>
    /// <exception cref="LinkFileFailedException">The file of links cannot be written.</exception>
    /// <exception cref="KeyVaultException">The vault cannot be used.</exception>
    /// <exception cref="AyrshareApiException">The account cannot be read.</exception>
    public async Task<OnboardingSummary?> RunAsync()
    {
        // The list comes first: a run of a list that cannot be read leaves no journal and no lock.
        await ReadListAsync().ConfigureAwait(false);
        using var journal = RunJournal.Open(settings.JournalPath, Clock);
        await host.TellAsync(journal.DamagedLines).ConfigureAwait(false);
        var list = await CheckAsync(journal.State).ConfigureAwait(false);
        list = list with { Clients = await WithoutThoseWhoStayAsync(list, journal.State).ConfigureAwait(false) };
        var clients = list.Clients.Count;
        var work = new PlannedWork(list.Plan);
        if (!await host.ConfirmAsync(work).ConfigureAwait(false))
            return null;
        using var links = settings.LinkPath is { } path ? LinkFile.Open(path) : null;
        var key = work.IsAny ? await JournalKey.OpenOrCreateAsync(list.Facts.Vault, journal.KeyName).ConfigureAwait(false) : null;

        var startedAt = Clock.GetUtcNow();
        var started = new JournalEntry
        {
            Event = JournalEvent.RunStarted,
            Secret = key?.Name,
            Account = JournalAccount.Of(Api.Options.ApiKey),
        };
        await journal.RecordAsync(started).ConfigureAwait(false);
        var ending = await WorkAsync(list, journal, key, links).ConfigureAwait(false);
        var endedAt = Clock.GetUtcNow();
        if (ending is not JournalFailedException)
            await journal.RecordAsync(new JournalEntry { Event = JournalEvent.RunEnded, Error = ending?.Message }).ConfigureAwait(false);
        return new OnboardingSummary
        {
            Clients = clients,
            Skipped = list.Skipped,
            Finished = _finished,
            NotDone = _notDone,
            Links = _expiries.Count,
            ExpiredLinks = _expiries.Count(expiry => expiry <= endedAt),
            Ending = ending,
            ReportFailure = WriteReport(list, startedAt),
        };
    }

    private async Task ReadListAsync() =>
        _rows = (await host.ReadListAsync().ConfigureAwait(false)).ToDictionary(row => row.Number);

    private async Task<CheckedClients> CheckAsync(JournalState journal)
    {
        ListedRow[] rows = [.. _rows.Values];
        var facts = new FactsReader
        {
            Api = Api.Options,
            Options = settings.Options,
            Journal = journal,
            Vault = await host.OpenVaultAsync(SecretsOf(rows, journal)).ConfigureAwait(false),
        };
        if (rows.Any(row => row.Client is not null) || settings.Options.Offboard)
        {
            facts = facts with { Account = await AccountProfiles.ReadAsync(Api, calls).ConfigureAwait(false) };
            facts.Account.RequireThatOf(journal, JournalAccount.Of(Api.Options.ApiKey));
        }

        var missing = MissingClients.Of(rows, facts);
        var findings = ListChecks.Check(rows)
            .Concat(rows.Where(IsTaken).Select(row => new ListFinding(row, FindingKind.TitleTaken)))
            .Concat(missing.FindRenamed(rows))
            .ToArray();
        await host.TellAsync(findings).ConfigureAwait(false);
        if (settings.Options.Offboard && missing is { Count: > 0, UntitledRow: { } untitled })
            await host.TellStayingAsync(missing.Count, untitled).ConfigureAwait(false);

        var bad = new HashSet<int>(findings.Select(finding => finding.Row.Number));
        var listed = rows.Where(row => !bad.Contains(row.Number)).Select(row => row.Client).OfType<OnboardingClient>().ToArray();
        var adopted = listed.Where(IsAdoptedAndMailed).ToArray();
        if (adopted.Length > 0)
            await host.TellAdoptedAsync(adopted).ConfigureAwait(false);
        return new CheckedClients(new(listed.Concat(missing.Clients)), Skipped: rows.Length - listed.Length, bad, facts);

        bool IsTaken(ListedRow row) =>
            row.Client is { } client && Decision.For(facts.FactsOf(client)).Problem?.Kind == ProblemKind.TitleTaken;

        bool IsAdoptedAndMailed(OnboardingClient client)
        {
            var known = facts.FactsOf(client);
            return known is { IsNew: true, KeptAs: not null } && OnboardingPlan.From(known).Any(next => next.Action == ClientAction.Mail);
        }
    }

    // Only a client whose row is there gets a result if nothing is done with it.
    private async Task<Queue<OnboardingClient>> WithoutThoseWhoStayAsync(CheckedClients list, JournalState journal)
    {
        var leaving = list.Clients.Where(client => client.Leaves && IsRemoved(client)).ToArray();
        var removes = leaving.Length > 0
            && await host.ConfirmOffboardingAsync(leaving, journal.Clients.Count(client => client.HasProfile)).ConfigureAwait(false);
        return new(list.Clients.Where(client => !client.Leaves || (IsRemoved(client) ? removes : client.Row > 0)));

        bool IsRemoved(OnboardingClient client) => Decision.For(list.Facts.FactsOf(client)).Action != ClientAction.Finish;
    }

    private static IEnumerable<string> SecretsOf(IReadOnlyList<ListedRow> rows, JournalState journal) => rows
        .Select(row => row.Client?.SecretName)
        .Concat(journal.Clients.SelectMany(client => new[] { client.StoredAs, client.SecretOfProfile }))
        .OfType<string>();

    private Task<Exception?> WorkAsync(CheckedClients list, RunJournal journal, JournalKey? key, LinkFile? links)
    {
        if (settings.ReportPath is null)
            _rows = [];
        var context = new WorkContext
        {
            Api = Api,
            Vault = list.Facts.Vault,
            Journal = journal,
            JournalKey = key,
            Issuer = settings.Issuer,
            Links = links,
            Calls = calls,
        };
        var queue = new ClientQueue(settings.ThrottleLimit, TurnAsync, outcome => TakeAsync(outcome, list.Facts), calls.StopBeforeSending);
        return queue.RunAsync(Dequeue(list.Clients));

        Task<OnboardingOutcome> TurnAsync(OnboardingClient client) => new ClientTurn(context, list.Facts.FactsOf(client)).RunAsync();
    }

    private static IEnumerable<OnboardingClient> Dequeue(Queue<OnboardingClient> clients)
    {
        while (clients.Count > 0)
            yield return clients.Dequeue();
    }

    private Task TakeAsync(OnboardingOutcome outcome, FactsReader facts)
    {
        _rows.Remove(outcome.Client.Row);
        _finished++;
        if (outcome.Problem is not null)
            _notDone++;
        if (outcome.Link is { } link)
            _expiries.Add(link.Lifetime.ExpiresAt);
        if (settings.ReportPath is not null)
            _report.Add(ReportRowOf(outcome, facts.StateOf(outcome.Client)));
        return host.TakeAsync(outcome);
    }

    private Exception? WriteReport(CheckedClients list, DateTimeOffset startedAt)
    {
        if (settings.ReportPath is not { } path)
            return null;
        try
        {
            var report = new OnboardingReport
            {
                JournalPath = settings.JournalPath,
                Rows = [.. _report, .. RowsLeft(list)],
                StartedAt = startedAt,
                AsOf = Clock.GetUtcNow(),
            };
            PrivateFile.Replace(path, report.Render());
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure;
        }
    }

    private ReportRow ReportRowOf(OnboardingOutcome outcome, ClientState state) => new()
    {
        Row = outcome.Client.Row == 0 ? null : outcome.Client.Row,
        Title = outcome.Client.Title,
        Email = outcome.MailedTo ?? outcome.Client.Email,
        Status = $"{outcome.Status}",
        State = state,
        Todo = outcome.Problem is null ? "" : host.Describe(outcome),
    };

    // What the journal records belongs to the first row that names the client, and not to one that repeats its title or its Id.
    private IEnumerable<ReportRow> RowsLeft(CheckedClients list)
    {
        var shown = new HashSet<string>(_report.Select(row => row.State).OfType<ClientState>().Select(state => state.Title));
        foreach (var row in _rows.Values.OrderBy(row => row.Number))
        {
            var state = row.Client is { } client && list.Facts.StateOf(client) is { HasProfile: true } known ? known : null;
            yield return ReportRowOf(row, list, state is not null && shown.Add(state.Title) ? state : null);
        }
    }

    private ReportRow ReportRowOf(ListedRow row, CheckedClients list, ClientState? state)
    {
        var isValid = row.Client is not null && !list.BadRows.Contains(row.Number);
        return new ReportRow
        {
            Row = row.Number,
            Title = row.Title,
            Email = row.Client?.Email,
            IsSkipped = !isValid,
            Status = !isValid ? "Invalid" : state is null ? "NotBegun" : "Unfinished",
            State = state,
            Todo = host.Describe(row),
        };
    }

    private sealed record CheckedClients(Queue<OnboardingClient> Clients, int Skipped, ISet<int> BadRows, FactsReader Facts)
    {
        public IEnumerable<PlannedClient> Plan => Clients.Select(client => PlannedClient.From(Facts.FactsOf(client)));
    }
}
