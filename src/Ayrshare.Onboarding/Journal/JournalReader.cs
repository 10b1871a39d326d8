using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Ayrshare.Onboarding;

/// <summary>Reads a journal, also while a run writes it.</summary>
public static class JournalReader
{
    /// <summary>
    /// The entries in order. An incomplete line is left out, because the process died while it wrote the line. If the line was an
    /// intent, its side effect never began. If it was an outcome, the side effect before it is treated as one whose outcome is unknown.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        RequireJournal(file);
        using var text = new StreamReader(file, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            if (Parse(line) is { } entry)
                yield return entry;
        }
    }

    /// <summary>Checks that a file can be a journal, and returns to its beginning.</summary>
    /// <exception cref="InvalidDataException">The file is something else, such as the CSV.</exception>
    internal static void RequireJournal(FileStream file)
    {
        // An editor that saves the journal can add a byte order mark.
        var mark = Encoding.UTF8.GetPreamble();
        if (mark.Any(part => file.ReadByte() != part))
            file.Position = 0;
        // After a power failure, some file systems leave zeros in place of a line.
        if (file.ReadByte() is not ('{' or 0 or -1))
            throw new InvalidDataException("the file is not a journal.");
        file.Position = 0;
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, JournalJson.Plain.JournalEntry);
        }
        catch (JsonException)
        {
            return null; // The line is incomplete: see Read.
        }
    }
}
