using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The changes to a profile, from the parameters or else from the columns of a row.</summary>
internal sealed record ProfileChangeFields
{
    /// <summary>The new title.</summary>
    public string? NewTitle { get; init; }

    /// <summary>The display name.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public Flag? MessagingActive { get; init; }

    /// <summary>Whether the activity of the X account is reported by webhook.</summary>
    public Flag? XAccountActivityActive { get; init; }

    /// <summary>Whether the linking page hides its header.</summary>
    public Flag? HideTopHeader { get; init; }

    /// <summary>The linking page's header.</summary>
    public string? TopHeader { get; init; }

    /// <summary>The linking page's text below the header.</summary>
    public string? SubHeader { get; init; }

    /// <summary>Networks that the client cannot link.</summary>
    public string[]? DisableSocial { get; init; }

    /// <summary>Labels to group profiles by.</summary>
    public string[]? Tags { get; init; }

    /// <summary>The names of the fields to clear.</summary>
    public string[]? Clear { get; init; }

    /// <summary>Returns the changes. They must be used only if the checks find no problem.</summary>
    public UpdateProfileRequest Read(InputRow row, RowChecks checks)
    {
        var cleared = new HashSet<string>(TextList.Of(Texts(row, Clear, nameof(Clear))) ?? [], StringComparer.OrdinalIgnoreCase);
        foreach (var unknown in cleared.Except(ClearableFieldCompleter.Fields, StringComparer.OrdinalIgnoreCase))
        {
            checks.Add(
                Errors.UnknownField, nameof(Clear), $"\"{unknown}\" cannot be cleared.",
                $"Use these names: {string.Join(", ", ClearableFieldCompleter.Fields)}.");
        }

        var title = Text(NewTitle, nameof(NewTitle));
        if (title is { Length: 0 })
            checks.Add(Errors.TitleMissing, nameof(NewTitle), "a profile needs a title.", "Specify the new title, or omit -NewTitle.");
        checks.Name(title, nameof(NewTitle));
        return new UpdateProfileRequest
        {
            Title = title,
            DisplayTitle = Text(DisplayTitle, nameof(DisplayTitle)),
            MessagingActive = YesOrNo(MessagingActive, nameof(MessagingActive)),
            XAccountActivityActive = YesOrNo(XAccountActivityActive, nameof(XAccountActivityActive)),
            HideTopHeader = YesOrNo(HideTopHeader, nameof(HideTopHeader)),
            TopHeader = Text(TopHeader, nameof(TopHeader)),
            SubHeader = Text(SubHeader, nameof(SubHeader)),
            DisableSocial = List(DisableSocial, nameof(DisableSocial)) is { } networks
                ? checks.NetworkList(networks, nameof(DisableSocial)) ?? []
                : null,
            Tags = List(Tags, nameof(Tags)),
        };

        // An empty parameter clears the value, but an empty cell leaves it unchanged.
        string? Text(string? given, string name)
        {
            var text = (given is null ? null : CleanText.Of(given)) ?? RowChecks.TextOrNull($"{Column(row, name)}");
            return Cleared(name, isSet: !string.IsNullOrEmpty(text)) ? "" : text;
        }

        bool? YesOrNo(Flag? given, string name) =>
            checks.YesOrNo(given ?? (Column(row, name) is { } cell ? new Flag($"{cell}") : null), name);

        IReadOnlyList<string>? List(string[]? given, string name)
        {
            var texts = Texts(row, given, name);
            var list = TextList.Of(texts);
            CheckIsNoTypeName(list, name);
            if (Cleared(name, isSet: list is not null))
                return [];
            // An empty cell leaves the list unchanged; an empty list clears it.
            return list ?? (texts is { Length: 0 } || given is not null ? [] : null);
        }

        bool Cleared(string name, bool isSet)
        {
            if (!cleared.Contains(name))
                return false;
            if (isSet)
            {
                checks.Add(
                    Errors.ClearedAndSet, name, "the field cannot be both cleared and set.", "Remove it from -Clear, or remove its value.");
            }

            return true;
        }

        void CheckIsNoTypeName(IReadOnlyList<string>? list, string name)
        {
            if (list?.FirstOrDefault(element => element.EndsWith("[]", StringComparison.Ordinal) && Type.GetType(element) is not null)
                is { } type)
            {
                checks.Add(
                    Errors.ListNotText, name, $"\"{type}\" is a type name, which Export-Csv writes in place of a list.",
                    "Join the elements before the export: Select-Object with @{ n = 'Tags'; e = { $_.Tags -join ';' } }.");
            }
        }
    }

    private static string[]? Texts(InputRow row, string[]? given, string name) => given ?? Column(row, name) switch
    {
        null => null,
        string cell => [cell],
        IEnumerable elements => [.. elements.Cast<object?>().Select(element => $"{element}")],
        var other => [$"{other}"],
    };

    // Columns of this module's own output describe the profile and are not changes to it.
    private static object? Column(InputRow row, string name) => row.IsOutput ? null : row.Value(name);
}
