using System.Management.Automation;

namespace Ayrshare.PowerShell;

/// <summary>An error that this module can explain.</summary>
/// <param name="Id">The stable first part of the error's <c>FullyQualifiedErrorId</c>.</param>
/// <param name="Category">The error's category.</param>
/// <param name="WhoActs">Who has to act.</param>
/// <param name="Meaning">What happened.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record KnownError(string Id, ErrorCategory Category, AyrshareErrorActor WhoActs, string Meaning, string Action)
{
    /// <summary>Explains an error of the module's table by the table.</summary>
    public KnownError(ErrorDefinition error, string action)
        : this(error, error.Meaning, action)
    {
    }

    /// <summary>Explains an error of the module's table in a special case.</summary>
    public KnownError(ErrorDefinition error, string meaning, string action)
        : this(error.Id, error.Category, error.WhoActs, meaning, action)
    {
    }

    /// <summary>The same error, explained by Ayrshare's code if there is one.</summary>
    public KnownError ExplainedBy(KnownError? byCode) =>
        byCode is null ? this : this with { WhoActs = byCode.WhoActs, Meaning = byCode.Meaning, Action = byCode.Action };
}
