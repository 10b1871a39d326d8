using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Ayrshare.PowerShell.Tests.Architecture;

/// <summary>The folders of a project's source files, by file name. A part such as <c>Name.Part.cs</c> belongs to <c>Name.cs</c>.</summary>
internal sealed class SourceFolders(string project)
{
    private readonly ILookup<string, string> _folders = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(project, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
        .ToLookup(
            file => Path.GetFileNameWithoutExtension(file),
            file => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "(root)");

    /// <summary>The folders that have a file of this name.</summary>
    public IReadOnlyList<string> Find(string typeName) => [.. _folders[typeName]];
}
