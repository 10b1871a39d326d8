using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Explains an error: what it means, who has to act, and what to do.</summary>
/// <remarks>
/// <para>Takes a code of Ayrshare's, an HTTP status, an error record such as $Error[0], or an exception, and says what
/// has happened, who has to act (WhoActs: You, Client, AccountOwner or Ayrshare) and what to do. Errors that come from
/// a job, a remote session or a file are understood too. Nothing is changed.</para>
/// <para>What this module knows stands in its own table, and needs neither a connection nor the network: the codes 146,
/// 189 and 501 to 504, the HTTP statuses 400 to 504, and every error of these commands. Where there is a connection,
/// Ayrshare is asked what it says of the code, and that comes out beside it, in Cause, Classification and Resolution.
/// -Offline asks nobody. SourceDetail says whether Ayrshare was asked, and whether it answered.</para>
/// <para>Ayrshare's codes and HTTP statuses are different numbers: its code 503 is a link that has expired, the status
/// 503 a server that is out of order. A number alone is taken as a code, and as a status where the table has no such
/// code; -Status tells which.</para>
/// <para>An error that is not of these commands is passed over with a warning, so that all of $Error can be piped in.
/// What it says is not repeated, since it may hold a credential.</para>
/// </remarks>
/// <example>
/// <title>The last error</title>
/// <code>
/// New-AyrshareJwt -Title 'Nobody' -ErrorAction SilentlyContinue
/// $Error[0] | Resolve-AyrshareError
/// </code>
/// <para>Says what to do about it.</para>
/// </example>
/// <example>
/// <title>A code from a log</title>
/// <code>
/// Resolve-AyrshareError 146
/// </code>
/// <para>What the module knows, and what Ayrshare says.</para>
/// </example>
/// <example>
/// <title>Codes without asking Ayrshare</title>
/// <code>
/// 501..504 | Resolve-AyrshareError -Offline |
///     Format-Table Code, WhoActs, Action
/// </code>
/// <para>Needs no connection.</para>
/// </example>
/// <example>
/// <title>An HTTP status</title>
/// <code>
/// Resolve-AyrshareError -Status 503
/// </code>
/// <para>As a code, 503 would be a link that has expired.</para>
/// </example>
/// <example>
/// <title>In a runbook</title>
/// <code>
/// try { New-AyrshareJwt -Title 'Nobody' -ErrorAction Stop }
/// catch {
///     $why = $_ | Resolve-AyrshareError -Offline
///     "$($why.ErrorId): $($why.Action) ($($why.WhoActs))"
/// }
/// </code>
/// <para>The text holds no secret, so that it may go into a log or a ticket.</para>
/// </example>
/// <notes>
/// <para>Each code is asked for once. If Ayrshare cannot be asked, a warning says why, and it is not asked again for
/// the rows that follow.</para>
/// <para>Five requests are under way at a time unless -ThrottleLimit says otherwise.</para>
/// </notes>
/// <errors>CodeMissing, InvalidCode, NotAnError</errors>
/// <output type="Ayrshare.PowerShell.AyrshareErrorExplanation">One for each error.</output>
/// <seealso href="https://www.ayrshare.com/docs/errors/overview">Errors, in Ayrshare's documentation</seealso>
/// <seealso cref="TestAyrshareConnectionCommand"/>
/// <seealso cref="InvokeAyrshareApiCommand"/>
/// <topic>about_Ayrshare_Errors</topic>
[Cmdlet(VerbsDiagnostic.Resolve, "AyrshareError", HelpUri = HelpPages.Folder + "Resolve-AyrshareError.md")]
[OutputType(typeof(AyrshareErrorExplanation))]
public sealed class ResolveAyrshareErrorCommand : RowCommand
{
    private readonly ConcurrentDictionary<(int Code, string? Platform),
        Lazy<Task<(ErrorExplanation? Told, string? Failure)>>> _asked = new();
    private AyrshareConnection? _asking;
    private string? _notAsking;
    private string? _outOfReach;

    /// <summary>A code, an error record, an exception, or an object with properties named like these parameters, such
    /// as a row of a CSV.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Ayrshare's code, such as 146. Tab completes those that the module knows.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownErrorCompleter))]
    public string? Code { get; set; }

    /// <summary>The HTTP status of Ayrshare's answer, such as 403. Tab completes those that the module knows.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StatusCode")]
    [ArgumentCompleter(typeof(KnownErrorCompleter))]
    public string? Status { get; set; }

    /// <summary>An error record, such as $Error[0] or, in a catch block, $_; or an exception.</summary>
    [Parameter]
    [Alias("Exception")]
    public PSObject? ErrorRecord { get; set; }

    /// <summary>The network that the error was about; the error's own unless given. Tab completes the names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Platform { get; set; }

    /// <summary>Asks nobody: what comes out is what this module knows.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private protected override InputRow CurrentRow(int number) => new(InputObject, InputObject is null ? null : number, title: null);

