using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Onboarding;

/// <summary>A cell that has changed since the row was last used.</summary>
/// <param name="Column">The column.</param>
/// <param name="From">What the cell meant; null if it was empty.</param>
/// <param name="To">What it means now; null if it is empty.</param>
public sealed record RowChange(string Column, string? From, string? To)
{
    private static readonly Dictionary<string, ChangeKind> Kinds = new(StringComparer.Ordinal)
    {
        ["Tags"] = ChangeKind.Profile,
        ["DisableSocial"] = ChangeKind.Profile,
        ["MessagingActive"] = ChangeKind.Profile,
        ["TopHeader"] = ChangeKind.Profile,
        ["SubHeader"] = ChangeKind.Profile,
        ["HideTopHeader"] = ChangeKind.Profile,
        ["HideLogo"] = ChangeKind.NewProfile,
        ["Team"] = ChangeKind.NewProfile,
        ["Email"] = ChangeKind.Address,
        ["Bcc"] = ChangeKind.EmailText,
        ["Company"] = ChangeKind.EmailText,
        ["ContactEmail"] = ChangeKind.EmailText,
        ["TermsUrl"] = ChangeKind.EmailText,
        ["PrivacyUrl"] = ChangeKind.EmailText,
    };

    /// <summary>What the change has an effect on.</summary>
    public ChangeKind Kind => KindOf(Column);

    /// <inheritdoc/>
    public override string ToString() => (From, To) switch
    {
        (null, _) => $"{Column}: \"{To}\" (was empty)",
        (_, null) => $"{Column}: empty (was \"{From}\")",
        _ => $"{Column}: \"{To}\" (was \"{From}\")",
    };

    /// <summary>The changes from one row to another, in the order of the columns' names.</summary>
    /// <param name="before">The earlier row; null if it is unknown, so that nothing counts as changed.</param>
    /// <param name="now">The row.</param>
    public static IReadOnlyList<RowChange> Between(
        IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string> now)
    {
        if (before is null)
            return [];
        return
        [
            .. before.Keys.Union(now.Keys).OrderBy(column => column, StringComparer.Ordinal)
                .Select(column => new RowChange(column, Find(before, column), Find(now, column)))
                .Where(change => change.From != change.To),
        ];
    }

    /// <summary>The cells that have taken effect after the profile was updated according to the row.</summary>
    /// <param name="before">The cells that had taken effect; null if that is unknown.</param>
    /// <param name="now">The row.</param>
    internal static IReadOnlyDictionary<string, string> AfterUpdate(
        IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string> now) =>
        Merge(before, now, kind => kind == ChangeKind.Profile);

    /// <summary>The cells that have taken effect after a link was issued according to the row.</summary>
    /// <param name="before">The cells that had taken effect; null if that is unknown.</param>
    /// <param name="now">The row.</param>
    internal static IReadOnlyDictionary<string, string> AfterLink(
        IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string> now) =>
        Merge(before, now, kind => kind is not (ChangeKind.Profile or ChangeKind.NewProfile));

    // The cells of most rows have not changed. They are then kept once for the row and the journal.
    private static IReadOnlyDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string> now, Func<ChangeKind, bool> isNow) =>
        before is null || Between(before, now).Count == 0 ? now : now.Where(cell => isNow(KindOf(cell.Key)))
            .Concat(before.Where(cell => !isNow(KindOf(cell.Key))))
            .ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);

    private static ChangeKind KindOf(string column) => Kinds.TryGetValue(column, out var kind) ? kind : ChangeKind.Link;

    private static string? Find(IReadOnlyDictionary<string, string> cells, string column) =>
        cells.TryGetValue(column, out var cell) ? cell : null;
}
