using System;
using System.Globalization;
using System.Management.Automation;
using Ayrshare.Client;

namespace Ayrshare.PowerShell.Commands;

/// <summary>Lists the account's User Profiles, page by page as they are needed.</summary>
[Cmdlet(VerbsCommon.Get, "AyrshareProfile")]
[OutputType(typeof(AyrshareProfile))]
public sealed class GetAyrshareProfileCommand : AyrsharePipelineCommand<ProfileListing>
{
    private const int MaxActionLogDays = 365;

    /// <summary>Only the profile of this title.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>Only the profile of this reference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RefId { get; set; }

    /// <summary>A profile, a row of a CSV, or any object with a Title or RefId; or a title.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Only profiles that have linked a network ($true), or none ($false).</summary>
    [Parameter]
    public bool? HasActiveSocialAccounts { get; set; }

    /// <summary>Only profiles that have linked all of these networks.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? IncludesActiveSocialAccounts { get; set; }

    /// <summary>Adds what was done of late: "true", or a number of days from 1 to 365.</summary>
    [Parameter]
    public string? ActionLog { get; set; }

    /// <summary>Further fields that Ayrshare should include in its answer.</summary>
    [Parameter]
    public string[]? Include { get; set; }

    /// <summary>Profiles in a page, 1 to 5000; 5000 unless given.</summary>
    [Parameter]
    [Alias("Limit")]
    [ValidateRange(1, ProfileListing.MaxPageSize)]
    public int? PageSize { get; set; }

    private protected override InputRow CurrentRow(int number) =>
        new(InputObject, InputObject is null ? null : number, Title ?? InputObject?.BaseObject as string);

    private protected override void Accept(InputRow row)
    {
        var refId = string.IsNullOrWhiteSpace(RefId) ? null : RefId!.Trim();
        if (InputObject is not null && row.Title is null && refId is null)
            throw row.Problem("TitleMissing", nameof(Title), "the row names no profile.", "Fill the column Title or RefId in.");

        var listing = new ProfileListing(
            Client,
            new ProfileQuery
            {
                Title = row.Title,
                RefId = refId,
                HasActiveSocialAccounts = HasActiveSocialAccounts,
                IncludesActiveSocialAccounts = TextList.Networks(IncludesActiveSocialAccounts, row, nameof(IncludesActiveSocialAccounts)),
                ActionLog = CheckedActionLog(row),
                Include = TextList.Of(Include),
                Limit = PageSize,
            });
        Enqueue(row, cancellation => listing.NextAsync(Observe, cancellation));
    }

    private protected override void Emit(InputRow row, ProfileListing result)
    {
        foreach (var profile in result.Page)
            WriteObject(profile);
        if (result.HasMore)
        {
            EnqueueNext(row, cancellation => result.NextAsync(Observe, cancellation));
        }
        else if (result.NamesOne && result.Count == 0)
        {
            throw row.Problem(
                "ProfileNotFound", row.Title is null ? nameof(RefId) : nameof(Title), "the account has no such profile.",
                "Get-AyrshareProfile lists all of them. A profile created in the last 5 minutes may not be listed yet.");
        }
    }

    private string? CheckedActionLog(InputRow row)
    {
        var text = ActionLog?.Trim();
        if (string.IsNullOrEmpty(text) || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase))
            return string.IsNullOrEmpty(text) ? null : "true";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxActionLogDays
            ? text
            : throw row.Problem("InvalidActionLog", nameof(ActionLog), $"\"{text}\" is neither true nor a number of days from 1 to {MaxActionLogDays}.", "Give true or a number of days.");
    }
}
