using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>What a script has put out, in every stream.</summary>
public sealed class RunResult
{
    public RunResult(Shell shell, IReadOnlyList<PSObject> output, Exception? thrown)
    {
        Output = output;
        Thrown = thrown;
        Errors = [.. shell.Streams.Error];
        Warnings = [.. shell.Streams.Warning.Select(r => r.Message)];
        Verbose = [.. shell.Streams.Verbose.Select(r => r.Message)];
        Debug = [.. shell.Streams.Debug.Select(r => r.Message)];
        Information = [.. shell.Streams.Information.Select(r => $"{r.MessageData}")];
        Progress = [.. shell.Streams.Progress];
    }

    public IReadOnlyList<PSObject> Output { get; }

    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Debug { get; }

    public IReadOnlyList<string> Information { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The exception that ended the script, if one did.</summary>
    public Exception? Thrown { get; }

    /// <summary>The error that ended the script.</summary>
    public ErrorRecord Terminating => Assert.IsType<RuntimeException>(Thrown, exactMatch: false).ErrorRecord;

    /// <summary>The one object that came out.</summary>
    public PSObject Only => Assert.Single(Output);

    /// <summary>A property of each object that came out.</summary>
    public IEnumerable<object?> Property(string name) => Output.Select(o => Unwrap(o.Properties[name]?.Value));

    /// <summary>The first part of an error's id, which scripts go by.</summary>
    public static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The error ids in order.</summary>
    public IEnumerable<string> ErrorIds => Errors.Select(Id);

    public RunResult ThrowIfFailed()
    {
        if (Thrown is not null)
            throw new InvalidOperationException("The script ended with an error.", Thrown);
        Assert.Empty(Errors.Select(e => e.ToString()));
        return this;
    }

    /// <summary>All but the output, as text, exceptions whole: where no credential may show.</summary>
    public string Everything()
    {
        var text = new StringBuilder();
        foreach (var error in Thrown is RuntimeException ended ? [.. Errors, ended.ErrorRecord] : Errors)
        {
            text.AppendLine(error.ToString()).AppendLine(error.FullyQualifiedErrorId).AppendLine(error.CategoryInfo.ToString());
            text.AppendLine(error.ErrorDetails?.Message).AppendLine(
                error.ErrorDetails?.RecommendedAction).AppendLine(error.ScriptStackTrace);
            for (var exception = error.Exception; exception is not null; exception = exception.InnerException)
            {
                text.AppendLine(exception.ToString());
                foreach (DictionaryEntry entry in exception.Data)
                    text.AppendLine($"{entry.Key} {entry.Value}");
            }

            text.AppendLine(error.TargetObject is null ? "" : Describe(PSObject.AsPSObject(error.TargetObject)));
        }

        text.AppendLine(Thrown?.ToString());
        foreach (var line in Warnings.Concat(Verbose).Concat(Debug).Concat(Information))
            text.AppendLine(line);
        foreach (var record in Progress)
            text.AppendLine(record.ToString());
        return text.ToString();
    }

    private static string Describe(PSObject target) =>
        $"{target} {string.Join(" ", target.Properties.Where(p => p.IsGettable).Select(p => $"{p.Name}={p.Value}"))}";

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
