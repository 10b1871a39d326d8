using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Ayrshare.Onboarding;

/// <summary>Reads a journal, also while a run writes it.</summary>
public static class JournalReader
{
    /// <summary>
    /// The entries in order. A line that is not whole is left out: the process died while it was written, before what it
    /// announces was done, or it leaves open what the lines before it announced.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="IOException">The file can not be read.</exception>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(file, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            if (Parse(line) is { } entry)
                yield return entry;
        }
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, JournalJson.Plain.JournalEntry);
        }
        catch (JsonException)
        {
            return null; // Not whole: see above.
        }
    }
}
