using System;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_carries_the_link_and_all_that_was_given()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("Bakery");

        var answer = await api.GenerateJwtAsync(key, new()
        {
            ["email"] = new
            {
                to = "client@example.com",
                bcc = "archive@example.com",
                company = "ACME",
                contactEmail = "help@example.com",
                termsUrl = "https://example.com/terms",
                privacyUrl = "https://example.com/privacy",
            },
        });

        Assert.True(answer.GetProperty("emailSent").GetBoolean());
        var mail = Assert.Single(api.Server.Outbox);
        Assert.Equal("client@example.com", mail.To);
        Assert.Equal("archive@example.com", mail.Bcc);
        Assert.Equal("Social Connect Hub <connect@socialconnecthub.com>", mail.From);
        Assert.Contains("ACME", mail.Subject);
        Assert.Equal("ACME", mail.Company);
        Assert.Equal("help@example.com", mail.ContactEmail);
        Assert.Equal("https://example.com/terms", mail.TermsUrl!.AbsoluteUri);
        Assert.Equal("https://example.com/privacy", mail.PrivacyUrl!.AbsoluteUri);
        Assert.Equal("Bakery", mail.Title);
        Assert.Equal(answer.GetProperty("url").GetString(), mail.Link.AbsoluteUri);
        Assert.Equal(TimeSpan.FromMinutes(5), mail.ExpiresAt - mail.Sent);
        Assert.Equal(HttpStatusCode.OK, (await api.OpenAsync(mail.Link)).Status);
    }

    [Fact]
    public async Task Only_the_recipient_is_required()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("Bakery");

        await api.GenerateJwtAsync(key, new() { ["email"] = new { to = "client@example.com" } });

        var mail = Assert.Single(api.Server.Outbox);
        Assert.Null(mail.Company);
        Assert.Contains("Bakery", mail.Subject);
    }

    [Fact]
    public async Task A_mail_as_html_is_escaped_and_needs_nothing_from_elsewhere()
    {
        using var api = new ApiSession();
        var key = await api.CreateProfileAsync("<b>Bakery</b>");

        await api.GenerateJwtAsync(key, new() { ["email"] = new { to = "client@example.com", company = "<i>ACME</i>" } });

        var html = Assert.Single(api.Server.Outbox).Html;
        Assert.Contains("&lt;b&gt;Bakery&lt;/b&gt;", html);
        Assert.Contains("&lt;i&gt;ACME&lt;/i&gt;", html);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<i>", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<link", html);
        Assert.DoesNotContain("src=", html);
    }

    [Fact]
    public async Task A_mail_does_not_show_its_link_as_text()
    {
        using var api = new ApiSession();
        var answer = await api.GenerateJwtAsync(
            await api.CreateProfileAsync("A"), new() { ["email"] = new { to = "client@example.com" } });

        Assert.DoesNotContain(answer.GetProperty("token").GetString()!, Assert.Single(api.Server.Outbox).ToString());
    }
}
