using Ayrshare.Client;

namespace Ayrshare.PowerShell;

/// <summary>The fields of a new profile, from a row or from the parameters.</summary>
internal sealed record ProfileFields
{
    /// <summary>The profile's name.</summary>
    public string? Title { get; init; }

    /// <summary>The client's email address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the client becomes a member of the team.</summary>
    public Flag? Team { get; init; }

    /// <summary>Labels to group profiles by.</summary>
    public string[]? Tags { get; init; }

    /// <summary>Networks that the client cannot link.</summary>
    public string[]? DisableSocial { get; init; }

    /// <summary>Whether direct messages are switched on.</summary>
    public Flag? MessagingActive { get; init; }

    /// <summary>The linking page's header.</summary>
    public string? TopHeader { get; init; }

    /// <summary>The linking page's text below the header.</summary>
    public string? SubHeader { get; init; }

    /// <summary>Whether the linking page hides its header.</summary>
    public Flag? HideTopHeader { get; init; }

    /// <summary>Whether the linking page hides the logo.</summary>
    public Flag? HideLogo { get; init; }

    /// <summary>Returns the profile to create. It must be created only if the checks find no problem.</summary>
    public CreateProfileRequest Read(RowChecks checks)
    {
        if (Title is null)
        {
            checks.Add(
                Errors.TitleMissing, nameof(Title), $"a profile needs a title.{checks.RowContents}",
                $"Fill in the column {checks.Column(nameof(Title))}, or remove the row.");
        }

        checks.Name(Title, nameof(Title));
        var email = checks.Email(Email, nameof(Email));
        var team = checks.YesOrNo(Team, nameof(Team)) == true;
        if (team && RowChecks.TextOrNull(Email) is null)
        {
            checks.Add(
                Errors.EmailMissing, nameof(Email), "a team member needs an email address.",
                $"Fill in the column {checks.Column(nameof(Email))}, or remove Team.");
        }

        return new CreateProfileRequest
        {
            Title = Title ?? "",
            Email = team ? email : null,
            Team = team ? true : null,
            Tags = TextList.Of(Tags),
            DisableSocial = checks.NetworkList(DisableSocial, nameof(DisableSocial)),
            MessagingActive = checks.YesOrNo(MessagingActive, nameof(MessagingActive)),
            TopHeader = RowChecks.TextOrNull(TopHeader),
            SubHeader = RowChecks.TextOrNull(SubHeader),
            HideTopHeader = checks.YesOrNo(HideTopHeader, nameof(HideTopHeader)),
            HideLogo = checks.YesOrNo(HideLogo, nameof(HideLogo)),
        };
    }
}
