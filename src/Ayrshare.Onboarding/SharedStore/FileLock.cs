using System;
using System.IO;

namespace Ayrshare.Onboarding;

/// <summary>A lock that one process has at a time. The system releases it when the process ends in any way.</summary>
public static class FileLock
{
    /// <summary>Takes the lock, if nobody has it. Dispose of the result to release it.</summary>
    /// <param name="path">The lock file. It is not deleted: otherwise one process could lock a deleted file, and another a new one.</param>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public static IDisposable? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
