using System.Collections.Generic;
using System.Linq;
using Ayrshare.Onboarding;

namespace Ayrshare.PowerShell;

/// <summary>What Invoke-AyrshareOnboarding would do with a client, and why.</summary>
public sealed class AyrshareOnboardingPlan : IFromRow
{
    internal AyrshareOnboardingPlan(PlannedClient planned)
    {
        var client = planned.Facts.Client;
        Row = client.Row == 0 ? null : client.Row;
        Title = client.Title;
        var effects = planned.Effects.ToArray();
        Action = effects.Length == 0 ? "Skip" : string.Join(", ", effects.Select(PlanWords.NameOf));
        ExpectedStatus = $"{planned.Status}";
        Does = PlanWords.For(planned);
        Reason = PlanWords.ReasonFor(planned);
        Changes = new(planned.Facts.Changes.Select(change => change.ToString()));
        Email = effects.Any(effect => effect.Action == ClientAction.Mail) ? client.Email : null;
        SecretName = client.SecretName;
    }

    internal AyrshareOnboardingPlan(int row, string? title, IEnumerable<AyrshareCommandException> problems)
    {
        (Row, Title) = (row, title);
        Action = ExpectedStatus = "Invalid";
        Reason = string.Join(" ", problems.Select(problem => problem.Message));
    }

    /// <summary>The number of the client's row: in a CSV as a spreadsheet shows it, and in the pipeline starting at 1. It is empty for a
    /// client that has left the list.</summary>
    public int? Row { get; }

    /// <summary>The client's title.</summary>
    public string? Title { get; }

    /// <summary>What would be done: one or more of Create, Adopt, StoreKey, Remove, Rename, Update, IssueLink, Email, Remind, Reconnect,
    /// RevokeLink, RemoveProfile and RemoveSecret, or Skip if nothing would be done. It is Invalid for a row that cannot be
    /// used.</summary>
    public string Action { get; }

    /// <summary>The status that the client would have after the run, if each request succeeds. It is Invalid for a row that cannot be
    /// used.</summary>
    public string ExpectedStatus { get; }

    /// <summary>Why that would be done, or why nothing would.</summary>
    public string Reason { get; }

    /// <summary>What has changed in the row since it last took effect, one text for each column.</summary>
    public AyrshareList Changes { get; } = new([]);

    /// <summary>The address that would receive an email; empty if none would be sent.</summary>
    public string? Email { get; }

    /// <summary>The name of the secret that holds, or would hold, the profile key.</summary>
    public string? SecretName { get; }

    int? IFromRow.RowNumber => Row;

    /// <summary>What would be done, as a sentence; null if nothing would.</summary>
    internal string? Does { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Action}";
}
