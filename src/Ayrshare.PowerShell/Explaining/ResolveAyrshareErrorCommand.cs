using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Explains an error: what it means, who has to act, and what to do.</summary>
/// <remarks>
/// <para>The command accepts one of Ayrshare's error codes, an HTTP status, the id of an error of this module, an error record
/// such as $Error[0], or an exception. It returns what happened, who has to act (WhoActs: You, Client, AccountOwner or
/// Ayrshare) and the recommended action. It also accepts errors from a job, a remote session or a file. It changes nothing.</para>
/// <para>The module has its own table of errors, which needs neither a connection nor the network. The table contains
/// Ayrshare's most important codes (Tab completes them), the HTTP statuses 400 to 504, and every error of these commands. If
/// there is a connection, the command also requests Ayrshare's explanation of the code and returns it in Cause,
/// Classification and Resolution. With -Offline, it sends no request. SourceDetail says whether the command sent the
/// request, and whether it succeeded.</para>
/// <para>Ayrshare derives the Classification from the HTTP status alone. It is developer-fix even for the codes 156, 161, 272
/// and 362, for which the client must link a network. WhoActs says who has to act.</para>
/// <para>Ayrshare's codes and HTTP statuses are different numbers: the code 503 means that a link has expired, but the
/// status 503 means that the server is unavailable. The command reads a number as a code or, if the table does not contain
/// that code, as a status. Use -Status to specify a status.</para>
/// <para>If an error does not come from one of these commands, the command writes a warning and skips the error. You can
/// therefore pipe in all of $Error. The warning does not repeat the error's text, which can contain a credential.</para>
/// </remarks>
/// <example>
/// <title>Explain the last error</title>
/// <code>
/// New-AyrshareJwt -Title 'Nobody' -ErrorAction SilentlyContinue
/// Resolve-AyrshareError $Error[0]
/// </code>
/// <para>Shows what the error means and what to do about it.</para>
/// </example>
/// <example>
/// <title>Explain a code from a log</title>
/// <code>
/// Resolve-AyrshareError 146
/// </code>
/// <para>Shows the module's explanation and Ayrshare's explanation.</para>
/// </example>
/// <example>
/// <title>Explain the id of an error from a runbook's log</title>
/// <code>
/// Resolve-AyrshareError KeyLost -Offline
/// </code>
/// <para>Shows why the error occurs, who has to act, and what to do.</para>
/// </example>
/// <example>
/// <title>Explain codes without a request to Ayrshare</title>
/// <code>
/// 501..504 | Resolve-AyrshareError -Offline |
///     Format-Table Code, WhoActs, Action
/// </code>
/// <para>This command needs no connection.</para>
/// </example>
/// <example>
/// <title>Explain an HTTP status</title>
/// <code>
/// Resolve-AyrshareError -Status 503
/// </code>
/// <para>Without -Status, the command would explain the code 503: a link that has expired.</para>
/// </example>
/// <example>
/// <title>Explain errors in a runbook</title>
/// <code>
/// try { New-AyrshareJwt -Title 'Nobody' -ErrorAction Stop }
/// catch {
///     $why = Resolve-AyrshareError $_ -Offline
///     "$($why.ErrorId): $($why.Action) ($($why.WhoActs))"
/// }
/// </code>
/// <para>The text contains no secret, so you can write it to a log or a ticket.</para>
/// </example>
/// <notes>
/// <para>The command requests the explanation of each code only once. If a request fails for a reason other than the code
/// itself, a warning gives the reason, and the command sends no request for the rows that follow.</para>
/// <para>By default, the command sends up to five requests at the same time. Use -ThrottleLimit to change this number.</para>
/// </notes>
/// <errors>CodeMissing, InvalidCode, NotAnError</errors>
/// <output type="Ayrshare.PowerShell.AyrshareErrorExplanation">One explanation for each error.</output>
/// <seealso href="https://www.ayrshare.com/docs/errors/overview">Errors, in Ayrshare's documentation</seealso>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <seealso cref="InvokeAyrshareApiCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsDiagnostic.Resolve, "AyrshareError", HelpUri = HelpPages.Folder + "Resolve-AyrshareError.md")]
[OutputType(typeof(AyrshareErrorExplanation))]
public sealed class ResolveAyrshareErrorCommand : RowCommand
{
    private readonly ConcurrentDictionary<(int Code, string? Platform),
        Lazy<Task<(ErrorExplanation? FromAyrshare, string? Failure)>>> _asked = new();
    private AyrshareConnection? _asking;
    private string? _notAsking;
    private string? _outOfReach;

