using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Checks the fields of a row before any request, and collects all problems.</summary>
/// <param name="row">The row.</param>
/// <param name="header">Returns the name of a field in the list. By default, the name does not change.</param>
internal sealed class RowChecks(InputRow row, Func<string, string>? header = null)
{
    private readonly List<Finding> _findings = [];

    /// <summary>One error for each invalid field.</summary>
    public IReadOnlyList<AyrshareCommandException> Problems =>
        [.. _findings.Select(finding => row.Problem(finding.Error, finding.Field, finding.Problem, finding.Action))];

    /// <summary>Returns the name of a field in the list.</summary>
    public string Column(string field) => header is null ? field : header(field);

    /// <summary>A sentence with the first cells of the row.</summary>
    public string RowContents => row.Contents;

    /// <summary>Adds a problem with a field, unless it is already there.</summary>
    /// <param name="error">The error.</param>
    /// <param name="field">The parameter or column.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="action">What to do.</param>
    public void Add(ErrorDefinition error, string field, string problem, string action)
    {
        var name = Column(field);
        if (!_findings.Any(finding => finding.Error == error && finding.Field == name))
            _findings.Add(new Finding(error, name, problem, action));
    }

    /// <summary>Ends the row with one error that names all problems, if there are any.</summary>
    /// <exception cref="AyrshareCommandException">There is a problem. The error has the id of the first problem.</exception>
    public void ThrowIfAny()
    {
        if (_findings.Count == 0)
            return;
        var first = _findings[0];
        var others = _findings.Skip(1).Select(finding => $" {finding.Field}: {finding.Problem}");
        throw row.Problem(
            first.Error, first.Field, first.Problem + string.Concat(others),
            string.Join(" ", _findings.Select(finding => finding.Action).Distinct()));
    }

    /// <summary>An email address, or null for an empty cell.</summary>
    public string? Email(string? text, string field)
    {
        if (TextOrNull(text) is not { } address)
            return null;
        if (EmailAddress.IsValid(address))
            return address;
        Add(Errors.InvalidEmail, field, $"\"{address}\" is not an email address.", "Specify one plain address, such as anna@example.com.");
        return null;
    }

    /// <summary>The name of a secret that is to be stored, or null for an empty cell. Some commands of vaults read some characters as
    /// wildcards.</summary>
    public string? SecretName(string? text, string field)
    {
        if (TextOrNull(text) is not { } name)
            return null;
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return name;
        Add(
            Errors.InvalidSecretName, field, $"\"{name}\" contains a wildcard character: *, ?, [ or ].",
            "Use a name without these characters.");
        return null;
    }

    /// <summary>Finds characters in a name that nobody sees, and that make it another name than it looks.</summary>
    public void Name(string? name, string field)
    {
        if (name is not null && CleanText.FindForbidden(name) is { } character)
        {
            Add(
                Errors.InvalidTitle, field, $"it contains {character}, a character that cannot be seen.",
                "Type the title again, without the character.");
        }
    }

    /// <summary>The URL of a web page, or null for an empty cell.</summary>
    public Uri? Url(string? text, string field)
    {
        if (TextOrNull(text) is not { } address)
            return null;
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
            return url;
        Add(Errors.InvalidUrl, field, $"\"{address}\" is not the URL of a web page.",
            "Specify a full URL, such as https://example.com/terms.");
        return null;
    }

    /// <summary>The networks of a list, with the API's names and without duplicates, or null if there are none.</summary>
    public IReadOnlyList<string>? NetworkList(IEnumerable<string>? values, string field)
    {
        var named = TextList.Of(values);
        var unknown = named?.Where(name => Networks.Find(name) is null).ToArray();
        if (unknown is not { Length: > 0 })
            return named?.Select(name => Networks.Find(name)!).Distinct().ToArray();
        Add(
            Errors.UnknownNetwork, field,
            $"{string.Join(", ", unknown.Select(name => $"\"{name}\""))} is not a network that Ayrshare supports.",
            $"Use these names: {string.Join(", ", Networks.All)}. X is twitter.");
        return null;
    }

    /// <summary>Yes or no, or null for an empty cell.</summary>
    public bool? YesOrNo(Flag? flag, string field)
    {
        if (flag is null or { IsEmpty: true })
            return null;
        if (flag.Value is null)
            Add(Errors.InvalidFlag, field, $"\"{flag}\" is neither true nor false.", "Specify true or false, or leave it empty.");
        return flag.Value;
    }

    /// <summary>A number of minutes, or null for an empty cell.</summary>
    public int? MinutesBetween(int min, int max, Duration? duration, string field)
    {
        if (duration is null or { IsEmpty: true })
            return null;
        if (duration.CountOf(TimeSpan.FromMinutes(1)) is { } minutes && minutes >= min && minutes <= max)
            return minutes;
        Add(
            Errors.InvalidMinutes, field, $"\"{duration}\" is not a number of minutes from {min} to {max}.",
            duration.Advice ?? $"Specify a whole number from {min} to {max}, or a duration such as 30m, 48h or 2d, or leave it empty.");
        return null;
    }

    /// <summary>A duration, or null for an empty value. A number has no unit, and is refused.</summary>
    public TimeSpan? DurationUpTo(TimeSpan longest, Duration? duration, string field)
    {
        if (duration is null or { IsEmpty: true })
            return null;
        if (duration.Span is { } span && span > TimeSpan.Zero && span <= longest)
            return span;
        if (duration.IsNumber)
            Add(Errors.InvalidMinutes, field, $"\"{duration}\" has no unit.", $"Write {duration}d for days, or {duration}h for hours.");
        else
        {
            Add(
                Errors.InvalidMinutes, field, $"\"{duration}\" is not a duration of up to {longest.TotalDays:0} days.",
                duration.Advice ?? "Specify a duration such as 3d or 48h.");
        }

        return null;
    }

    /// <summary>One of several words, with the case of the list of words, or null for an empty cell.</summary>
    public string? OneOf(IReadOnlyCollection<string> words, string? text, string field, bool isRequired = false)
    {
        if (TextOrNull(text) is not { } word)
            return null;
        if (words.FirstOrDefault(known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        Add(
            Errors.InvalidChoice, field, $"\"{word}\" is not one of {string.Join(", ", words)}.",
            $"Specify {string.Join(" or ", words)}{(isRequired ? "" : ", or leave it empty")}.");
        return null;
    }

    /// <summary>A text without white space around it, or null for an empty cell.</summary>
    public static string? TextOrNull(string? text) => CleanText.OrNull(text);

    private sealed record Finding(ErrorDefinition Error, string Field, string Problem, string Action);
}
