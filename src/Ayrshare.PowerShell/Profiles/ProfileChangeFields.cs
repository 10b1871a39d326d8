using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>What is to change of a profile, as the parameters have it; what they leave out, the columns of a row tell.</summary>
internal sealed record ProfileChangeFields
{
    /// <summary>The new title.</summary>
    public string? NewTitle { get; init; }

    /// <summary>The name to show.</summary>
    public string? DisplayTitle { get; init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public Flag? MessagingActive { get; init; }

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

    /// <summary>The changes. They are made only if the checks find nothing wrong.</summary>
    public UpdateProfileRequest Read(InputRow row, RowChecks checks)
    {
        var cleared = new HashSet<string>(TextList.Of(Texts(row, Clear, nameof(Clear))) ?? [], StringComparer.OrdinalIgnoreCase);
        foreach (var unknown in cleared.Except(ClearableFieldCompleter.Fields, StringComparer.OrdinalIgnoreCase))
        {
            checks.Add(
                Errors.UnknownField, nameof(Clear), $"\"{unknown}\" cannot be cleared.", $"Use these names: {string.Join(", ", ClearableFieldCompleter.Fields)}.");
        }

        var title = Text(NewTitle, nameof(NewTitle));
        if (title is { Length: 0 })
            checks.Add(Errors.TitleMissing, nameof(NewTitle), "a profile cannot be without a title.", "Give the new title, or leave -NewTitle out.");
        return new UpdateProfileRequest
        {
            Title = title,
            DisplayTitle = Text(DisplayTitle, nameof(DisplayTitle)),
            MessagingActive = YesOrNo(MessagingActive, nameof(MessagingActive)),
            HideTopHeader = YesOrNo(HideTopHeader, nameof(HideTopHeader)),
            TopHeader = Text(TopHeader, nameof(TopHeader)),
            SubHeader = Text(SubHeader, nameof(SubHeader)),
            DisableSocial = List(DisableSocial, nameof(DisableSocial)) is { } networks
                ? checks.NetworkList(networks, nameof(DisableSocial)) ?? []
                : null,
            Tags = List(Tags, nameof(Tags)),
        };

        // A parameter that is empty was meant to be; a cell that is empty was not filled in.
        string? Text(string? given, string name)
        {
            var text = given?.Trim() ?? RowChecks.TextOrNull($"{Column(row, name)}");
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
            // An empty cell leaves the list as it is; an empty list empties it.
            return list ?? (texts is { Length: 0 } || given is not null ? [] : null);
        }

        bool Cleared(string name, bool isSet)
        {
            if (!cleared.Contains(name))
                return false;
            if (isSet)
                checks.Add(Errors.ClearedAndSet, name, "it is to be cleared and to be set.", "Leave it out of -Clear, or give no value.");
            return true;
        }

        void CheckIsNoTypeName(IReadOnlyList<string>? list, string name)
        {
            if (list?.FirstOrDefault(element => element.EndsWith("[]", StringComparison.Ordinal) && Type.GetType(element) is not null) is { } type)
            {
                checks.Add(
                    Errors.ListNotText, name, $"\"{type}\" is what Export-Csv writes in place of a list.",
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

    // Not of what this module has put out: that tells what a profile is, not what it is to become.
    private static object? Column(InputRow row, string name) => row.IsOutput ? null : row.Value(name);
}