    /// <summary>A code, the id of an error, an error record, an exception, or an object whose properties have the names of
    /// these parameters, such as a row of a CSV.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to explain: Ayrshare's error code, such as 146, the id of an error of this module, such as KeyLost, an error record,
    /// such as $Error[0] or $_ in a catch block, an exception, or several of these. A whole FullyQualifiedErrorId from a log is accepted
    /// too. Tab completes the codes and the ids in the module's table.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownErrorCompleter))]
    public PSObject?[]? Code { get; set; }

    /// <summary>The HTTP status of Ayrshare's response, such as 403. Tab completes the statuses in the module's table.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StatusCode")]
    [ArgumentCompleter(typeof(KnownErrorCompleter))]
    public string? Status { get; set; }

    /// <summary>An error record or an exception, such as $Error[0] or, in a catch block, $_.</summary>
    [Parameter]
    [Alias("Exception")]
    public PSObject? ErrorRecord { get; set; }

    /// <summary>The network that the error is about. The default is the network in the error. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Platform { get; set; }

    /// <summary>Uses only the module's own table and sends no request.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private protected override bool RefusesOtherAccounts => false;

    private protected override InputRow CurrentRow(int number) => new(InputObject, InputObject is null ? null : number, title: null);

    private protected override void Accept(InputRow row)
    {
        foreach (var subject in Subjects)
        {
            try
            {
                Accept(row, subject);
            }
            catch (AyrshareCommandException problem) when (!problem.EndsCommand)
            {
                Enqueue(row, _ => Task.FromException<RowResult>(problem));
            }
        }
    }

    // What is to be explained. It is null if there is only a status.
    private IEnumerable<PSObject?> Subjects =>
        ErrorRecord is not null ? [ErrorRecord]
        : InputObject is not null && (IsError(InputObject) || InputObject.BaseObject is string or ValueType) ? [InputObject]
        : Code is { Length: > 0 } ? Code
        : [null];

    private void Accept(InputRow row, PSObject? subject)
    {
        if (FactsOf(row, subject) is not { } facts)
        {
            WriteWarning($"{row.Prefix}This error does not come from Ayrshare or this module's commands. It is skipped.");
            return;
        }

        if (!string.IsNullOrWhiteSpace(Platform))
            facts = facts with { Platform = Networks.Find(Platform!.Trim()) ?? Platform.Trim().ToLowerInvariant() };
        if (WhyNotAsked(facts) is { } reason)
        {
            var explanation = Explain(facts, fromAyrshare: null, $"No request was sent to Ayrshare: {reason}");
            Enqueue(row, _ => Task.FromResult(new RowResult { Output = [explanation] }));
            return;
        }

        var client = _asking!.Client;
        Enqueue(row, async call =>
        {
            var asked = _asked.GetOrAdd(
                (facts.Code!.Value, facts.Platform),
                key => new(() => AskAsync(client, key.Code, key.Platform, call)));
            var (fromAyrshare, failure) = await asked.Value.ConfigureAwait(false);
            return failure is null
                ? new RowResult { Output = [Explain(facts, fromAyrshare, "Ayrshare explained the code.")] }
                : new RowResult
                {
                    Output = [Explain(facts, fromAyrshare, $"The request to Ayrshare for an explanation failed: {failure}")],
                    Warning = $"{row.Prefix}Ayrshare did not explain the code {facts.Code}: {failure}",
                };
        });
    }

