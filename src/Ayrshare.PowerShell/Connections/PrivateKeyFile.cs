using System;
using System.IO;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reads a private key from a file.</summary>
internal static class PrivateKeyFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>The file's content.</summary>
    /// <param name="path">A full path of the file system.</param>
    /// <exception cref="AyrshareCommandException">The file is missing, unreadable, empty or no key.</exception>
    public static Secret Read(string path)
    {
        const string action = "Give the path of the private.key file that Ayrshare's dashboard offers.";
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new AyrshareCommandException("PrivateKeyUnreadable", ErrorCategory.InvalidData, $"The file {path} is too large for a private key.", action);
            return SecretText.Of(File.ReadAllText(path))
                ?? throw new AyrshareCommandException("PrivateKeyUnreadable", ErrorCategory.InvalidData, $"The file {path} is empty.", action);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new AyrshareCommandException(
                "PrivateKeyUnreadable", ErrorCategory.ReadError, $"The private key file {path} can not be read: {failure.Message}", action, failure);
        }
    }
}
