using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Ayrshare.Onboarding;

/// <summary>Reads a journal, also while a run writes it.</summary>
public static class JournalReader
{
    // Every entry begins with it.
    private const string Beginning = "{\"at\":\"";

    // A longer first line is judged by its beginning.
    private const int LongestFirstLine = 1 << 16;

    /// <summary>
    /// The entries in order. An incomplete line is left out, because the process died while it wrote the line. If the line was an
    /// intent, its side effect never began. If it was an outcome, the side effect before it is treated as one whose outcome is unknown.
    /// </summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static IEnumerable<JournalEntry> Read(string path) => Lines(path).Select(line => line.Entry).OfType<JournalEntry>();

    /// <summary>The lines in order, without those that are empty.</summary>
    /// <param name="path">The journal.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal, or it has a time that no clock can have shown.</exception>
    internal static IEnumerable<JournalLine> Lines(string path)
    {
        RequireJournal(path);
        using var file = Open(path);
        using var text = new StreamReader(file, Encoding.UTF8);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (Visible(line) is not { Length: > 0 } content)
                continue;
            var entry = Parse(content);
            if (entry is not null && !(IsPossible(entry.At) && IsPossible(entry.ExpiresAt)))
                throw new InvalidDataException($"line {number} has a time that is not possible.");
            yield return new JournalLine(number, entry);
        }
    }

    /// <summary>Checks that a file can be a journal: that it is empty, or that its first line is an entry, complete or not.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is something else, such as the CSV or a file of settings.</exception>
    internal static void RequireJournal(string path)
    {
        using var file = Open(path);
        using var text = new StreamReader(file, Encoding.UTF8);
        var buffer = new char[LongestFirstLine];
        var begin = new string(buffer, 0, text.ReadBlock(buffer, 0, buffer.Length));
        // If the process died early, the first line can consist of a few characters.
        var first = begin.Split('\n').Select(Visible).FirstOrDefault(line => !Beginning.StartsWith(line, StringComparison.Ordinal));
        if (first is not null && !IsEntry(first))
            throw new InvalidDataException("the file is not a journal.");
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    // After a power failure, some file systems leave zeros in place of a line. An editor can add a byte order mark.
    private static string Visible(string line) => line.Trim('\0', '\uFEFF', ' ', '\t', '\r');

    private static bool IsEntry(string line) =>
        line.StartsWith(Beginning, StringComparison.Ordinal) && (Parse(line) is not null || !IsJson(line));

    private static bool IsJson(string line)
    {
        try
        {
            JsonDocument.Parse(line).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Periods are added to a time and subtracted from it, which fails at the limits of the calendar.
    private static bool IsPossible(DateTimeOffset? time) => time?.UtcDateTime.Year is null or (> 1 and < 9999);

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Plain.JournalEntry);
        }
        catch (JsonException)
        {
            return null; // The line is incomplete: see Read.
        }
    }
}
