using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>Everything that is wrong with a row is in its one error.</summary>
public sealed class RowChecksTests
{
    [Theory]
    [InlineData(
        "New-AyrshareProfile",
        "InvalidEmail",
        "Row 1 (Acme): Email: \"anna\" is not an email address. DisableSocial: \"facbook\" is not a network that Ayrshare supports. "
        + "HideLogo: \"maybe\" is neither true nor false.")]
    [InlineData(
        "Set-AyrshareProfile -ProfileKey K",
        "UnknownField",
        "Row 1 (Acme): Clear: \"Logo\" cannot be cleared. DisableSocial: \"facbook\" is not a network that Ayrshare supports. "
        + "Tags: the field cannot be both cleared and set.")]
    [InlineData(
        "New-AyrshareJwt -ProfileKey K",
        "UnknownNetwork",
        "Row 1 (Acme): AllowedSocial: \"facbook\" is not a network that Ayrshare supports. Redirect: \"here\" is not the URL of a web "
        + "page. "
        + "ExpiresIn: \"0\" is not a number of minutes from 1 to 2880.")]
    [InlineData(
        "Send-AyrshareConnectEmail -ProfileKey K",
        "UnknownNetwork",
        "Row 1 (Acme): AllowedSocial: \"facbook\" is not a network that Ayrshare supports. Redirect: \"here\" is not the URL of a web "
        + "page. "
        + "ExpiresIn: \"0\" is not a number of minutes from 1 to 2880. To: \"anna\" is not an email address. "
        + "TermsUrl: \"terms\" is not the URL of a web page.")]
    [InlineData(
        "New-AyrshareLinkSession -ProfileKey K",
        "InvalidChoice",
        "Row 1 (Acme): Mode: \"list\" is not one of grid, connect. AllowedSocial: \"facbook\" is not a network that Ayrshare supports. "
        + "Redirect: \"here\" is not the URL of a web page. ExpiresIn: \"0\" is not a number of minutes from 1 to 2880.")]
    public void One_error_names_all_that_is_wrong_with_a_row(string command, string id, string message)
    {
        using var session = Session.WithSandbox();
        var watch = new SandboxWatch(session);

        var result = session.Run($"$input | {command}", new[]
        {
            Session.Row(
                ("Title", "Acme"), ("Email", "anna"), (
                    "DisableSocial", "facbook"), ("HideLogo", "maybe"), ("Tags", "food"), ("Clear", "Logo;Tags"),
                ("AllowedSocial", "facbook"), ("Redirect", "here"), ("ExpiresIn", "0"), ("TermsUrl", "terms"), ("Mode", "list")),
        });

        var error = Assert.Single(result.Errors);
        Assert.Equal(id, RunResult.Id(error));
        Assert.Equal(message, error.ToString());
        Assert.Equal(0, watch.Started);
    }

    [Theory]
    [InlineData("$made | New-AyrshareLinkSession -Network x -Mode connect", "$sandbox.LinkSessions[0].Network")]
    [InlineData("[pscustomobject]@{ Title = 'B'; DisableSocial = 'X;twitter' } | New-AyrshareProfile",
        "$sandbox.Profiles[1].DisableSocial")]
    [InlineData("$sandbox.Link('A', 'twitter'); $made | Get-AyrshareSocialAccount -Network X -OutVariable found", "$found.Network")]
    public void X_is_accepted_by_its_own_name(string command, string network)
    {
        using var session = Session.WithSandbox();

        session.Run($"$made = New-AyrshareProfile A; $null = {command}").ThrowIfFailed();

        Assert.Equal("twitter", session.Run(network).Only.BaseObject);
    }

    [Fact]
    public void What_to_do_is_said_once_for_each_kind_of_problem()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("$input | New-AyrshareProfile", new[]
        {
            Session.Row(("Title", "Acme"), ("HideLogo", "maybe"), ("HideTopHeader", "perhaps")),
        });

        Assert.Equal("Specify true or false, or leave it empty.", Assert.Single(result.Errors).ErrorDetails.RecommendedAction);
    }
}
