using System.Collections.Generic;
using System.IO;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The journals in the folder of a journal. A list that was saved under another name has a new journal, and the old one knows its
/// clients.</summary>
internal static class OtherJournals
{
    /// <summary>Says which other journal has emailed some of the clients; empty if none has.</summary>
    /// <param name="journalPath">The journal of the run.</param>
    /// <param name="clients">The clients.</param>
    public static string Advice(string journalPath, IReadOnlyList<OnboardingClient> clients)
    {
        var titles = new HashSet<string>(clients.Select(client => client.Title));
        var journals = Directory.EnumerateFiles(Path.GetDirectoryName(journalPath)!, $"*{OnboardingFiles.JournalSuffix}")
            .Where(path => !RealPath.AreSame(path, journalPath))
            .Select(path => (Path: path, Emailed: CountEmailed(path, titles)))
            .Where(journal => journal.Emailed > 0)
            .OrderByDescending(journal => journal.Emailed)
            .ToArray();
        return journals.Length == 0
            ? ""
            : $" The journal {journals[0].Path} has emailed {journals[0].Emailed} of them. To continue it, use -JournalPath with its path.";
    }

    private static int CountEmailed(string path, HashSet<string> titles)
    {
        try
        {
            return JournalState.Read(path).Clients.Count(client => client.MailedAt is not null && titles.Contains(client.Title));
        }
        catch (JournalUnreadableException)
        {
            // Another program's file with such a name says nothing about the clients.
            return 0;
        }
    }
}
