using System;
using System.Linq;
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

    [Fact]
    public void Every_field_reaches_Ayrshare_from_parameters()
    {
        using var session = Session.WithSandbox();

        session.Run("""
            New-AyrshareProfile Acme -Email anna@acme.example -Team -Tags food,'north;new' -DisableSocial facebook,TikTok `
                -MessagingActive $true -TopHeader 'Hello' -SubHeader 'Link here' -HideTopHeader $true -HideLogo $true
            """).ThrowIfFailed();

        AssertAllFields(session);
    }

    [Fact]
    public void Every_field_reaches_Ayrshare_from_the_cells_of_a_row()
    {
        using var session = Session.WithSandbox();

        session.Run("$input | New-AyrshareProfile", new[]
        {
            Session.Row(
                ("title", " Acme "), ("EMAIL", "anna@acme.example "), ("Team", "Yes"), ("Tags", "food; north,new;"), (
                    "DisableSocial", "Facebook;tiktok"),
                ("MessagingActive", "1"), ("TopHeader", "Hello"), ("SubHeader", "Link here"),
                ("HideTopHeader", "TRUE"), ("HideLogo", "true")),
        }).ThrowIfFailed();

        AssertAllFields(session);
    }

    private static void AssertAllFields(Session session)
    {
        dynamic profile = session.Run("$sandbox.Profiles").Only.BaseObject;
        Assert.Equal(
            ("Acme", "anna@acme.example", true, true, "Hello", "Link here", true, true),
            ((string)profile.Title, (string)profile.Email, (bool)profile.Team, (bool)profile.MessagingActive,
                (string)profile.TopHeader, (string)profile.SubHeader, (bool)profile.HideTopHeader, (bool)profile.HideLogo));
        Assert.Equal("food north new", string.Join(' ', profile.Tags));
        Assert.Equal("facebook tiktok", string.Join(' ', profile.DisableSocial));
    }

    [Fact]
    public void A_cell_that_is_empty_or_missing_is_absent_and_nothing_leaks_in_from_the_row_before()
    {
        using var api = new RecordingApi("""{"status":"success","title":"T","refId":"r","profileKey":"A-B"}""");
        using var session = new Session();

        var result = session.Run($"Connect-Ayrshare -ApiKey k -BaseUri {api.BaseUri}; $input | New-AyrshareProfile", new[]
        {
            Session.Row(
                ("Title", "One"),
                ("Email", "a@a.example"),
                ("Team", "true"),
                ("Tags", "x"),
                ("DisableSocial", "gmb"),
                ("MessagingActive", "true"),
                ("TopHeader", "t"),
                ("SubHeader", "s"),
                ("HideTopHeader", "no"),
                ("HideLogo", "0")),
            Session.Row(("Title", "Two")),
            Session.Row(
                ("Title", "Three"),
                ("Email", ""),
                ("Team", ""),
                ("Tags", ""),
                ("DisableSocial", ";"),
                ("MessagingActive", ""),
                ("TopHeader", " "),
                ("SubHeader", null),
                ("HideTopHeader", ""),
                ("HideLogo", "")),
            Session.Row(("Email", "d@d.example")),
            Session.Row(("Title", "Five"), ("Email", "e@e.example"), ("MessagingActive", "false")),
        });

        Assert.Equal(["TitleMissing"], result.ErrorIds);
        Assert.Equal(
            [
                """
                {"title":"One","messagingActive":true,"hideTopHeader":false,"hideLogo":false,"topHeader":"t","subHeader":"s",
                "disableSocial":["gmb"],"team":true,"email":"a@a.example","tags":["x"]}
                """.ReplaceLineEndings(""),
                """{"title":"Two"}""",
                """{"title":"Three"}""",
                """{"title":"Five","messagingActive":false}""",
            ],
            api.Requests.Select(request => request.Body));
        Assert.Equal(["a@a.example", null, null, "e@e.example"], result.Property("Email"));
        Assert.All(api.Requests, request =>
        {
            Assert.Equal("POST /api/profiles HTTP/1.1", request.Line);
            Assert.Equal("Bearer k", request.Headers["Authorization"]);
            Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
            Assert.DoesNotContain("Profile-Key", request.Headers.Keys);
        });
    }

    [Fact]
    public void A_member_of_the_team_needs_an_address()
    {
        using var session = Session.WithSandbox();

        var result = session.Run(
            "$input | New-AyrshareProfile",
            new[] { Session.Row(("Title", "A"), ("Team", "true")), Session.Row(("Title", "B"), ("Team", "perhaps")) });

        Assert.Equal(["EmailMissing", "InvalidFlag"], result.ErrorIds);
        Assert.Equal("EmailMissing", Assert.Single(session.Run("New-AyrshareProfile C -Team").ErrorIds));
        Assert.Empty(session.Run("$sandbox.Profiles").Output);
    }

    [Fact]
    public void Lines_of_text_are_titles()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("'Acme', ' Käthe & Söhne; \"groß\" ', '漢字 🎈' | New-AyrshareProfile").ThrowIfFailed();

        Assert.Equal(["Acme", "Käthe & Söhne; \"groß\"", "漢字 🎈"], result.Property("Title"));
        Assert.Equal(result.Property("Title"), session.Run("$sandbox.Profiles.Title").Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_taken_title_is_the_rows_error()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("'Acme', 'Berta', 'Acme', 'Cafe' | New-AyrshareProfile");

        Assert.Equal(["Acme", "Berta", "Cafe"], result.Property("Title"));
        var error = Assert.Single(result.Errors);
        Assert.Equal(("TitleTaken", ErrorCategory.ResourceExists), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.StartsWith("Row 3 (Acme): ", error.ToString());
    }

    [Fact]
    public void WhatIf_asks_nothing_of_Ayrshare_and_puts_nothing_out()
    {
        using var session = Session.WithSandbox();
        var watch = new SandboxWatch(session);

        var result = session.Run(
            "'Acme', 'Berta' | New-AyrshareProfile -WhatIf; New-AyrshareProfile Cafe -Vault none -WhatIf").ThrowIfFailed();

        Assert.Empty(result.Output);
        Assert.Equal(0, watch.Started);
    }

    [Fact]
    public void WhatIf_needs_no_connection()
    {
        using var session = new Session();

        Assert.Empty(session.Run("'Acme' | New-AyrshareProfile -WhatIf").ThrowIfFailed().Output);
    }

    [Fact]
    public void Output_and_errors_keep_the_order_of_the_input_however_long_each_call_takes()
    {
        using var session = Session.WithSandbox();
        session.Run("""
            $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMilliseconds(60); Share = 0.3; Seed = 1 })
            $sandbox.AddFault(@{ Kind = 'Slow'; Delay = [timespan]::FromMilliseconds(15); Share = 0.5; Seed = 2 })
            $null = $sandbox.AddProfile('Client 17')
            """).ThrowIfFailed();

        var result = session.Run(
            "1..60 | ForEach-Object { if ($_ -eq 40) { ' ' } else { \"Client $_\" } } | New-AyrshareProfile -ThrottleLimit 8");

        Assert.Equal(Enumerable.Range(1, 60).Where(n => n is not (17 or 40)).Select(n => $"Client {n}"), result.Property("Title"));
        Assert.Equal(["TitleTaken", "TitleMissing"], result.ErrorIds);
        Assert.InRange((int)new SandboxWatch(session).Sandbox.PeakConcurrency, 2, 8);
    }

    [Fact]
    public void Further_columns_go_along_to_the_mail_and_later_errors_name_the_row_of_the_list()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("$input | New-AyrshareProfile | Send-AyrshareConnectEmail", new[]
        {
            Session.Row(
                ("Title", "Acme"),
                ("Email", "anna@acme.example"),
                ("AllowedSocial", "facebook;gmb"),
                ("ExpiresIn", "60"),
                ("Company", "Agency"),
                ("Account", "4711")),
            Session.Row(("Title", " "), ("Email", "")),
            Session.Row(
                ("Title", "Cafe"),
                ("Email", "cafe@cafe.example"),
                ("AllowedSocial", ""),
                ("ExpiresIn", "0"),
                ("Company", ""),
                ("Account", "4712")),
            Session.Row(
                ("Title", "Dora"),
                ("Email", "dora@dora.example"),
                ("AllowedSocial", ""),
                ("ExpiresIn", ""),
                ("Company", ""),
                ("Account", "4713")),
        });

        Assert.Equal(["Acme", "Dora"], result.Property("Title"));
        Assert.Equal(["4711", "4713"], result.Property("Account"));
        Assert.Equal(["TitleMissing", "InvalidMinutes"], result.ErrorIds);
        Assert.StartsWith("Row 3 (Cafe): ExpiresIn:", result.Errors[1].ToString());
        var mails = session.Run("$sandbox.Outbox | ForEach-Object { \"$($_.To) $($_.Company) $(($_.ExpiresAt - $_.Sent).TotalMinutes)\" }");
        Assert.Equal(["anna@acme.example Agency 60", "dora@dora.example  5"], mails.Output.Select(o => $"{o}"));
    }

    [Fact]
    public void Rows_that_fail_their_check_are_told_one_by_one()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("1..2000 | ForEach-Object { ' ' } | New-AyrshareProfile -ThrottleLimit 8");

        Assert.Equal(2000, result.Errors.Count);
        Assert.StartsWith("Row 2000: ", result.Errors[^1].ToString());
    }

    [Fact]
    public void A_key_that_the_vault_refuses_comes_out_before_an_error_that_ends_the_command()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("Register-SecretVault Company; Suspend-SecretVault -Calls 1000").ThrowIfFailed();

        var result = session.Run("New-AyrshareProfile Acme -Vault Company -ErrorAction Stop");

        Assert.Equal("KeyNotStored", RunResult.Id(result.Terminating));
        Assert.Null(result.Only.Properties["SecretName"].Value);
        session.Runspace.SessionStateProxy.SetVariable("created", result.Only);
        Assert.Equal("Acme", session.Run("$created | New-AyrshareJwt").ThrowIfFailed().Only.Properties["Title"].Value);
    }

    [Theory]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile", 1)]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile -Vault Company", 0)]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile -WhatIf", 0)]
    [InlineData("'Acme', 'Berta' | New-AyrshareProfile -Connection $without", 0)]
    public void Keys_that_nothing_stores_are_a_warning_if_the_connection_has_a_vault(string command, int warnings)
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run(
            """
            $without = Get-AyrshareConnection
            Register-SecretVault Company
            Set-Secret Ayrshare-ApiKey $sandbox.ApiKey -Vault Company
            Connect-Ayrshare -Vault Company -BaseUri $sandbox.BaseUri
            """).ThrowIfFailed();

        var result = session.Run(command).ThrowIfFailed();

        Assert.Equal(warnings, result.Warnings.Count);
        Assert.All(result.Warnings, text => Assert.EndsWith("To store them, use -Vault Company.", text, StringComparison.Ordinal));
    }
}
