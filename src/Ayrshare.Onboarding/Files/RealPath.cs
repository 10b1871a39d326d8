using System;
using System.IO;
#if !NETSTANDARD
using System.Linq;
#endif

namespace Ayrshare.Onboarding;

/// <summary>Where a path leads to. Two paths that are written in another way can be the same file.</summary>
public static class RealPath
{
    private static readonly StringComparison Comparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether two paths lead to the same file, which need not exist.</summary>
    public static bool AreSame(string path, string other) => string.Equals(Of(path), Of(other), Comparison);

    /// <summary>The path without links, as far as it exists.</summary>
    /// <param name="path">A path.</param>
    /// <exception cref="IOException">The links are a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
#if NETSTANDARD
        return full;
#else
        var root = Path.GetPathRoot(full)!;
        return full[root.Length..]
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(root, (folder, name) => TargetOf(Path.Combine(folder, name)));
#endif
    }

#if !NETSTANDARD
    private static string TargetOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? path : Of(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
#endif
}
