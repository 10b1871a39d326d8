using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// What is known about an error of this module. The error can be a record, an exception, an inner exception, or the
/// deserialized form of these after a job, a remote session or a file. Other errors are ignored: their text can contain a
/// credential.
/// </summary>
internal sealed record ErrorFacts
{
    private const string Commands = ",Ayrshare.PowerShell.";

    // The depth limits how many exceptions around the error are searched.
    private const int MaxDepth = 16;

    public int? Code { get; init; }

    public int? Status { get; init; }

    public string? Id { get; init; }

    public string? Platform { get; init; }

    public string? Message { get; init; }

    /// <summary>What the error means, from the module's table or from the error itself.</summary>
    public KnownError? Known { get; init; }

    /// <summary>How a number was read, if it can be either a code or a status.</summary>
    public string? Note { get; init; }

    /// <summary>The facts of a number.</summary>
    public static ErrorFacts Of(int? code, int? status)
    {
        // A number that is in the table as an HTTP status, but not as a code, is read as a status.
        string? note = null;
        if (status is null && code is { } number && KnownErrors.OfStatus(number) is not null)
        {
            var isStatus = KnownErrors.OfCode(number) is null;
            if (isStatus)
                (code, status) = (null, number);
            note = isStatus
                ? $"{number} was read as an HTTP status, because the module's table does not contain this code."
                : $"{number} was read as a code. For the HTTP status, use -Status {number}.";
        }

        var known = (code is { } ours ? KnownErrors.OfCode(ours) : null) ?? (status is { } http ? KnownErrors.OfStatus(http) : null);
        return new ErrorFacts { Code = code, Status = status, Id = known?.Id, Known = known, Note = note };
    }

    /// <summary>The facts of an error's id, such as KeyLost or a whole FullyQualifiedErrorId, or null if there is no such error.</summary>
    public static ErrorFacts? OfId(string id) => KnownErrors.OfId(IdOf(id) ?? id) is { } known
        ? new ErrorFacts { Id = known.Id, Known = known }
        : null;

    /// <summary>The facts of an error, or null if it does not come from this module.</summary>
    public static ErrorFacts? Of(object error) => Find(error, MaxDepth);

    private static ErrorFacts? Find(object? error, int depth)
    {
        if (error is null || depth == 0)
            return null;
        return (error is PSObject wrapped ? wrapped.BaseObject : error) switch
        {
            AyrshareApiException failure => OfFailure(failure),
            AyrshareCommandException problem => OfProblem(problem),
            ErrorRecord record => Find(record.Exception, depth - 1) is { } facts
                ? facts with { Id = IdOf(record.FullyQualifiedErrorId) ?? facts.Id }
                : OfTexts(
                    record.FullyQualifiedErrorId,
                    record.ErrorDetails?.Message ?? record.Exception?.Message,
                    record.ErrorDetails?.RecommendedAction),
            Exception exception => Inner(exception).Select(inner => Find(inner, depth - 1)).FirstOrDefault(facts => facts is not null),
            PSCustomObject => OfRemains((PSObject)error, depth),
            _ => null,
        };
    }

    private static IEnumerable<object?> Inner(Exception exception)
    {
        yield return exception.InnerException;
        foreach (var inner in (exception as AggregateException)?.InnerExceptions ?? Enumerable.Empty<Exception>())
            yield return inner;
        if (exception is RemoteException remote)
            yield return remote.SerializedRemoteException;
        if (exception is IContainsErrorRecord { ErrorRecord: { } record } && record.Exception != exception)
            yield return record;
    }

    private static ErrorFacts OfFailure(AyrshareApiException failure)
    {
        var known = KnownErrors.Of(failure);
        return new ErrorFacts
        {
            Code = failure.Code,
            Status = failure.StatusCode,
            Id = known.Id,
            Platform = failure.Platform,
            Message = failure.Message,
            Known = known,
        };
    }

    // The command's own text takes precedence over the text of its cause, a request that failed.
    private static ErrorFacts OfProblem(AyrshareCommandException problem)
    {
        var cause = problem.InnerException is AyrshareApiException failure ? OfFailure(failure) : null;
        return (cause ?? new ErrorFacts()) with
        {
            Id = problem.Id,
            Message = problem.Message,
            Known = cause?.Known is { } known
                ? known with { Id = problem.Id, Category = problem.Category, Action = problem.RecommendedAction }
                : new KnownError(problem.Error, problem.RecommendedAction),
        };
    }

    // Import-Clixml and remoting keep only the properties.
    private static ErrorFacts? OfRemains(PSObject remains, int depth)
    {
        if (Is("Ayrshare.Client.AyrshareApiException"))
        {
            var facts = Of(Number("Code"), Number("StatusCode"));
            var known = facts.Known ?? (Text("Kind") is { } kind ? KnownErrors.OfId(kind) : null);
            return facts with { Id = known?.Id, Known = known, Platform = Text("Platform"), Message = Text("Message") };
        }

        if (Is("Ayrshare.PowerShell.AyrshareCommandException") && Text("Id") is { } id)
            return OfTexts(id + Commands, Text("Message"), Text("RecommendedAction"));
        if (Is("System.Management.Automation.ErrorRecord"))
        {
            return Find(remains.Properties["Exception"]?.Value, depth - 1)
                ?? OfTexts(Text("FullyQualifiedErrorId"), Text("ErrorDetails_Message"), Text("ErrorDetails_RecommendedAction"));
        }

        return Find(remains.Properties["SerializedRemoteException"]?.Value ?? remains.Properties["InnerException"]?.Value, depth - 1);

        bool Is(string type) => remains.TypeNames.Contains("Deserialized." + type);

        string? Text(string property) => remains.Properties[property]?.Value?.ToString() is { Length: > 0 } text ? text : null;

        int? Number(string property) =>
            int.TryParse(Text(property), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // The engine's own errors about these commands have no action, and can quote what was typed.
    private static ErrorFacts? OfTexts(string? fullId, string? message, string? action)
    {
        if (IdOf(fullId) is not { } id || string.IsNullOrEmpty(message) || string.IsNullOrEmpty(action))
            return null;
        return OfId(id) is { Known: { } known } facts
            ? facts with { Message = message, Known = known with { Action = action! } }
            : new ErrorFacts
            {
                Id = id,
                Message = message,
                Known = new KnownError(id, ErrorCategory.NotSpecified, AyrshareErrorActor.You, message!, action!),
            };
    }

    private static string? IdOf(string? fullId) =>
        fullId?.IndexOf(Commands, StringComparison.Ordinal) is { } at and > 0 ? fullId!.Substring(0, at) : null;
}
