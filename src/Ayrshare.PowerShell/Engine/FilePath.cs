using System;
using System.IO;
using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>Resolves the path of a file from where the session is.</summary>
/// <param name="paths">The session's paths.</param>
/// <param name="error">The error of a path that is none of a file.</param>
/// <param name="what">What the file is, such as "the journal".</param>
internal sealed class FilePath(PathIntrinsics paths, ErrorDefinition error, string what)
{
    /// <summary>Returns the full path. The file need not exist.</summary>
    /// <exception cref="AyrshareCommandException">The drive does not exist, or it is none of the file system.</exception>
    public string Of(string path)
    {
        try
        {
            var file = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? file : throw Problem(path, "it is not a path in the file system.");
        }
        catch (Exception failure) when (failure is RuntimeException or ArgumentException or NotSupportedException or IOException)
        {
            throw Problem(path, failure.Message, failure);
        }
    }

    /// <summary>Returns the full path of a file that can be written. Nothing is written yet.</summary>
    /// <exception cref="AyrshareCommandException">The file cannot be written.</exception>
    public string OfWritable(string path)
    {
        var file = Of(path);
        try
        {
            if (Directory.Exists(file))
                throw Problem(path, "it is a folder.");
            if (!Directory.Exists(Path.GetDirectoryName(file)))
                throw Problem(path, "its folder does not exist.");
            if (File.Exists(file))
                File.OpenWrite(file).Dispose();
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Problem(path, failure.Message, failure);
        }
    }

    private AyrshareCommandException Problem(string path, string problem, Exception? failure = null) => new(
        error, $"The path {path} of {what} cannot be used: {problem}",
        "Specify a path in the file system, on a drive and in a folder that exist.", failure);
}
