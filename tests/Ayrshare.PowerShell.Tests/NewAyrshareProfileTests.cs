using System.Management.Automation;
using System.Security;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class NewAyrshareProfileTests
{
    [Fact]
    public void Creates_a_profile_and_returns_its_key_as_SecureString()
    {
        using var session = Session.WithSandbox();

        var created = session.Run("New-AyrshareProfile 'Acme Bakery' -Email anna@acme.example").ThrowIfFailed().Only;

        Assert.Equal("Acme Bakery", created.Properties["Title"].Value);
        Assert.IsType<SecureString>(created.Properties["ProfileKey"].Value);
        Assert.Equal("anna@acme.example", created.Properties["Email"].Value);
        Assert.Equal("Acme Bakery", session.Run("$sandbox.Profiles.Title").Only.BaseObject);
        Assert.Empty(session.Run("$sandbox.Profiles.Email | Where-Object { $_ }").Output);
    }

    [Fact]
    public void A_bad_row_gets_one_error_that_names_it_and_the_others_go_on()
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            "$input | New-AyrshareProfile",
            new[]
            {
                Session.Row(("Title", "Acme"), ("Email", "anna@acme.example")),
                Session.Row(("Title", "Berta"), ("Email", "berta@@example")),
                Session.Row(("Title", "Cafe"), ("DisableSocial", "facebook;facbook")),
                Session.Row(("Title", " "), ("Email", "")),
                Session.Row(("Title", "Dora"), ("DisableSocial", "facebook, twitter"), ("HideLogo", "maybe")),
                Session.Row(("Title", "Emil"), ("DisableSocial", "facebook, X".Replace("X", "twitter")), ("HideLogo", "true")),
            });

        Assert.Equal(["Acme", "Emil"], result.Property("Title"));
        Assert.Equal(["InvalidEmail", "UnknownNetwork", "TitleMissing", "InvalidFlag"], result.ErrorIds);
        Assert.All(result.Errors, error =>
        {
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
            Assert.IsType<PSObject>(error.TargetObject);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        });
        Assert.StartsWith("Row 2 (Berta): Email:", result.Errors[0].ToString());
        Assert.Contains("facbook", result.Errors[1].ToString());
        Assert.StartsWith("Row 4: Title:", result.Errors[2].ToString());
        Assert.Equal(2, session.Run("$sandbox.Profiles").Output.Count);
    }
}
