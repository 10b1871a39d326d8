using System.IO;
using System.Management.Automation;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>The files of an onboarding. They are checked before anything is done.</summary>
internal sealed class OnboardingFiles
{
    /// <summary>What a journal's name adds to that of its list.</summary>
    public const string JournalSuffix = JournalWriter.Suffix;

    /// <param name="session">The session, from whose folder paths start.</param>
    /// <param name="list">The list; null if the rows came from the pipeline.</param>
    /// <param name="journal">The journal; empty for the one beside the list.</param>
    /// <param name="report">The report; empty for none.</param>
    /// <param name="links">The file of links; empty for none.</param>
    /// <exception cref="AyrshareCommandException">A path cannot be used.</exception>
    public OnboardingFiles(SessionState session, string? list, string? journal, string? report = null, string? links = null)
    {
        List = list is null ? null : new OrdinaryFile(session, Errors.FileUnreadable, "the list").Of(list);
        Journal = new OrdinaryFile(session, Errors.JournalFailed, "the journal").Of(
            string.IsNullOrWhiteSpace(journal) ? BesideList() : journal!);
        (string?, string)[] taken =
        [
            (List, "the list"),
            (Journal, "the journal"),
            (RealPath.Of(Journal) + JournalWriter.LockSuffix, "the lock of the journal"),
        ];
        Links = string.IsNullOrWhiteSpace(links)
            ? null
            : new OrdinaryFile(session, Errors.LinksNotWritten, "the file of links").OfOwn(links!, taken);
        Report = string.IsNullOrWhiteSpace(report)
            ? null
            : new OrdinaryFile(session, Errors.ReportNotWritten, "the report").OfReplaceable(
                report!, [.. taken, (Links, "the file of links")]);
    }

    /// <summary>The list; null if the rows came from the pipeline.</summary>
    public string? List { get; }

    /// <summary>The journal.</summary>
    public string Journal { get; }

    /// <summary>The report, or null.</summary>
    public string? Report { get; }

    /// <summary>The file that each link is added to, or null.</summary>
    public string? Links { get; }

    /// <summary>Finds the files of a job that may be running.</summary>
    /// <param name="session">The session, from whose folder paths start.</param>
    /// <param name="path">The list or the journal; null if only the journal is given.</param>
    /// <param name="journal">The journal; empty for the one beside the list.</param>
    /// <param name="report">The report; empty for none.</param>
    /// <exception cref="AyrshareCommandException">A path cannot be used.</exception>
    public static OnboardingFiles Find(SessionState session, string? path, string? journal, string? report)
    {
        var file = path is null ? null : new OrdinaryFile(session, Errors.JournalUnreadable, "the journal").Of(path);
        var isList = file is not null && (!string.IsNullOrWhiteSpace(journal) || File.Exists(file + JournalSuffix));
        return isList ? new(session, file, journal, report) : new(session, list: null, file ?? journal, report);
    }

    private string BesideList() => List is not null
        ? List + JournalSuffix
        : throw new AyrshareCommandException(
            Errors.JournalPathMissing,
            "The path of the journal is missing. Rows from the pipeline have no file beside which the journal could be written.",
            "Use -JournalPath, with the same path each time you run the job.");
}
