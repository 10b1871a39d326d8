using System;
using System.IO;

namespace Ayrshare.Onboarding;

/// <summary>Files that only their owner can read. On Windows, the folder decides who can, as it does in the user's profile.</summary>
public static class PrivateFile
{
    /// <summary>Opens a file to read and write it, and creates it if it is not there.</summary>
    /// <remarks>A file that is there, such as the target of a link, becomes the owner's only.</remarks>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be opened, or it belongs to somebody else.</exception>
    public static FileStream OpenOwn(string path, FileShare share)
    {
        var file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        try
        {
            Restrict(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Creates a file, or replaces the one of that name. A link of that name is replaced, and its target stays.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        var draft = DraftOf(path);
        try
        {
            using (var file = Open(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (var writer = new StreamWriter(file))
                writer.Write(text);
#if NETSTANDARD
            if (File.Exists(path))
                File.Replace(draft, path, destinationBackupFileName: null);
            else
                File.Move(draft, path);
#else
            File.Move(draft, path, overwrite: true);
#endif
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Checks that a file can be created or replaced. Nothing is left behind.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void RequireReplaceable(string path)
    {
        if (File.Exists(path))
            new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        var draft = DraftOf(path);
        Open(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        File.Delete(draft);
    }

    private static string DraftOf(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    /// <summary>Opens a file. One that is created is the owner's only.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be opened.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // The stream has no buffer. Otherwise it would try to write what the disk has refused once more when it is closed.
#if NETSTANDARD
        return new FileStream(path, mode, access, share, bufferSize: 1);
#else
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
#endif
    }

#if NETSTANDARD
    private static void Restrict(FileStream file)
    {
    }
#else
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static void Restrict(FileStream file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnerOnly) != UnixFileMode.None)
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
    }
#endif
}