    private ErrorFacts? FactsOf(InputRow row, PSObject? subject)
    {
        if (subject is not null && IsError(subject))
            return ErrorFacts.Of(subject);
        if (ErrorRecord is not null)
            throw row.Problem(Errors.NotAnError, nameof(ErrorRecord), "this is neither an error record nor an exception.",
                "Specify $Error[0], or $_ in a catch block.");

        var text = subject?.ToString();
        if (text is not null && ErrorFacts.OfId(text.Trim()) is { } known)
            return known;
        var code = Number(text, row, nameof(Code), "this is neither the number of a code, nor the id of an error, nor an error.");
        var status = Number(Status, row, nameof(Status), "this is not a whole number.");
        return code is null && status is null
            ? throw row.Problem(Errors.CodeMissing, nameof(Code), "there is nothing to explain.",
                "Specify -Code, -Status, or an error such as $Error[0].")
            : ErrorFacts.Of(code, status);
    }

    private static bool IsError(PSObject subject) =>
        subject.BaseObject is System.Management.Automation.ErrorRecord or Exception || ErrorFacts.Of(subject) is not null;

    // The error does not quote the text, which can be an error's text or a key.
    private static int? Number(string? text, InputRow row, string field, string problem)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return int.TryParse(text!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Problem(
                Errors.InvalidCode, field, problem,
                "Specify only the number, such as 146, the id, such as KeyLost, or the error itself, such as $Error[0].");
    }

    private string? WhyNotAsked(ErrorFacts facts)
    {
        if (Offline)
            return "-Offline was specified.";
        if (facts.Code is null)
            return "Ayrshare explains only its own codes, and this error has none.";
        if (Volatile.Read(ref _outOfReach) is { } failure)
            return $"an earlier request failed. {failure}";
        if (_asking is null && _notAsking is null)
        {
            try
            {
                _asking = ConnectionStore.Find(Connection, SessionState.Path);
            }
            catch (AyrshareCommandException problem)
            {
                _notAsking = problem.Message;
                WriteVerbose($"No request is sent to Ayrshare: {problem.Message}");
            }
        }

        return _notAsking;
    }

    private async Task<(ErrorExplanation? FromAyrshare, string? Failure)> AskAsync(
        AyrshareClient client, int code, string? platform, RowCall call)
    {
        try
        {
            // A refused account does not end the command: the module's own table still has the explanation.
            var options = call.Options with { Observer = happened => call.Options.Observer!(happened with { RefusesAccount = false }) };
            return (await client.ExplainErrorAsync(code, platform, options).ConfigureAwait(false), null);
        }
        catch (AyrshareApiException failure)
        {
            // These two kinds are about the code. All other kinds would occur again.
            if (failure.Kind is not (AyrshareErrorKind.NotFound or AyrshareErrorKind.Rejected))
                Volatile.Write(ref _outOfReach, failure.Message);
            return (null, failure.Message);
        }
    }

    private static AyrshareErrorExplanation Explain(ErrorFacts facts, ErrorExplanation? fromAyrshare, string sourceDetail) => new()
    {
        Code = facts.Code,
        Status = facts.Status,
        ErrorId = facts.Id,
        Platform = facts.Platform,
        Message = facts.Message,
        Meaning = facts.Known?.Meaning ?? fromAyrshare?.Cause
            ?? "The module's table does not contain this error, and Ayrshare did not explain it.",
        WhoActs = facts.Known?.WhoActs ?? AyrshareErrorActor.Unknown,
        Action = facts.Known?.Action ?? fromAyrshare?.Resolution
            ?? "See Ayrshare's documentation, https://www.ayrshare.com/docs/errors/errors-ayrshare, or contact its support.",
        Cause = fromAyrshare?.Cause,
        Classification = fromAyrshare?.Classification,
        Resolution = fromAyrshare?.Resolution,
        Source = (facts.Known is null ? AyrshareErrorSource.None : AyrshareErrorSource.Module)
            | (fromAyrshare is null ? AyrshareErrorSource.None : AyrshareErrorSource.Ayrshare),
        SourceDetail = facts.Note is { } note ? $"{sourceDetail} {note}" : sourceDetail,
    };
}
