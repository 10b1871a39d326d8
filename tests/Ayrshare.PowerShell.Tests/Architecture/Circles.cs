using System;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell.Tests.Architecture;

/// <summary>Finds the folders that reach each other.</summary>
internal static class Circles
{
    /// <summary>One line for each pair of folders whose arrow lies on a circle, with the types that make the arrow.</summary>
    public static IReadOnlyList<string> Describe(IReadOnlyCollection<Arrow> arrows)
    {
        var targets = arrows.ToLookup(arrow => arrow.FromFolder, arrow => arrow.ToFolder);
        return
        [
            .. arrows.GroupBy(arrow => (arrow.FromFolder, arrow.ToFolder))
                .Where(group => FoldersReachedFrom(group.Key.ToFolder, targets).Contains(group.Key.FromFolder))
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Key.FromFolder} -> {group.Key.ToFolder}: {DescribeUses(group)}"),
        ];
    }

    private static HashSet<string> FoldersReachedFrom(string folder, ILookup<string, string> targets)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            if (!reached.Add(next))
                continue;
            foreach (var target in targets[next])
                open.Push(target);
        }

        return reached;
    }

    private static string DescribeUses(IEnumerable<Arrow> arrows) => string.Join("; ",
        from arrow in arrows.Distinct()
        group arrow.ToType by arrow.FromType into uses
        orderby uses.Key
        select $"{uses.Key} uses {string.Join(", ", uses.Order(StringComparer.Ordinal))}");
}
