using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Client;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Turns rows into clients, and finds everything that is wrong with their cells.</summary>
internal sealed class OnboardingRowReader
{
    private const string TitleColumn = "Title";

    private static readonly string[] Columns =
    [
        TitleColumn, "Email", "Tags", "DisableSocial", "MessagingActive", "TopHeader", "SubHeader", "HideTopHeader", "HideLogo",
        "Team", "SecretName", "AllowedSocial", "ExpiresIn", "Redirect", "Bcc", "Company", "ContactEmail", "TermsUrl", "PrivacyUrl",
    ];

    private readonly OnboardingDefaults _defaults;
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="defaults">What a row has unless its own cell says otherwise.</param>
    /// <param name="columnMap">The list's header for each column whose header is not its name.</param>
    /// <exception cref="AyrshareCommandException">A default is wrong, or the map names an unknown column.</exception>
    public OnboardingRowReader(OnboardingDefaults defaults, IDictionary? columnMap)
    {
        _defaults = defaults;
        CheckOnce(defaults);
        foreach (DictionaryEntry entry in columnMap ?? new Hashtable())
        {
            var column = Columns.FirstOrDefault(known => string.Equals(known, $"{entry.Key}", StringComparison.OrdinalIgnoreCase))
                ?? throw new AyrshareCommandException(
                    "UnknownColumn", ErrorCategory.InvalidArgument, $"ColumnMap: \"{entry.Key}\" is not a column of an onboarding.",
                    $"Map these: {string.Join(", ", Columns)}. The column's name is on the left, the file's header on the right: "
                    + "@{ Title = 'Client name' }.");
            _headers[column] = $"{entry.Value}";
        }
    }

