namespace Ayrshare.PowerShell;

/// <summary>What an error means, who has to act, and what to do about it.</summary>
public sealed class AyrshareErrorExplanation
{
    /// <summary>Ayrshare's own code, such as 146, if the error has one.</summary>
    public int? Code { get; internal init; }

    /// <summary>The HTTP status of Ayrshare's answer, if there was one.</summary>
    public int? Status { get; internal init; }

    /// <summary>The first part of the error's <c>FullyQualifiedErrorId</c>, such as TitleTaken.</summary>
    public string? ErrorId { get; internal init; }

    /// <summary>The network that the error is about, if any.</summary>
    public string? Platform { get; internal init; }

    /// <summary>What the error itself says, if there was more than a number.</summary>
    public string? Message { get; internal init; }

    /// <summary>What has happened.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>Who has to act.</summary>
    public AyrshareErrorActor WhoActs { get; internal init; }

    /// <summary>What to do about it.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>The cause in Ayrshare's words, if it was asked and told.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The kind of the error in Ayrshare's words, if it was asked and told.</summary>
    public string? Classification { get; internal init; }

    /// <summary>What to do in Ayrshare's words, if it was asked and told.</summary>
    public string? Resolution { get; internal init; }

    /// <summary>Who has explained it.</summary>
    public AyrshareErrorSource Source { get; internal init; }

    /// <summary>Whether Ayrshare was asked, and if not or in vain, why.</summary>
    public string SourceDetail { get; internal init; } = "";
}
