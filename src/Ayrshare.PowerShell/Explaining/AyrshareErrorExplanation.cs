namespace Ayrshare.PowerShell;

/// <summary>What an error means, who has to act, and what to do about it.</summary>
public sealed class AyrshareErrorExplanation
{
    /// <summary>Ayrshare's error code, such as 146, if the error has one.</summary>
    public int? Code { get; internal init; }

    /// <summary>The HTTP status of Ayrshare's response, if there was one.</summary>
    public int? Status { get; internal init; }

    /// <summary>The first part of the error's <c>FullyQualifiedErrorId</c>, such as TitleTaken.</summary>
    public string? ErrorId { get; internal init; }

    /// <summary>The network that the error is about, if any.</summary>
    public string? Platform { get; internal init; }

    /// <summary>The text of the error, if more than a number was specified.</summary>
    public string? Message { get; internal init; }

    /// <summary>What happened.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>Who has to act.</summary>
    public AyrshareErrorActor WhoActs { get; internal init; }

    /// <summary>What to do about it.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>The cause, if Ayrshare explained the code.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The classification of the error, if Ayrshare explained the code. It comes from the HTTP status alone, so
    /// WhoActs is more exact.</summary>
    public string? Classification { get; internal init; }

    /// <summary>The resolution, if Ayrshare explained the code.</summary>
    public string? Resolution { get; internal init; }

    /// <summary>Who explained the error.</summary>
    public AyrshareErrorSource Source { get; internal init; }

    /// <summary>Whether Ayrshare explained the code and, if not, the reason.</summary>
    public string SourceDetail { get; internal init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorId ?? $"{Code ?? Status}"}: {Meaning}";
}