    /// <summary>The row's columns that an onboarding does not read.</summary>
    public IEnumerable<string> Unread(PSObject row) =>
        row.Properties
            .Select(property => property.Name)
            .Where(name => !Columns.Any(column => string.Equals(Header(column), name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A row, as errors speak of it.</summary>
    public InputRow Row(PSObject source, int number) => new(source, number, Text(source, TitleColumn));

    /// <summary>What the list calls a column.</summary>
    public string Header(string column) => _headers.TryGetValue(column, out var header) ? header : column;

    /// <summary>Checks that the first row has what every row needs.</summary>
    /// <exception cref="AyrshareCommandException">There is no title.</exception>
    public void RequireTitleColumn(PSObject row)
    {
        if (row.Properties[Header(TitleColumn)] is null)
        {
            throw new AyrshareCommandException(
                "ColumnMissing", ErrorCategory.InvalidData,
                $"There is no column \"{Header(TitleColumn)}\"; there are: "
                + $"{string.Join(", ", row.Properties.Select(property => property.Name))}.",
                "Name the column with the clients' titles: -ColumnMap @{ Title = 'Client name' }.");
        }
    }

    /// <summary>Reads a row.</summary>
    /// <param name="source">The row.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="problems">Gets everything that is wrong with its cells.</param>
    /// <returns>The row; it has a client if nothing is wrong with its cells.</returns>
    public ListedRow Read(PSObject source, int number, ICollection<AyrshareCommandException> problems)
    {
        var row = Row(source, number);
        var title = Check(() => row.Title
            ?? throw row.Problem("TitleMissing", Header(TitleColumn), "a profile needs a title.", "Fill it in, or remove the row."));
        var secretName = Text(source, "SecretName") ?? (title is null ? null : SecretName.OfProfile(title));
        var email = Check(() => Checked.Email(Text(source, "Email"), row, Header("Email")));
        var team = Check(() => FlagOf("Team")) == true;
        var profile = new CreateProfileRequest
        {
            Title = title ?? "",
            Email = team ? email : null,
            Team = team ? true : null,
            Tags = TextList.Of(List("Tags")),
            DisableSocial = Check(() => TextList.Networks(List("DisableSocial"), row, Header("DisableSocial"))),
            MessagingActive = Check(() => FlagOf("MessagingActive")),
            TopHeader = Text(source, "TopHeader"),
            SubHeader = Text(source, "SubHeader"),
            HideTopHeader = Check(() => FlagOf("HideTopHeader")),
            HideLogo = Check(() => FlagOf("HideLogo")),
        };
        if (team && Text(source, "Email") is null)
            Add("EmailMissing", "Email", "a member of the team needs an address.", "Fill it in, or clear the row's Team.");
        else if (_defaults.SendEmail && Text(source, "Email") is null)
            Add(
                "EmailMissing", "Email", "there is no address to mail the link to.",
                "Fill it in, or run the job without -SendEmail for this row.");
        var allowed = Check(() => TextList.Networks(List("AllowedSocial") ?? _defaults.AllowedSocial, row, Header("AllowedSocial")));
        var redirect = Check(() => Checked.Url(Text(source, "Redirect") ?? _defaults.Redirect, row, Header("Redirect")));
        var expiresIn = Check(() => (Text(source, "ExpiresIn") is { } minutes ? new Minutes(minutes) : _defaults.ExpiresIn)
            ?.In(row, Header("ExpiresIn"), GenerateJwtRequest.MinExpiresIn, GenerateJwtRequest.MaxExpiresIn));
        var bcc = Check(() => Checked.Email(Text(source, "Bcc") ?? _defaults.Bcc, row, Header("Bcc")));
        var contact = Check(() => Checked.Email(Text(source, "ContactEmail") ?? _defaults.ContactEmail, row, Header("ContactEmail")));
        var terms = Check(() => Checked.Url(Text(source, "TermsUrl") ?? _defaults.TermsUrl, row, Header("TermsUrl")));
        var privacy = Check(() => Checked.Url(Text(source, "PrivacyUrl") ?? _defaults.PrivacyUrl, row, Header("PrivacyUrl")));
        var company = Text(source, "Company") ?? _defaults.Company;
        var listed = new ListedRow(number) { Title = title, SecretName = secretName };
        return problems.Count > 0 ? listed : listed with
        {
            Client = new OnboardingClient
            {
                Row = number,
                Profile = profile,
                SecretName = secretName!,
                Email = email,
                Content = ContentOf(source),
                Link = new OnboardingLink
                {
                    AllowedSocial = allowed,
                    Redirect = redirect,
                    ExpiresIn = expiresIn,
                    Email = !_defaults.SendEmail ? null : new ConnectEmail
                    {
                        To = email!,
                        Bcc = bcc,
                        Company = company,
                        ContactEmail = contact,
                        TermsUrl = terms,
                        PrivacyUrl = privacy,
                    },
                },
            },
        };

        void Add(string id, string column, string problem, string action) => problems.Add(row.Problem(id, Header(column), problem, action));

        string[]? List(string column) => Text(source, column) is { } cell ? [cell] : null;

        bool? FlagOf(string column) => Text(source, column) is { } cell ? new Flag(cell).In(row, Header(column)) : null;

        T? Check<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (AyrshareCommandException finding)
            {
                problems.Add(finding);
                return default;
            }
        }
    }

    // Without empty columns: a column that a later version reads changes no row that does not use it.
    private string ContentOf(PSObject source) => string.Join(
        "\n", Columns.Where(column => Text(source, column) is not null).Select(column => $"{column}={Text(source, column)}"));

    // A wrong parameter is told once, and not for each row.
    private static void CheckOnce(OnboardingDefaults defaults)
    {
        var command = new InputRow(source: null, number: null, title: null);
        TextList.Networks(defaults.AllowedSocial, command, nameof(defaults.AllowedSocial));
        defaults.ExpiresIn?.In(command, nameof(defaults.ExpiresIn), GenerateJwtRequest.MinExpiresIn, GenerateJwtRequest.MaxExpiresIn);
        Checked.Url(defaults.Redirect, command, nameof(defaults.Redirect));
        Checked.Email(defaults.Bcc, command, nameof(defaults.Bcc));
        Checked.Email(defaults.ContactEmail, command, nameof(defaults.ContactEmail));
        Checked.Url(defaults.TermsUrl, command, nameof(defaults.TermsUrl));
        Checked.Url(defaults.PrivacyUrl, command, nameof(defaults.PrivacyUrl));
    }

    private string? Text(PSObject row, string column)
    {
        var value = row.Properties[Header(column)]?.Value;
        var text = (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string cell => cell,
            IEnumerable list => string.Join(";", list.Cast<object>()),
            var other => other?.ToString(),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
    }
}
