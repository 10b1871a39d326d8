using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>Resolves the path of a file that is neither a pipe nor a device.</summary>
/// <param name="session">The session, from whose folder paths start.</param>
/// <param name="error">The error of a path that cannot be used.</param>
/// <param name="what">What the file is, such as "the journal".</param>
internal sealed class OrdinaryFile(SessionState session, ErrorDefinition error, string what)
{
    private readonly FilePath _paths = new(session.Path, error, what);

    /// <summary>Returns the full path. The file need not exist.</summary>
    /// <exception cref="AyrshareCommandException">The path cannot be used.</exception>
    public string Of(string path)
    {
        var file = _paths.Of(path);
        // To open a pipe waits until another process writes to it, and a device can have no end.
        return Checked(path, file, () =>
        {
            if (Directory.Exists(file))
                throw _paths.Problem(path, "it is a folder.", action: "Specify the path of a file.");
            if (KindOf(RealPath.Of(file)) is { } kind and not "File")
                throw new IOException($"it is not a file but a {kind}.");
        });
    }

    /// <summary>Returns the full path of a file that can be created or replaced. Nothing is written yet.</summary>
    /// <param name="path">The path.</param>
    /// <param name="taken">The paths that it must not replace, each with what it is.</param>
    /// <exception cref="AyrshareCommandException">The path cannot be used.</exception>
    public string OfReplaceable(string path, params (string? Path, string Is)[] taken)
    {
        var file = OfOwn(path, taken);
        return Checked(path, file, () => PrivateFile.RequireReplaceable(file));
    }

    /// <summary>Returns the full path of a file that is none of the others, in a folder that exists. Nothing is written yet.</summary>
    /// <param name="path">The path.</param>
    /// <param name="taken">The paths that it must not be, each with what it is.</param>
    /// <exception cref="AyrshareCommandException">The path cannot be used.</exception>
    public string OfOwn(string path, params (string? Path, string Is)[] taken)
    {
        var file = Of(path);
        return Checked(path, file, () =>
        {
            if (Array.Find(taken, other => other.Path is not null && RealPath.AreSame(file, other.Path)) is { Path: not null } same)
                throw _paths.Problem(path, $"it is {same.Is}.", action: "Specify the path of another file.");
            if (!Directory.Exists(Path.GetDirectoryName(file)))
                throw new IOException("its folder does not exist.");
        });
    }

    private string Checked(string path, string file, Action check)
    {
        try
        {
            check();
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw _paths.Problem(path, failure.Message, failure);
        }
    }

    // Outside Windows, PowerShell tells it. On Windows, no folder contains such files.
    private string? KindOf(string file)
    {
        if (!File.Exists(file))
            return null;
        var item = session.InvokeProvider.Item.Get([file], force: true, literalPath: true).FirstOrDefault();
        return item?.Properties["UnixStat"]?.Value is { } stat ? $"{PSObject.AsPSObject(stat).Properties["ItemType"]?.Value}" : null;
    }
}
