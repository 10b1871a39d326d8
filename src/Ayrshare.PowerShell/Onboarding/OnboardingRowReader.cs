using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Converts rows to clients, and finds all problems in their cells.</summary>
internal sealed class OnboardingRowReader
{
    private const string TitleColumn = "Title";

    private static readonly string[] Columns =
    [
        TitleColumn, "Email", "Tags", "DisableSocial", "MessagingActive", "TopHeader", "SubHeader", "HideTopHeader", "HideLogo",
        "Team", "SecretName", "AllowedSocial", "ExpiresIn", "Redirect", "Bcc", "Company", "ContactEmail", "TermsUrl", "PrivacyUrl",
        "Id", "LinkedWhen", "Leaving",
    ];

    // These identify the client or say what the job does. A change of them has a meaning of its own.
    private static readonly string[] NotCompared = [TitleColumn, "SecretName", "Id", "LinkedWhen", "Leaving"];

    private static readonly string[] LinkedWhens = Enum.GetNames(typeof(LinkedWhen));

    private readonly OnboardingDefaults _defaults;
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="defaults">The values of a row whose own cells are empty.</param>
    /// <param name="columnMap">The list's header for each column that has another name.</param>
    /// <exception cref="AyrshareCommandException">A default is invalid, or the map names an unknown
    /// column.</exception>
    public OnboardingRowReader(OnboardingDefaults defaults, IDictionary? columnMap)
    {
        _defaults = defaults;
        CheckOnce(defaults);
        foreach (DictionaryEntry entry in columnMap ?? new Hashtable())
        {
            var column = Columns.FirstOrDefault(known => string.Equals(known, $"{entry.Key}", StringComparison.OrdinalIgnoreCase))
                ?? throw new AyrshareCommandException(
                    Errors.UnknownColumn, $"ColumnMap: \"{entry.Key}\" is not a column that an onboarding reads.",
                    $"Use these keys: {string.Join(", ", Columns)}. Each value is the name of the column in the file: "
                    + "@{ Title = 'Client name' }.");
            _headers[column] = CleanText.OfHeader($"{entry.Value}");
        }
    }

