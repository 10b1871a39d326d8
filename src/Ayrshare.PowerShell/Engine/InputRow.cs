using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>One record of a command's input, as errors describe it.</summary>
internal sealed class InputRow
{
    private const string Hidden = Redactor.Hidden;
    private const int ShownCells = 3;
    private const int ShownColumns = 10;
    private const int ShownLength = 40;

    // The cells of such columns are not shown, whatever program wrote them.
    private static readonly string[] PrivateWords = ["key", "secret", "password", "token"];

    private static readonly string[] KeyColumns = ["ProfileKey", "ProfileKeySecret", "SecretName"];

    private static readonly Redactor Patterns = new([]);

    private readonly PSObject? _source;
    private readonly int? _number;

    private readonly Func<IEnumerable<Secret?>>? _known;

    /// <param name="source">The record, or null if nothing was piped.</param>
    /// <param name="number">Its number in this command's input.</param>
    /// <param name="title">The client's title.</param>
    /// <param name="known">The credentials that are known at the time of an error. They can be in a wrong column.</param>
    /// <param name="text">The record as a text that stands for a profile, if it is one.</param>
    public InputRow(
        PSObject? source, int? number, string? title, Func<IEnumerable<Secret?>>? known = null, PipedText? text = null)
    {
        _source = source;
        Piped = text;
        title ??= text?.Title;
        _known = known;
        _number = (source?.BaseObject as IFromRow)?.RowNumber ?? number;
        // A cell is trimmed. A title from Ayrshare is not: it can have spaces around it.
        Title = CleanText.OrNull(title) is { } clean ? IsOutput ? title : clean : null;
    }

    /// <summary>The number of the row in the input of the pipeline, from 1.</summary>
    public int? Number => _number;

    /// <summary>The client's title, if the row has one.</summary>
    public string? Title { get; }

    /// <summary>The title that the row itself has, whatever the command specifies.</summary>
    public string? OwnTitle =>
        Piped?.Title is { } text ? CleanText.OrNull(text) : IsOutput ? Value(nameof(Title)) as string : Text(nameof(Title));

    /// <summary>The text that stands for a profile, if the row is one.</summary>
    public PipedText? Piped { get; }

    /// <summary>The title as messages show it: a credential in the wrong column is hidden.</summary>
    public string? ShownTitle => (_known?.Invoke() ?? []).OfType<Secret>().Any(secret => secret.Reveal() == Title) ? Hidden : Title;

    /// <summary>Whether the row is an input, and not only the command's parameters.</summary>
    public bool IsPiped => _source is not null;

    /// <summary>The text, if a text was piped in instead of an object, such as a line of a file.</summary>
    public string? Line => _source?.BaseObject as string;

    /// <summary>The beginning of a message about the row.</summary>
    public string Prefix => (_number, ShownTitle) switch
    {
        ({ } number, { } title) => $"Row {number} ({title}): ",
        ({ } number, null) => $"Row {number}: ",
        (null, { } title) => $"{title}: ",
        _ => "",
    };

