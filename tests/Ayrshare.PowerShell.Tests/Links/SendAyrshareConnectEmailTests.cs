using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class SendAyrshareConnectEmailTests
{
    private const string Unconfirmed =
        """{"status":"success","title":"Acme","token":"opaque","url":"https://profile.ayrshare.com?jwt=opaque"}""";

    private const string AllFields =
        "-Bcc bcc@agency.example -Company 'Agency & Söhne' -ContactEmail help@agency.example -TermsUrl https://agency.example/terms "
        + "-PrivacyUrl https://agency.example/privacy";

    [Fact]
    public void An_address_and_a_title_in_the_wrong_order_are_told()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("Send-AyrshareConnectEmail 'C 1' c1@x.example");

        Assert.Equal(["InvalidEmail"], result.ErrorIds);
        Assert.Contains("the address is the first value and the title the second", result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Every_field_of_the_mail_reaches_Ayrshare()
    {
        using var session = Session.WithSandbox();

        var sent = session.Run(
            $"$sandbox.AddProfile('Acme') | Send-AyrshareConnectEmail anna@acme.example {AllFields} -ExpiresIn 60").ThrowIfFailed().Only;

        Assert.Equal(
            (true, "anna@acme.example", "Acme"),
            (sent.Properties["EmailSent"].Value, sent.Properties["Email"].Value, sent.Properties["Title"].Value));
        dynamic mail = session.Run("$sandbox.Outbox").Only.BaseObject;
        Assert.Equal(
            (
                "anna@acme.example",
                "bcc@agency.example",
                "Agency & Söhne",
                "help@agency.example",
                "https://agency.example/terms",
                "https://agency.example/privacy"),
            ((string)mail.To, (string)mail.Bcc, (string)mail.Company, (string)mail.ContactEmail,
                (string)$"{mail.TermsUrl}", (string)$"{mail.PrivacyUrl}"));
        Assert.Equal(sent.Properties["Url"].Value, (object)mail.Link);
    }

    [Fact]
    public void The_mail_is_an_object_in_the_body_and_holds_what_is_given_alone()
    {
        using var api = new RecordingApi(Unconfirmed);
        using var session = new Session();

        session.Run($"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; Send-AyrshareConnectEmail anna@acme.example -ProfileKey pk-1 "
            + $"-Company ' '; Send-AyrshareConnectEmail anna@acme.example -ProfileKey pk-1 {AllFields}");

        Assert.Equal(
            [
                """{"profileKey":"pk-1","email":{"to":"anna@acme.example"}}""",
                """
                {"profileKey":"pk-1","email":{"to":"anna@acme.example","bcc":"bcc@agency.example",
                "contactEmail":"help@agency.example","company":"Agency & Söhne","termsUrl":"https://agency.example/terms",
                "privacyUrl":"https://agency.example/privacy"}}
                """.ReplaceLineEndings(""),
            ],
            api.Requests.Select(request => System.Text.RegularExpressions.Regex.Unescape(request.Body)));
    }

    [Fact]
    public void The_columns_of_a_list_say_who_gets_what()
    {
        using var session = Session.WithSandbox();
        session.Run("$a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_) }").ThrowIfFailed();

        session.Run("""
            [pscustomobject]@{ ProfileKey = $a.ProfileKey; Email = ' anna@acme.example '; Bcc = 'bcc@agency.example'; Company = 'One'
                ContactEmail = 'help@agency.example'; TermsUrl = 'https://agency.example/t'; PrivacyUrl = 'https://agency.example/p' },
                [pscustomobject]@{ ProfileKey = $b.ProfileKey; To = 'bert@berta.example' } | Send-AyrshareConnectEmail
            """).ThrowIfFailed();

        var mails = session.Run("$sandbox.Outbox | ForEach-Object { "
            + "\"$($_.To)|$($_.Bcc)|$($_.Company)|$($_.ContactEmail)|$($_.TermsUrl)|$($_.PrivacyUrl)|$($_.Title)\" }");
        Assert.Equal(
            [
                "anna@acme.example|bcc@agency.example|One|help@agency.example|https://agency.example/t|https://agency.example/p|Acme",
                "bert@berta.example||||||Berta",
            ],
            mails.Output.Select(mail => $"{mail}"));
    }

    [Theory]
    [InlineData("Email", "", "EmailMissing")]
    [InlineData("Email", "anna@@acme.example", "InvalidEmail")]
    [InlineData("Email", "Anna <anna@acme.example>", "InvalidEmail")]
    [InlineData("Email", "anna@acme.example; bert@acme.example", "InvalidEmail")]
    [InlineData("Email", "anna@localhost", "InvalidEmail")]
    [InlineData("Bcc", "nobody", "InvalidEmail")]
    [InlineData("ContactEmail", "nobody@", "InvalidEmail")]
    [InlineData("TermsUrl", "agency.example/terms", "InvalidUrl")]
    [InlineData("PrivacyUrl", "mailto:a@b.example", "InvalidUrl")]
    [InlineData("ExpiresIn", "2881", "InvalidMinutes")]
    [InlineData("AllowedSocial", "myspace", "UnknownNetwork")]
    public void A_bad_cell_is_told_before_the_mail_goes_out_and_the_next_row_goes_on(string column, string cell, string id)
    {
        using var session = Session.WithSandbox();
        session.Run("$key = $sandbox.AddProfile('Acme').ProfileKey").ThrowIfFailed();

        var result = session.Run($$"""
            $wrong = [pscustomobject]@{ Email = 'a@a.example'; ProfileKey = $key }
            $wrong.psobject.Properties.Remove('{{column}}')
            $wrong.psobject.Properties.Add([psnoteproperty]::new('{{column}}', '{{cell}}'))
            $wrong, [pscustomobject]@{ Email = 'b@b.example'; ProfileKey = $key } | Send-AyrshareConnectEmail
            """);

        Assert.Equal([id], result.ErrorIds);
        Assert.StartsWith("Row 1: ", result.Errors[0].ToString());
        Assert.Equal("b@b.example", $"{session.Run("$sandbox.Outbox.To").Only}");
    }

    [Fact]
    public void A_mail_that_the_answer_does_not_confirm_is_an_error_beside_the_link()
    {
        using var api = new RecordingApi(Unconfirmed);
        using var session = new Session();

        var result = session.Run(
            $"Connect-Ayrshare -ApiKey api -BaseUri {api.BaseUri}; 'pk-1', 'pk-2' | "
            + "ForEach-Object { [pscustomobject]@{ ProfileKey = $_ } } | Send-AyrshareConnectEmail anna@acme.example");

        Assert.Equal(["EmailNotConfirmed", "EmailNotConfirmed"], result.ErrorIds);
        Assert.Equal([false, false], result.Property("EmailSent"));
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void Without_the_Max_Pack_every_row_says_so_and_none_is_sent_twice()
    {
        using var session = Session.WithSandbox("-NoMaxPack");

        var result = session.Run(
            "'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_) } | Send-AyrshareConnectEmail anna@acme.example");

        Assert.Equal(["MaxPackMissing", "MaxPackMissing"], result.ErrorIds);
        Assert.Contains("Max Pack", result.Errors[0].ToString());
        Assert.Equal(2, new SandboxWatch(session).Requests.Count(request => request.Contains("generateJWT")));
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        using var session = Session.WithSandbox();

        Assert.Empty(
            session.Run("$sandbox.AddProfile('Acme') | Send-AyrshareConnectEmail anna@acme.example -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_mail_and_its_link_never_outlive_what_the_output_says()
    {
        using var session = Session.WithSandbox("-TokenForm Opaque -TimeScale 50");

        var late = session.Run("""
            1..10 | ForEach-Object { $sandbox.AddProfile("Client $_") } | Send-AyrshareConnectEmail anna@acme.example -ExpiresIn 30 |
                ForEach-Object {
                $link = $_; $mail = $sandbox.Outbox | Where-Object Title -eq $link.Title
                if ($link.ExpiresAt -gt $mail.ExpiresAt) { $link.ExpiresAt - $mail.ExpiresAt }
            }
            """).ThrowIfFailed();

        Assert.Empty(late.Output);
    }
}
