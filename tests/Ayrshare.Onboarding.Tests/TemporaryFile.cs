using System;
using System.IO;

namespace Ayrshare.Onboarding.Tests;

/// <summary>A path in a folder of its own, which goes with it.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-onboarding-");

    public TemporaryFile(byte[]? content = null)
    {
        if (content is not null)
            File.WriteAllBytes(FullName, content);
    }

    public string FullName => Path.Combine(_folder.FullName, "file");

    public void Dispose() => _folder.Delete(recursive: true);
}
