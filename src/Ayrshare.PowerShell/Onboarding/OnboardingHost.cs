using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Connects an onboarding to a command. Everything that the run requests is done on the pipeline's
/// thread.</summary>
/// <param name="command">The command.</param>
/// <param name="call">A way to the pipeline's thread.</param>
/// <param name="input">The command's input.</param>
/// <param name="progress">Counts the clients.</param>
internal sealed class OnboardingHost(OnboardingCommand command, RowCall call, OnboardingInput input, ProgressMeter progress)
    : IOnboardingHost, IDisposable
{
    private const int FewClients = 10;

    private SecretVault? _secrets;
    private string? _vault;
    private ILookup<int, AyrshareCommandException>? _invalid;

    private OnboardingList List => input.List;

    public Task<IReadOnlyList<ListedRow>> ReadListAsync() => call.OnPipelineAsync(() =>
    {
        if (input.Path is not null)
            List.AddFile(input.Path);
        var rows = List.Read();
        if (input.Path is not null && rows.Count == 0)
            command.WriteWarning(OnboardingWords.ForNoRows(input.Path));
        if (List.GuessedEncoding is { } encoding)
        {
            var example = rows.Select(row => row.Title).FirstOrDefault(title => title?.Any(c => c > '~') ?? false);
            command.WriteWarning(
                $"The list is not in UTF-8. It was read as {encoding}{(example is null ? "" : $", so that one title is \"{example}\"")}. "
                + "If a name is wrong, save the list as CSV UTF-8.");
        }

        if (List.UnreadColumns() is { Length: > 0 } unread)
        {
            command.WriteWarning(
                $"These columns are ignored: {string.Join(", ", unread)}. To map a column to one that the command reads, use -ColumnMap.");
        }

        if (OnboardingWords.ForTitlesAlike(rows) is { } alike)
            command.WriteWarning(alike);
        return rows;
    });

    public Task<IKeyVault> OpenVaultAsync(IEnumerable<string> secrets) => call.OnPipelineAsync<IKeyVault>(() =>
    {
        _secrets = new SecretVault(command.InvokeCommand);
        // A run decides on what the vault has, and stores keys until it ends.
        _vault = input.IsPlan ? _secrets.Require(input.VaultName) : _secrets.Claim(input.VaultName);
        return new PipelineKeyVault(call, _secrets, _vault, secrets);
    });

    public Task TellAsync(IReadOnlyList<int> damagedLines) => call.OnPipelineAsync<object?>(() =>
    {
        if (OnboardingWords.ForDamaged(input.JournalPath, damagedLines) is { } warning)
            command.WriteWarning(warning);
        return null;
    });

    public Task TellAsync(IReadOnlyList<ListFinding> findings) => call.WriteAsync(() =>
    {
        var problems = findings
            .Select(finding => (Row: finding.Row.Number, Problem: List.Word(finding, _vault)))
            .Concat(List.Problems)
            .OrderBy(problem => problem.Row)
            .ToArray();
        foreach (var (row, problem) in problems)
            command.WriteError(ErrorRecords.Of(problem, List.Row(row).Target));
        _invalid = problems.ToLookup(problem => problem.Row, problem => problem.Problem);
        if (_invalid.Count > 0 && !input.SkipInvalid)
        {
            throw new AyrshareCommandException(
                Errors.ChecksFailed, $"{_invalid.Count} of {List.Count} rows are invalid. Nothing was done.",
                "Correct the rows that the errors name, or run the job with -SkipInvalid to continue with the valid rows.");
        }
    });

    public Task TellStayingAsync(int missing, int row) =>
        call.OnPipelineAsync(() => command.WriteWarning(OnboardingWords.ForStaying(missing, row)));

    public Task TellAsync(IReadOnlyList<PlannedClient> plan) => call.WriteAsync(() =>
    {
        var work = new PlannedWork(plan);
        Warn(work);
        command.WritePlan(
            work,
            plan.Select(client => new AyrshareOnboardingPlan(client))
                .Concat(_invalid!.Select(row => new AyrshareOnboardingPlan(row.Key, List.Row(row.Key).Title, row)))
                .OrderBy(row => row.Row ?? int.MaxValue));
    });

    public Task<bool> ConfirmAsync(PlannedWork work)
    {
        progress.Expect(work.Clients, work.AccountRequests);
        return call.OnPipelineAsync(() =>
        {
            Warn(work);
            return command.ShouldProcess(PlanWords.Target(work), PlanWords.For(work));
        });
    }

    public Task<bool> ConfirmOffboardingAsync(IReadOnlyList<OnboardingClient> leaving, int known) => call.OnPipelineAsync(() =>
    {
        var titles = ListOf(leaving);
        if (!input.Force)
        {
            return command.OrAsk(() => command.ShouldContinue(
                $"Remove {PlanWords.Count(leaving.Count, "profile")} of {known} with the secrets and the posts, permanently: {titles}?",
                "Offboard clients"));
        }

        // A list that was cut off, or that is another one, must not remove the clients of an agency.
        var missing = leaving.Count(client => client.Row == 0);
        return missing < FewClients || missing * 2 <= known ? true : throw new AyrshareCommandException(
            Errors.TooManyLeaving,
            $"{missing} of the {known} clients of the journal are not in the list, which is more than half. Nothing was done.",
            "Check that the list is complete. If all of these clients leave, mark them in a column Leaving, or run the job without -Force "
            + "and confirm.");
    });

    public Task TellAdoptedAsync(IReadOnlyList<OnboardingClient> clients) => call.OnPipelineAsync<object?>(() =>
    {
        command.WriteWarning(
            $"{PlanWords.Count(clients.Count, "client")} already had a profile key in the vault, and this journal does not say that "
            + $"they were emailed. The job emails them: {ListOf(clients)}.{OtherJournals.Advice(input.JournalPath, clients)}");
        return null;
    });

    public Task TakeAsync(OnboardingOutcome outcome) => call.WriteAsync(() => Take(outcome));

    public string Describe(OnboardingOutcome outcome) => string.Join(
        " ",
        new[] { outcome.Problem is { } problem ? OnboardingWords.For(problem) : null, OnboardingWords.ActionFor(outcome, input.SendEmail) }
            .Where(text => text is not null));

    public string Describe(ListedRow row) => _invalid!.Contains(row.Number)
        ? string.Join(" ", _invalid[row.Number].Select(problem => OnboardingWords.InRow(problem, row.Number, row.Title)))
        : "The job ended before it came to this client. Run the job again.";

    /// <summary>Lets other processes store secrets again.</summary>
    public void Dispose() => _secrets?.Dispose();

    private static string ListOf(IReadOnlyList<OnboardingClient> clients) =>
        string.Join(", ", clients.Take(FewClients).Select(client => client.Title))
        + (clients.Count > FewClients ? $" and {clients.Count - FewClients} others" : "");

    private void Warn(PlannedWork work)
    {
        if (input.Connection.XApiKey is null && XLinking.IsAmong([.. work.Networks]))
            command.WriteWarning(XLinking.KeysMissing);
        if (OnboardingWords.ForShortLinks(work) is { } warning)
            command.WriteWarning(warning);
    }

    private void Take(OnboardingOutcome outcome)
    {
        var client = outcome.Client;
        progress.Done++;
        input.Connection.Titles.Add(client.Title);
        var result = new AyrshareOnboardingResult(outcome, input.SendEmail, input.Connection.Client.Options.Clock);
        command.WriteObject(OutputOrigin.Remember([result], input.Connection), enumerateCollection: true);
        if (outcome.Problem is { } problem)
        {
            progress.Failed++;
            var error = OnboardingWords.ErrorFor(outcome, problem, input.SendEmail);
            command.WriteError(ErrorRecords.Of(error, client.Row == 0 ? client.Title : List.Row(client.Row).Target));
        }

        if (client.Row > 0)
            List.Release(client.Row);
    }
}
