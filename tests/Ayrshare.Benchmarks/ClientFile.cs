using System;
using System.IO;
using System.Linq;

namespace Ayrshare.Benchmarks;

/// <summary>A CSV of made-up clients, in a folder of its own with room for the journal.</summary>
internal sealed class ClientFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-benchmark-");

    public ClientFile(int clients) =>
        File.WriteAllLines(Path, ["Title,Email,Tags", .. Enumerable.Range(1, clients).Select(
            number => $"Client {number},client{number}@example.com,food;local")]);

    public string Path => System.IO.Path.Combine(_folder.FullName, "clients.csv");

    public void Dispose() => _folder.Delete(recursive: true);
}