    /// <summary>A sentence with the first cells of the row, cut short, for an error about a row that has no name; empty if no cell can be
    /// shown.</summary>
    public string Contents
    {
        get
        {
            var cells = _source is null || Line is not null ? [] : RowColumns.Of(_source, IsOutput)
                .Where(cell => !PrivateWords.Any(word => cell.Key.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
                .Select(cell => (cell.Key, Text: CleanText.OrNull(cell.Value as string)))
                .Where(cell => cell.Text is { } text && !ShowsCredential(text) && !PipedText.MayBeKey(text))
                .Select(cell => $"{Patterns.Clean(cell.Key, ShownLength)} \"{Patterns.Clean(cell.Text!, ShownLength)}\"")
                .Take(ShownCells)
                .ToArray();
            return cells.Length == 0 ? "" : $" The row contains {string.Join(", ", cells)}.";
        }
    }

    /// <summary>The target of an error: the record itself, or a copy without credentials if it contains one as plain text.</summary>
    public object? Target
    {
        get
        {
            if (_source is null)
                return Title;
            if (Line is not null)
                return $"row {_number}";
            if (_source.BaseObject is IShownByReference secret)
                return WithColumns(secret.Reference);
            if (_source.BaseObject is IDictionary dictionary)
                return WithoutCredentials(dictionary);
            if (!_source.Properties.Any(property => HoldsCredential(property) || ShowsCredential(property)))
                return _source;
            var copy = new PSObject();
            foreach (var property in _source.Properties)
                copy.Properties.Add(new PSNoteProperty(property.Name,
                    HoldsCredential(property) || ShowsCredential(property) ? Hidden : RowColumns.ValueOf(property)));
            return copy;
        }
    }

    /// <summary>The output for a row, with the other columns of the row for the next commands of the pipeline.</summary>
    /// <param name="output">The output.</param>
    /// <param name="withKeys">Whether the columns that hold a profile key or name its secret are included.</param>
    public PSObject WithColumns(object output, bool withKeys = true)
    {
        var result = new PSObject(output);
        foreach (var column in _source is null || Line is not null ? [] : RowColumns.Of(_source, IsOutput))
        {
            if (result.Properties[column.Key] is null
                && !HoldsCredential(column.Key, column.Value)
                && (withKeys || !KeyColumns.Contains(column.Key, StringComparer.OrdinalIgnoreCase)))
                result.Properties.Add(new PSNoteProperty(column.Key, column.Value));
        }

        return result;
    }

    /// <summary>A property of the row as text, or null if it is absent or empty.</summary>
    public string? Text(string property) => CleanText.OrNull(Value(property)?.ToString());

    /// <summary>A property of the row as a local time, or null if it is not a time. Text in the format of Export-Csv is accepted.</summary>
    public DateTimeOffset? Time(string property) => Value(property) switch
    {
        DateTimeOffset time => time.ToLocalTime(),
        DateTime time => new DateTimeOffset(time).ToLocalTime(),
        string text when DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal,
            out var time) => time.ToLocalTime(),
        _ => null,
    };

    /// <summary>A property of the row as it is, or null.</summary>
    public object? Value(string property)
    {
        var value = Line is null ? _source?.Properties[property]?.Value : null;
        return value is PSObject wrapped ? wrapped.BaseObject : value;
    }

    /// <summary>Whether the row is an output of this module's commands or its sandbox, and not a row of a list.</summary>
    public bool IsOutput => _source is not null && _source.TypeNames.Any(IsOurs);

    /// <summary>Whether the row is such an output of this process, to which nobody has added one of the given properties with
    /// Add-Member.</summary>
    public bool IsOutputWithItsOwn(params string[] properties) =>
        _source?.BaseObject.GetType().FullName is { } type && IsOurs(type)
        && properties.All(name => _source.Properties[name] is null or { MemberType: PSMemberTypes.Property } or { IsInstance: false });

    /// <summary>The object that was piped, if it is of the given type.</summary>
    public T? Source<T>()
        where T : class => _source?.BaseObject as T;

    /// <summary>A text without the credentials of this row and of the connection.</summary>
    public string Hide(string text) => new Redactor(Known.Select(secret => new Secret(secret))).Hide(text);

    /// <summary>The error for a field of this row.</summary>
    /// <param name="error">The error.</param>
    /// <param name="field">The parameter or column.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="action">What to do.</param>
    public AyrshareCommandException Problem(ErrorDefinition error, string field, string problem, string action) => new(
        error with { Category = _source is null ? ErrorCategory.InvalidArgument : ErrorCategory.InvalidData },
        $"{Prefix}{field}: {WithoutKnown(problem)}{LookAlike(field)}",
        _source?.BaseObject is IDictionary
            ? $"{action} A hashtable cannot be a row: convert it with [pscustomobject] @{{ … }}."
            : WithHint(error.Id, action));

    /// <summary>The error for a row that names no profile. It says what the row should have and what it has.</summary>
    /// <param name="error">The error.</param>
    /// <param name="names">The columns that can name a profile, with the most usual one first.</param>
    public AyrshareCommandException NoProfile(ErrorDefinition error, params string[] names) =>
        Line is not null && CleanText.OrNull(Line) is null
            ? Problem(error, names[0], "the text from the pipeline is empty.", "Remove the empty text, or specify a title.")
            : Problem(
                error, names[0], $"the row names no profile{Lacks(names)}.",
                $"Name the profile in a column {string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}. To rename a "
                + $"column, use Select-Object *, @{{ n = '{names[0]}'; e = 'Name' }}.");

    /// <summary>What to do about an error, with what a text was taken as if that may be the cause.</summary>
    /// <param name="errorId">The id of the error.</param>
    /// <param name="action">What to do.</param>
    public string WithHint(string errorId, string action) => Piped?.HintFor(errorId) is { } hint ? $"{action} {hint}" : action;

    /// <summary>The error for a problem with a field of this row that another part of the module found.</summary>
    /// <param name="field">The parameter or column.</param>
    /// <param name="problem">What was found.</param>
    public AyrshareCommandException Problem(string field, AyrshareCommandException problem) =>
        new(problem.Error, $"{Prefix}{field}: {problem.Message}", WithHint(problem.Id, problem.RecommendedAction), problem);

    // A CSV without a header has its first row as the names of the columns, and a key may be in it.
    private string Lacks(string[] names)
    {
        if (_source is null or { BaseObject: string or IDictionary })
            return "";
        var columns = RowColumns.Of(_source, isOutput: false).Select(column => column.Key).ToArray();
        // A date can have a note property, which says only how it is shown.
        if (_source.BaseObject is ValueType || columns.Length == 0)
            return $": it is a value of the type {_source.BaseObject.GetType().Name}";
        var empty = names.Where(name => columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        var shown = columns.Take(ShownColumns).Select(name => PipedText.MayBeKey(name) ? Hidden : Patterns.Clean(name, ShownLength));
        return (empty.Length > 0 ? $": its {string.Join(" and ", empty)} {(empty.Length > 1 ? "are" : "is")} empty"
                : $": it has no {string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}")
            + $"; it has: {string.Join(", ", shown)}{(columns.Length > ShownColumns ? " …" : "")}";
    }

    private static bool HoldsCredential(PSPropertyInfo property) => HoldsCredential(property.Name, RowColumns.ValueOf(property));

    private static bool HoldsCredential(string name, object? value) => IsCredential(name) && value is not (null or SecureString);

    // The value can be a link, or a key in the wrong column.
    private bool ShowsCredential(PSPropertyInfo property) => ShowsCredential(RowColumns.ValueOf(property));

    private bool ShowsCredential(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is string or Uri
        && $"{value}" is var text
        && (Known.Contains(text.Trim()) || Patterns.Hide(text) != text);

    private IEnumerable<string> Known =>
        (_known?.Invoke() ?? []).Append(Piped?.Key).Concat(OwnCredentials.Select(SecretText.Of)).OfType<Secret>()
            .Select(secret => secret.Reveal());

    private IEnumerable<string?> OwnCredentials => _source?.BaseObject is IDictionary dictionary
        ? dictionary.Keys.Cast<object>().Where(IsCredential).Select(name => dictionary[name] as string)
        : _source?.Properties.Where(HoldsCredential).Select(property => $"{RowColumns.ValueOf(property)}") ?? [];

    // Messages quote an invalid cell, which can contain a credential.
    private string WithoutKnown(string text) => Known.Aggregate(text, (clean, secret) => clean.Replace($"\"{secret}\"", $"\"{Hidden}\""));

    // Import-Csv keeps the spaces and invisible characters of a header, and the property has another name than it seems.
    private string? LookAlike(string field) =>
        Line is null
        && _source?.Properties[field] is null
        && _source?.Properties.FirstOrDefault(property => IsLike(property.Name, field)) is { } alike
            ? $" The row has a column \"{alike.Name}\", whose name has invisible characters: {CodesOf(alike.Name, field)}."
            : null;

    private static bool IsLike(string name, string field) =>
        string.Equals(CleanText.OfHeader(name), field, StringComparison.OrdinalIgnoreCase);

    private static string CodesOf(string name, string field) => string.Join(
        ", ", name.Where(c => field.IndexOf($"{c}", StringComparison.OrdinalIgnoreCase) < 0).Select(c => $"U+{(int)c:X4}").Distinct());

    // An object from a file or another process has the prefix Deserialized.
    private static bool IsOurs(string type) =>
        type.StartsWith("Ayrshare.", StringComparison.Ordinal) || type.StartsWith("Deserialized.Ayrshare.", StringComparison.Ordinal);

    private static bool IsCredential(object name) =>
        CredentialNames.All.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase);

    private Hashtable WithoutCredentials(IDictionary dictionary)
    {
        var copy = new Hashtable();
        foreach (DictionaryEntry entry in dictionary)
            copy[entry.Key] = IsCredential(entry.Key) && entry.Value is not (null or SecureString) || ShowsCredential(entry.Value)
                ? Hidden
                : entry.Value;
        return copy;
    }
}
