using System;
using System.IO;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Ayrshare.PowerShell;

/// <summary>Resolves the path of a file from where the session is.</summary>
/// <param name="paths">The session's paths.</param>
/// <param name="error">The error of a path that is none of a file.</param>
/// <param name="what">What the file is, such as "the journal".</param>
internal sealed class FilePath(PathIntrinsics paths, ErrorDefinition error, string what)
{
    private static readonly Regex EscapedCharacter = new(@"`([`*?\[\]])", RegexOptions.CultureInvariant);

    /// <summary>Returns the full path. The file need not exist.</summary>
    /// <exception cref="AyrshareCommandException">The drive does not exist, or it is none of the file system.</exception>
    public string Of(string path)
    {
        try
        {
            var file = Resolve(paths, path, out var provider);
            return provider.Name == "FileSystem" ? file : throw Problem(path, "it is not a path in the file system.");
        }
        catch (Exception failure) when (failure is RuntimeException or ArgumentException or NotSupportedException or IOException)
        {
            throw Problem(path, failure.Message, failure);
        }
    }

    /// <summary>Returns the full path, with its provider. Tab puts a backtick before a character of a file's name that can be a wildcard:
    /// such a path is the file, unless a file has the backtick in its name.</summary>
    public static string Resolve(PathIntrinsics paths, string path, out ProviderInfo provider)
    {
        var file = paths.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        var plain = EscapedCharacter.Replace(path, "$1");
        return plain == path || File.Exists(file) ? file : paths.GetUnresolvedProviderPathFromPSPath(plain, out provider, out _);
    }

    /// <summary>Returns the error of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="problem">What is wrong with it, as a sentence.</param>
    /// <param name="failure">The failure that shows it, if there is one.</param>
    /// <param name="action">What to do, if it is not only to specify a path that exists.</param>
    public AyrshareCommandException Problem(string path, string problem, Exception? failure = null, string? action = null) => new(
        error, $"The path {path} of {what} cannot be used: {problem}",
        action ?? "Specify a path in the file system, on a drive and in a folder that exist.", failure);
}
