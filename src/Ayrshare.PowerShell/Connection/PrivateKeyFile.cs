using System;
using System.IO;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>Reads a private key from a file.</summary>
internal static class PrivateKeyFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>The content of the file, with the file as the source.</summary>
    /// <param name="path">A path in the file system, such as <c>private.key</c> or <c>~/private.key</c>.</param>
    /// <param name="paths">The session's paths, which say what the path is relative to.</param>
    /// <exception cref="AyrshareCommandException">The file is missing, unreadable, empty or too large.</exception>
    public static Sourced<Secret> Read(string path, PathIntrinsics paths)
    {
        // If the text is the key itself, an error about a missing file would quote it.
        if (PrivateKeyCheck.Inspect(new Secret(path)).State != PrivateKeyState.WrongFile)
            throw Unreadable("This is the private key itself, not the path of its file.");
        try
        {
            var file = FilePath.Resolve(paths, path, out var provider);
            if (provider.Name != "FileSystem")
                throw Unreadable($"{path} is not a path in the file system.");
            if (Directory.Exists(file))
                throw Unreadable($"{file} is a folder. Specify the private key file in it.");
            var key = SecretText.Of(ReadText(file) ?? throw Unreadable($"The file {file} is too large for a private key."))
                ?? throw Unreadable($"The file {file} is empty.");
            // A damaged key is explained by Test-AyrshareConnection. This is the wrong file.
            var check = PrivateKeyCheck.Inspect(key);
            return check.State == PrivateKeyState.WrongFile
                ? throw new AyrshareCommandException(
                    Errors.PrivateKeyUnusable,
                    $"The file {file} is not a private key: it is {check.Found}.",
                    PrivateKeyAdvice.For(check.State))
                : new(key, $"file {file}");
        }
        catch (Exception failure) when (failure
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or RuntimeException)
        {
            throw Unreadable($"The private key file {path} cannot be read: {failure.Message}", failure);
        }
    }

    // The number of bytes that can be read counts, because a pipe or a device has no length.
    private static string? ReadText(string file)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = stream.Read(buffer, length, buffer.Length - length)) > 0)
            length += read;
        if (length > MaxBytes)
            return null;
        using var reader = new StreamReader(new MemoryStream(buffer, 0, length));
        return reader.ReadToEnd();
    }

    private static AyrshareCommandException Unreadable(string problem, Exception? cause = null) =>
        new(Errors.PrivateKeyUnreadable, problem,
            "Specify the path of the private.key file from Ayrshare's dashboard.", cause);
}