    /// <summary>Returns the row's columns that an onboarding does not read.</summary>
    public IEnumerable<string> Unread(PSObject row) =>
        row.Properties
            .Select(property => CleanText.OfHeader(property.Name))
            .Where(name => !Columns.Any(column => string.Equals(Header(column), name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns a row for use in errors.</summary>
    public InputRow Row(PSObject source, int number) => new(source, number, Text(source, TitleColumn));

    /// <summary>Returns the name of a column in the list.</summary>
    public string Header(string column) => _headers.TryGetValue(column, out var header) ? header : column;

    /// <summary>Checks that the list has the column that every row needs.</summary>
    /// <exception cref="AyrshareCommandException">There is no title.</exception>
    public void RequireTitleColumn(IReadOnlyCollection<string> columns)
    {
        if (!columns.Any(column => string.Equals(CleanText.OfHeader(column), Header(TitleColumn), StringComparison.OrdinalIgnoreCase)))
        {
            throw new AyrshareCommandException(
                Errors.ColumnMissing,
                $"There is no column \"{Header(TitleColumn)}\"; there are: "
                + $"{string.Join(", ", columns)}.",
                "Map the column that contains the clients' titles: -ColumnMap @{ Title = 'Client name' }.");
        }
    }

    /// <summary>Reads a row.</summary>
    /// <param name="source">The row.</param>
    /// <param name="number">The number of the row, starting at 1.</param>
    /// <param name="problems">Receives all problems in the row's cells.</param>
    /// <returns>The row. It has a client if its cells have no problem.</returns>
    public ListedRow Read(PSObject source, int number, ICollection<AyrshareCommandException> problems)
    {
        var row = Row(source, number);
        var checks = new RowChecks(row, ColumnOf);
        var profile = new ProfileFields
        {
            Title = row.Title,
            Email = Text(source, "Email"),
            Team = YesOrNo("Team"),
            Tags = List("Tags"),
            DisableSocial = List("DisableSocial"),
            MessagingActive = YesOrNo("MessagingActive"),
            TopHeader = Text(source, "TopHeader"),
            SubHeader = Text(source, "SubHeader"),
            HideTopHeader = YesOrNo("HideTopHeader"),
            HideLogo = YesOrNo("HideLogo"),
        }.Read(checks);
        var link = new LinkFields
        {
            AllowedSocial = List("AllowedSocial") ?? _defaults.AllowedSocial,
            Redirect = Text(source, "Redirect") ?? _defaults.Redirect,
            ExpiresIn = Duration("ExpiresIn") ?? _defaults.ExpiresIn,
        }.Read(checks);
        var leaves = checks.YesOrNo(YesOrNo("Leaving"), "Leaving") == true;
        var mail = new MailFields(
            Text(source, "Email"),
            Text(source, "Bcc") ?? _defaults.Bcc,
            Text(source, "Company") ?? _defaults.Company,
            Text(source, "ContactEmail") ?? _defaults.ContactEmail,
            Text(source, "TermsUrl") ?? _defaults.TermsUrl,
            Text(source, "PrivacyUrl") ?? _defaults.PrivacyUrl).Read(checks, needsAddress: _defaults.SendEmail && !leaves);
        var linkedWhen = checks.OneOf(LinkedWhens, Text(source, "LinkedWhen"), "LinkedWhen");
        var givenName = checks.SecretName(Text(source, "SecretName"), "SecretName");
        foreach (var problem in checks.Problems)
            problems.Add(problem);
        var secretName = givenName ?? (row.Title is null ? null : SecretName.OfProfile(row.Title));
        var listed = new ListedRow(number) { Title = row.Title, Id = Text(source, "Id"), SecretName = secretName };
        return problems.Count > 0 ? listed : listed with
        {
            Client = new OnboardingClient
            {
                Row = number,
                Profile = profile,
                SecretName = secretName!,
                Email = Text(source, "Email"),
                Id = listed.Id,
                LinkedWhen = linkedWhen is null ? null : (LinkedWhen)Enum.Parse(typeof(LinkedWhen), linkedWhen),
                Leaves = leaves,
                Fields = FieldsOf(source),
                Link = new OnboardingLink
                {
                    AllowedSocial = link.AllowedSocial,
                    Redirect = link.Redirect,
                    ExpiresIn = link.ExpiresIn,
                    Email = _defaults.SendEmail ? mail : null,
                },
            },
        };

        string[]? List(string column) => Text(source, column) is { } cell ? [cell] : null;

        // The value itself, because a number such as 90s has lost its unit, which its type shows.
        Duration? Duration(string column) =>
            Text(source, column) is null ? null : PowerShell.Duration.From(Find(source, column)!.Value);

        Flag? YesOrNo(string column) => Text(source, column) is { } cell ? new Flag(cell) : null;
    }

    // The recipient of the email is the client's email address.
    private string ColumnOf(string field) => Header(field == nameof(MailFields.To) ? "Email" : field);

    // What the cells mean, because a spreadsheet saves TRUE for true and another separator in a list. Empty columns are left
    // out, so that a column that a later version reads does not change rows that do not use it.
    private Dictionary<string, string> FieldsOf(PSObject source) => Columns
        .Except(NotCompared)
        .Select(column => (Column: column, Text: Text(source, column)))
        .Where(cell => cell.Text is not null)
        .ToDictionary(cell => cell.Column, cell => MeaningOf(cell.Column, cell.Text!), StringComparer.Ordinal);

    private static string MeaningOf(string column, string text) => column switch
    {
        "MessagingActive" or "HideTopHeader" or "HideLogo" or "Team" => $"{new Flag(text).Value}",
        "DisableSocial" or "AllowedSocial" => string.Join(
            ";", (TextList.Of([text]) ?? []).Select(network => network.ToLowerInvariant()).Distinct().OrderBy(
                network => network, StringComparer.Ordinal)),
        "Tags" => string.Join(";", TextList.Of([text]) ?? []),
        "ExpiresIn" => $"{new Duration(text).CountOf(TimeSpan.FromMinutes(1))}",
        "Redirect" or "TermsUrl" or "PrivacyUrl" => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url.AbsoluteUri : text,
        _ => text,
    };

    // An invalid parameter is reported once, and not for each row.
    private static void CheckOnce(OnboardingDefaults defaults)
    {
        var checks = new RowChecks(new InputRow(source: null, number: null, title: null));
        new LinkFields { AllowedSocial = defaults.AllowedSocial, Redirect = defaults.Redirect, ExpiresIn = defaults.ExpiresIn }
            .Read(checks);
        new MailFields(To: null, defaults.Bcc, defaults.Company, defaults.ContactEmail, defaults.TermsUrl, defaults.PrivacyUrl)
            .Read(checks, needsAddress: false);
        checks.ThrowIfAny();
    }

    private string? Text(PSObject row, string column)
    {
        var value = Find(row, column)?.Value;
        var text = (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string cell => cell,
            IEnumerable list => string.Join(";", list.Cast<object>()),
            var other => other?.ToString(),
        };
        return CleanText.OrNull(text);
    }

    // The headers of a CSV are clean. Import-Csv leaves spaces and invisible characters in the names of its properties.
    private PSPropertyInfo? Find(PSObject row, string column) =>
        row.Properties[Header(column)] ?? row.Properties.FirstOrDefault(
            property => string.Equals(CleanText.OfHeader(property.Name), Header(column), StringComparison.OrdinalIgnoreCase));
}
