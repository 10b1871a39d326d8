using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>
/// A text from the pipeline that stands for a profile. It is the profile's title, unless it has the form of a profile key: four
/// groups of letters and digits.
/// </summary>
internal sealed class PipedText
{
    private const int ShortestKey = 16;
    private const string AsTitle = "ForEach-Object { [pscustomobject] @{ Title = $_ } }";

    // Ayrshare does not document the form. Its keys are four groups of letters and digits, such as AX1XGG-9jK3M5LS-GR5RX5G-LLCK8EA.
    // Five groups are those of a GUID.
    private static readonly Regex KeyForm = new("^[A-Za-z0-9]{4,12}(?:-[A-Za-z0-9]{4,12}){3,4}$", RegexOptions.CultureInvariant);

    // The errors that a title can cause which is a key of an unusual form.
    private static readonly ErrorDefinition[] OfWrongTitle = [Errors.ProfileKeyMissing, Errors.ProfileNotFound, Errors.SecretNotFound,
        Errors.NotFound];

    // The errors that a key can cause which is a title, and that a text causes which is not used.
    private static readonly ErrorDefinition[] OfWrongKey = [Errors.TitleMissing, Errors.ProfileMissing, Errors.ProfileKeyMissing,
        Errors.ProfileKeyIsApiKey, Errors.Forbidden, Errors.Unauthorized, Errors.NotFound];

    private readonly string _hint;
    private readonly ErrorDefinition[] _explained;

    private PipedText(string? title, Secret? key, string hint, ErrorDefinition[] explained) =>
        (Title, Key, _hint, _explained) = (title, key, hint, explained);

    /// <summary>The profile's title as it was piped, with any spaces around it.</summary>
    public string? Title { get; }

    /// <summary>The profile key.</summary>
    public Secret? Key { get; }

    /// <summary>What an error says if it may have occurred because the text was taken as the wrong thing: what it was taken as, and how
    /// to write the other; null for other errors.</summary>
    /// <param name="errorId">The id of the error.</param>
    public string? HintFor(string errorId) => _explained.Any(error => error.Id == errorId) ? _hint : null;

    /// <summary>Reads the input of a command that acts on a profile; null if it is no text. A SecureString is always a profile key.
    /// A text that may be a key of an unusual form is not used at all, because a title is shown and sent as one.</summary>
    public static PipedText? OfProfile(PSObject? input) => input?.BaseObject switch
    {
        SecureString secret => new(
            null, SecretText.Of(secret), "The SecureString from the pipeline was taken as a profile key.", OfWrongKey),
        string text when !HasFormOfKey(text.Trim()) && MayBeKey(text.Trim()) => new(
            null, null,
            $"The text from the pipeline may be a title or a profile key, so it was not used. Use {AsTitle}, or ProfileKey in place of "
            + "Title.",
            OfWrongKey),
        string text when !HasFormOfKey(text.Trim()) => new(
            text, null,
            "The text from the pipeline was taken as a title. For profile keys of an unusual form, use "
            + "ForEach-Object { [pscustomobject] @{ ProfileKey = $_ } }.",
            OfWrongTitle),
        _ => OfTitle(input),
    };

    /// <summary>Reads the input of a command that finds or creates profiles by title; null if it is no text.</summary>
    public static PipedText? OfTitle(PSObject? input) => input?.BaseObject switch
    {
        string text when HasFormOfKey(text.Trim()) => new(
            null, new Secret(text.Trim()),
            $"The text from the pipeline was taken as a profile key, because of its form. For a title, use {AsTitle}.",
            OfWrongKey),
        string text => new(text, null, "", []),
        _ => null,
    };

    /// <summary>Returns the error of a title that was typed in the form of a key, or null. A title is shown by errors, confirmations and
    /// lists, and a key must not be.</summary>
    /// <param name="title">The title.</param>
    /// <param name="parameter">The parameter.</param>
    public static AyrshareCommandException? RefusalOf(string title, string parameter) => !IsKeyOrSecureString(title.Trim()) ? null : new(
        Errors.TitleIsKey, $"{parameter}: the value has the form of a key, and a title is shown and sent as one. Nothing was done.",
        $"For a key, use -ProfileKey. If it is a title, pipe in an object with a property {parameter}.");

    /// <summary>Whether a text may be a profile key. It can be in a column of any name. No name or address looks like one.</summary>
    public static bool MayBeKey(string text) =>
        text.Length >= ShortestKey && text.Any(char.IsDigit) && !text.Any(c => c == '@' || char.IsWhiteSpace(c));

    // PowerShell binds a SecureString to a text by its type.
    private static bool IsKeyOrSecureString(string text) => HasFormOfKey(text) || text == typeof(SecureString).FullName;

    // A title of four words or numbers has no group that mixes letters and digits.
    private static bool HasFormOfKey(string text) =>
        KeyForm.IsMatch(text) && text.Split('-').Any(group => group.Any(char.IsDigit) && group.Any(char.IsLetter));
}