    private protected override void Accept(InputRow row)
    {
        if (FactsOf(row) is not { } facts)
        {
            WriteWarning($"{row.Prefix}This is not an error of Ayrshare's or of its commands, and is passed over.");
            return;
        }

        if (!string.IsNullOrWhiteSpace(Platform))
            facts = facts with { Platform = Platform!.Trim().ToLowerInvariant() };
        if (WhyNotAsked(facts) is { } reason)
        {
            var explanation = Explain(facts, told: null, $"Ayrshare was not asked: {reason}");
            Enqueue(row, _ => Task.FromResult(new RowResult { Output = [explanation] }));
            return;
        }

        var client = _asking!.Client;
        Enqueue(row, async call =>
        {
            var asked = _asked.GetOrAdd(
                (facts.Code!.Value, facts.Platform),
                key => new(() => AskAsync(client, key.Code, key.Platform, call)));
            var (told, failure) = await asked.Value.ConfigureAwait(false);
            return failure is null
                ? new RowResult { Output = [Explain(facts, told, "Ayrshare was asked, and has told.")] }
                : new RowResult
                {
                    Output = [Explain(facts, told, $"Ayrshare was asked, and could not tell: {failure}")],
                    Warning = $"{row.Prefix}Ayrshare did not explain the code {facts.Code}: {failure}",
                };
        });
    }

    private ErrorFacts? FactsOf(InputRow row)
    {
        var error = ErrorRecord ?? InputObject;
        if (error is not null && ErrorFacts.Of(error) is { } facts)
            return facts;
        if (error?.BaseObject is System.Management.Automation.ErrorRecord or Exception)
            return null;
        if (ErrorRecord is not null)
            throw row.Problem(Errors.NotAnError, nameof(ErrorRecord), "this is neither an error record nor an exception.",
                "Give $Error[0], or $_ in a catch block.");

        var isNumber = InputObject?.BaseObject is string or ValueType;
        var code = Number(isNumber ? InputObject!.BaseObject.ToString() : Code, row, nameof(Code));
        var status = Number(Status, row, nameof(Status));
        return code is null && status is null
            ? throw row.Problem(Errors.CodeMissing, nameof(Code), "there is nothing to explain.",
                "Give -Code, -Status, or an error such as $Error[0].")
            : ErrorFacts.Of(code, status);
    }

    // What is no number is not quoted: somebody may have piped in the text of an error, or a key.
    private static int? Number(string? text, InputRow row, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return int.TryParse(text!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Problem(Errors.InvalidCode, field, "this is not a whole number.", "Give the number alone, such as 146.");
    }

    private string? WhyNotAsked(ErrorFacts facts)
    {
        if (Offline)
            return "-Offline was given.";
        if (facts.Code is null)
            return "it explains its own codes, and this error has none.";
        if (Volatile.Read(ref _outOfReach) is { } failure)
            return $"it could not be asked before. {failure}";
        if (_asking is null && _notAsking is null)
        {
            try
            {
                _asking = ConnectionStore.Find(Connection, SessionState.Path);
            }
            catch (AyrshareCommandException problem)
            {
                _notAsking = problem.Message;
                WriteVerbose($"Ayrshare is not asked: {problem.Message}");
            }
        }

        return _notAsking;
    }

    private async Task<(ErrorExplanation? Told, string? Failure)> AskAsync(
        AyrshareClient client, int code, string? platform, RowCall call)
    {
        try
        {
            // A refused account is no reason to end: the module's own table still answers.
            var options = call.Options with { Observer = happened => call.Options.Observer!(happened with { RefusesAccount = false }) };
            return (await client.ExplainErrorAsync(code, platform, options).ConfigureAwait(false), null);
        }
        catch (AyrshareApiException failure)
        {
            // These two are about the code; all others would come again.
            if (failure.Kind is not (AyrshareErrorKind.NotFound or AyrshareErrorKind.Rejected))
                Volatile.Write(ref _outOfReach, failure.Message);
            return (null, failure.Message);
        }
    }

    private static AyrshareErrorExplanation Explain(ErrorFacts facts, ErrorExplanation? told, string sourceDetail) => new()
    {
        Code = facts.Code,
        Status = facts.Status,
        ErrorId = facts.Id,
        Platform = facts.Platform,
        Message = facts.Message,
        Meaning = facts.Known?.Meaning ?? told?.Cause ?? "This module does not know the number, and has it from nobody else.",
        WhoActs = facts.Known?.WhoActs ?? AyrshareErrorActor.Unknown,
        Action = facts.Known?.Action ?? told?.Resolution
            ?? "Look it up in Ayrshare's documentation, https://www.ayrshare.com/docs/errors/errors-ayrshare, or ask its support.",
        Cause = told?.Cause,
        Classification = told?.Classification,
        Resolution = told?.Resolution,
        Source = (facts.Known is null ? AyrshareErrorSource.None : AyrshareErrorSource.Module)
            | (told is null ? AyrshareErrorSource.None : AyrshareErrorSource.Ayrshare),
        SourceDetail = facts.Note is { } note ? $"{sourceDetail} {note}" : sourceDetail,
    };
}
