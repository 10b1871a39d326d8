using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Connects an onboarding to a command. Everything that the run requests is done on the pipeline's
/// thread.</summary>
/// <param name="command">The command.</param>
/// <param name="pump">The pump of the command's pipeline thread.</param>
/// <param name="input">The command's input.</param>
internal sealed class OnboardingHost(AyrshareCommand command, OnboardingPump pump, OnboardingInput input) : IOnboardingHost
{
    private readonly ProgressMeter _progress = new("Invoke-AyrshareOnboarding");
    private readonly OnboardingResults _results = new(command, input.Connection.Client.Options.Clock, input.SendEmail);
    private string? _vault;
    private int _clients;

    private SecretVault Secrets => new(command.InvokeCommand);

    private OnboardingList List => input.List;

    private TimeProvider Clock => input.Connection.Client.Options.Clock;

    public Task<IReadOnlyList<ListedRow>> ReadListAsync() => pump.CallAsync(() =>
    {
        if (input.Path is not null)
            List.AddFile(input.Path);
        var rows = List.Read();
        if (List.UnreadColumns() is { Length: > 0 } unread)
        {
            command.WriteWarning(
                $"These columns are ignored: {string.Join(", ", unread)}. To map a column to one that the command reads, use -ColumnMap.");
        }

        if (input.Connection.XApiKey is null && rows.Any(row => XLinking.IsAmong(row.Client?.Link.AllowedSocial)))
            command.WriteWarning(XLinking.KeysMissing);
        return rows;
    });

    public Task<IKeyVault> OpenVaultAsync() => pump.CallAsync<IKeyVault>(() =>
    {
        _vault = Secrets.Require(input.VaultName);
        _results.Vault = _vault;
        return new PipelineKeyVault(pump, Secrets, _vault);
    });

    public Task TellAsync(IReadOnlyList<ListFinding> findings) => pump.WriteAsync(() =>
    {
        var problems = findings
            .Select(finding => (Row: finding.Row.Number, Problem: Word(finding)))
            .Concat(List.Problems)
            .OrderBy(problem => problem.Row)
            .ToArray();
        foreach (var (row, problem) in problems)
            command.WriteError(ErrorRecords.Of(problem, List.Row(row).Target));
        var rows = problems.Select(problem => problem.Row).Distinct().Count();
        if (rows > 0 && !input.SkipInvalid)
        {
            throw new AyrshareCommandException(
                Errors.ChecksFailed, $"{rows} of {List.Count} rows are invalid. Nothing was done.",
                "Correct the rows that the errors name, or run the job with -SkipInvalid to continue with the valid rows.");
        }
    });

    public Task TellAsync(OnboardingClient client, IReadOnlyList<Decision> plan) =>
        pump.WriteAsync(() => command.ShouldProcess(client.Title, PlanWords.For(client, plan)));

    public Task TellAsync(KeyVaultException probeStays) => pump.WriteAsync(() => command.WriteWarning(
        $"{probeStays.Message.TrimEnd('.')}. The job used this secret to check that the vault accepts secrets. The secret "
        + "remains there, and later runs use it again."));

    public Task<bool> ConfirmAsync(int clients)
    {
        _clients = clients;
        return pump.CallAsync(() => command.ShouldProcess($"{clients} clients", "Onboard"));
    }

    public Task TakeAsync(OnboardingOutcome outcome)
    {
        _results.Expect(outcome);
        return pump.WriteAsync(() => Take(outcome));
    }

    public void Observe(ApiEvent happened) => pump.Post(() =>
    {
        command.WriteVerbose(happened.Text);
        if (happened.WaitUntil is { } until)
            _progress.WaitUntil(until, Clock);
    });

    public string Describe(OnboardingOutcome outcome) => string.Join(
        " ",
        new[] { outcome.Problem is { } problem ? OnboardingWords.For(problem) : null, OnboardingWords.ActionFor(outcome, input.SendEmail) }
            .Where(text => text is not null));

    /// <summary>Shows the progress of the run.</summary>
    public void ShowProgress()
    {
        if (_clients > 0 && _progress.Due(_clients - _progress.Done, inputEnded: true) is { } record)
            command.WriteProgress(record);
    }

    /// <summary>Ends the display of progress, and writes the results whose keys are not stored anywhere else. Call it
    /// on the pipeline's thread.</summary>
    public void End()
    {
        _results.WriteRest();
        if (!pump.HasEnded && _progress.End() is { } end)
            command.WriteProgress(end);
    }

    private AyrshareCommandException Word(ListFinding finding) =>
        OnboardingWords.ErrorFor(finding, List.Row(finding.Row.Number), List.Header, _vault);

    private void Take(OnboardingOutcome outcome)
    {
        _progress.Done++;
        input.Connection.Titles.Add(outcome.Client.Title);
        _results.Write(outcome);
        if (outcome.Problem is not { } problem)
            return;
        _progress.Failed++;
        var error = OnboardingWords.ErrorFor(outcome, problem, input.SendEmail);
        command.WriteError(ErrorRecords.Of(error, List.Row(outcome.Client.Row).Target));
    }
}
