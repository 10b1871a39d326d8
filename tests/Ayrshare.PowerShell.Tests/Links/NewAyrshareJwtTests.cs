using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class NewAyrshareJwtTests
{
    private const string Answer =
        """
        {"status":"success","title":"Acme","token":"opaque","url":"https://profile.ayrshare.com?domain=id-x&jwt=opaque",
        "expiresIn":"60m"}
        """;

    private static readonly string Pem = SandboxKey.Pem.Trim();

    [Fact]
    public void Without_further_parameters_the_body_holds_domain_and_keys_alone()
    {
        var request = SentBy("New-AyrshareJwt -ProfileKey pk-1");

        Assert.Equal("POST /api/profiles/generateJWT HTTP/1.1", request.Line);
        Assert.Equal(("Bearer api", "pk-1"), (request.Headers["Authorization"], request.Headers["Profile-Key"]));
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["domain", "privateKey", "profileKey"], request.Json.Select(field => field.Key));
        Assert.Equal(["id-x", Pem, "pk-1"], request.Json.Select(field => $"{field.Value}".Trim()));
    }

    [Fact]
    public void Every_field_goes_over_the_wire()
    {
        var request = SentBy("""
            New-AyrshareJwt -ProfileKey pk-1 -Domain id-other -Logout -Redirect 'https://agency.example/done?a=1' `
                -AllowedSocial facebook,'Twitter;tiktok,facebook' -Verify -ExpiresIn 60 -XApiKey xk -XApiSecret xs
            """);

        Assert.Equal(("xk", "xs"), (request.Headers["X-Twitter-OAuth1-Api-Key"], request.Headers["X-Twitter-OAuth1-Api-Secret"]));
        var body = request.Json;
        Assert.True(body.Remove("privateKey"));
        Assert.Equal(
            """
            {"domain":"id-other","profileKey":"pk-1","logout":true,"redirect":"https://agency.example/done?a=1",
            "allowedSocial":["facebook","twitter","tiktok"],"verify":true,"expiresIn":60}
            """.ReplaceLineEndings(""),
            body.ToJsonString());
    }

    [Fact]
    public void XInBody_sends_the_X_keys_as_old_callers_do()
    {
        var request = SentBy("New-AyrshareJwt -ProfileKey pk-1 -TwitterApiKey xk -TwitterApiSecret xs -XInBody");

        Assert.Equal(("xk", "xs"), ($"{request.Json["twitterApiKey"]}", $"{request.Json["twitterApiSecret"]}"));
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_given_X_key_does_not_go_with_the_connections_secret()
    {
        using var session = Session.WithSandbox();
        session.Run("Connect-Ayrshare -ApiKey $sandbox.ApiKey -BaseUri $sandbox.BaseUri -XApiKey xk -XApiSecret xs").ThrowIfFailed();

        Assert.Equal(["XKeysUnpaired"], session.Run("New-AyrshareJwt -ProfileKey pk -XApiKey other").ErrorIds);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Theory]
    [InlineData("$pem")]
    [InlineData("$secure")]
    [InlineData("$base64")]
    [InlineData("($pem -replace \"`n\", \"`r`n\")")]
    public void The_private_key_goes_as_PEM_whatever_its_form(string key)
    {
        Assert.Equal(Pem, $"{SentBy($"New-AyrshareJwt -ProfileKey pk-1 -PrivateKey {key}").Json["privateKey"]}".Trim());
    }

    [Theory]
    [InlineData("$pem")]
    [InlineData("$base64")]
    public void Base64_sends_the_private_key_encoded_on_one_line(string key)
    {
        var request = SentBy($"New-AyrshareJwt -ProfileKey pk-1 -PrivateKey {key} -Base64");

        Assert.Equal("true", $"{request.Json["base64"]}");
        Assert.Equal(Pem, Encoding.UTF8.GetString(Convert.FromBase64String($"{request.Json["privateKey"]}")).Trim());
    }

    [Theory]
    [InlineData("https://agency.example", "https://agency.example/?origin=true")]
    [InlineData("https://agency.example/done?a=1", "https://agency.example/done?a=1&origin=true")]
    [InlineData("https://agency.example/done?origin=true", "https://agency.example/done?origin=true")]
    [InlineData("https://agency.example/done?origin=false&b=2#end", "https://agency.example/done?b=2&origin=true#end")]
    [InlineData("https://agency.example/käthe?q=%26x", "https://agency.example/k%C3%A4the?q=%26x&origin=true")]
    public void RedirectOrigin_asks_once_for_the_window_that_opened_the_page(string redirect, string sent)
    {
        Assert.Equal(sent, $"{SentBy($"New-AyrshareJwt -ProfileKey pk-1 -Redirect '{redirect}' -RedirectOrigin").Json["redirect"]}");
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("'30'", 30)]
    [InlineData("' 2880m '", 2880)]
    [InlineData("([timespan]::FromHours(2))", 120)]
    [InlineData("([long]15)", 15)]
    [InlineData("''", null)]
    [InlineData("'2d'", 2880)]
    [InlineData("2d", 2880)]
    [InlineData("120s", 2)]
    [InlineData("'120s'", 2)]
    [InlineData("([double]60)", 60)]
    [InlineData("48h", 2880)]
    [InlineData("'1H'", 60)]
    [InlineData("'01:30:00'", 90)]
    [InlineData("'2.00:00:00'", 2880)]
    public void ExpiresIn_understands_numbers_texts_and_spans_of_time(string given, int? minutes)
    {
        Assert.Equal(minutes, (int?)SentBy($"New-AyrshareJwt -ProfileKey pk-1 -ExpiresIn {given}").Json["expiresIn"]);
    }

    [Theory]
    [InlineData("-ExpiresIn 0", "InvalidMinutes")]
    [InlineData("-ExpiresIn 90s", "InvalidMinutes")]
    [InlineData("-ExpiresIn '90s'", "InvalidMinutes")]
    [InlineData("-ExpiresIn 30y", "InvalidMinutes")]
    [InlineData("-ExpiresIn 1kb", "InvalidMinutes")]
    [InlineData("-ExpiresIn (2d)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (120s)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30y)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30uy)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30us)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30u)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30ul)", "InvalidMinutes")]
    [InlineData("-ExpiresIn (30n)", "InvalidMinutes")]
    [InlineData("-ExpiresIn ([timespan]::FromSeconds(90))", "InvalidMinutes")]
    [InlineData("-ExpiresIn 00:01:30", "InvalidMinutes")]
    [InlineData("-ExpiresIn 3d", "InvalidMinutes")]
    [InlineData("-ExpiresIn '3d'", "InvalidMinutes")]
    [InlineData("-ExpiresIn 49h", "InvalidMinutes")]
    [InlineData("-ExpiresIn 25:00:00", "InvalidMinutes")]
    [InlineData("-ExpiresIn h", "InvalidMinutes")]
    [InlineData("-ExpiresIn 2881", "InvalidMinutes")]
    [InlineData("-ExpiresIn -5", "InvalidMinutes")]
    [InlineData("-ExpiresIn soon", "InvalidMinutes")]
    [InlineData("-ExpiresIn 1.5", "InvalidMinutes")]
    [InlineData("-ExpiresIn '1,000'", "InvalidMinutes")]
    [InlineData("-Redirect agency.example", "InvalidUrl")]
    [InlineData("-Redirect ftp://agency.example", "InvalidUrl")]
    [InlineData("-RedirectOrigin", "RedirectMissing")]
    [InlineData("-AllowedSocial facebook,facbook", "UnknownNetwork")]
    [InlineData("-XApiKey only", "XKeysUnpaired")]
    [InlineData("-XApiSecret only", "XKeysUnpaired")]
    [InlineData("-PrivateKey ($pem -replace \"`n\", '')", "PrivateKeyUnusable")]
    [InlineData("-PrivateKey ($pem -replace \"`n\", ' ')", "PrivateKeyUnusable")]
    [InlineData("-PrivateKey $pem.Substring(0, 800)", "PrivateKeyUnusable")]
    [InlineData("-PrivateKey nonsense", "PrivateKeyUnusable")]
    public void What_can_not_work_is_told_before_anything_is_sent(string parameter, string id)
    {
        using var session = Session.WithSandbox();

        var result = session.Run($"$pem = $sandboxKey; New-AyrshareJwt -ProfileKey $sandbox.AddProfile('Acme').ProfileKey {parameter}");

        Assert.Equal([id], result.ErrorIds);
        Assert.NotEmpty(result.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_private_key_that_can_not_work_is_told_once_for_all_rows()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("1..20 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") } | New-AyrshareJwt -PrivateKey nonsense");

        Assert.Equal(["PrivateKeyUnusable"], result.ErrorIds);
    }

    [Theory]
    [InlineData("New-AyrshareJwt -ProfileKey $a.ProfileKey; New-AyrshareJwt -ProfileKey (ConvertTo-Secure $b.ProfileKey)")]
    [InlineData("$a.ProfileKey, \" $($b.ProfileKey)`r\" | New-AyrshareJwt")]
    [InlineData("[pscustomobject]@{ ProfileKey = $a.ProfileKey }, [pscustomobject]@{ profilekey = (ConvertTo-Secure $b.ProfileKey) } | "
        + "New-AyrshareJwt")]
    [InlineData("[pscustomobject]@{ ProfileKeySecret = 'one' }, [pscustomobject]@{ ProfileKey = ''; SecretName = 'two'; Vault = "
        + "'Clients' } | New-AyrshareJwt -Vault Clients -AllowAnySecretName")]
    [InlineData("[pscustomobject]@{ Title = 'Acme' }, [pscustomobject]@{ Title = 'Berta' } | New-AyrshareJwt -Vault Clients")]
    [InlineData("$a, $b | New-AyrshareJwt")]
    [InlineData("$a, $b | New-AyrshareJwt | New-AyrshareJwt")]
    public void The_profile_key_comes_in_any_form(string command)
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("""
            function ConvertTo-Secure($text) { [Net.NetworkCredential]::new('', $text).SecurePassword }
            $a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_) }
            Register-SecretVault Clients
            Set-Secret -Name one -Secret $a.ProfileKey -Vault Clients
            Set-Secret -Name two -SecureStringSecret (ConvertTo-Secure $b.ProfileKey) -Vault Clients
            Set-Secret -Name Ayrshare-ProfileKey-Acme -Secret $a.ProfileKey -Vault Clients
            Set-Secret -Name Ayrshare-ProfileKey-Berta -Secret $b.ProfileKey -Vault Clients
            """).ThrowIfFailed();

        Assert.Equal(["Acme", "Berta"], session.Run(command).ThrowIfFailed().Property("Title"));
    }

    [Fact]
    public void A_row_whose_key_is_missing_wrong_or_the_accounts_own_is_one_error()
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run("$a, $b = 'Acme', 'Berta' | ForEach-Object { $sandbox.AddProfile($_) }; Register-SecretVault Clients").ThrowIfFailed();

        var result = session.Run("""
            $a, [pscustomobject]@{ Title = 'None' }, [pscustomobject]@{ ProfileKey = $sandbox.ApiKey },
                [pscustomobject]@{ ProfileKeySecret = 'Ayrshare-ProfileKey-gone'; Vault = 'Clients' },
                [pscustomobject]@{ ProfileKey = 'WRONG-KEY' }, $b | New-AyrshareJwt
            """);

        Assert.Equal(["Acme", "Berta"], result.Property("Title"));
        Assert.Equal(["ProfileKeyMissing", "ProfileKeyIsApiKey", "SecretNotFound", "Forbidden"], result.ErrorIds);
        Assert.Equal(
            ["Row 2 (None):", "Row 3:", "Row 4:", "Row 5:"],
            result.Errors.Select(error => error.ToString()[..(error.ToString().IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.DoesNotContain("WRONG-KEY", result.Everything());
    }

    [Fact]
    public void A_key_column_of_one_row_does_not_serve_the_next_row()
    {
        using var session = Session.WithSandbox();
        session.Run("$a = $sandbox.AddProfile('Acme')").ThrowIfFailed();

        var result = session.Run(
            """
            [pscustomobject]@{ Title = 'Acme'; ProfileKey = $a.ProfileKey; RefId = 'r1'; ExpiresIn = '60'; AllowedSocial = 'gmb' },
                [pscustomobject]@{ Title = 'Berta' }, [pscustomobject]@{ ProfileKey = $a.ProfileKey } | New-AyrshareJwt
            """);

        Assert.Equal(["ProfileKeyMissing"], result.ErrorIds);
        Assert.Equal(["r1", null], result.Property("RefId"));
        Assert.Equal([60, 5], result.Property("ExpiresIn"));
    }

    [Theory]
    [InlineData("Rs256", "")]
    [InlineData("Opaque", "")]
    [InlineData("Rs256", "-ExpiresIn 2880")]
    [InlineData("Opaque", "-ExpiresIn 1")]
    public async Task A_link_opens_until_it_says_that_it_has_ended_and_never_says_so_too_late(string tokenForm, string expiresIn)
    {
        using var session = Session.WithSandbox($"-TokenForm {tokenForm}");
        using var browser = new HttpClient();
        dynamic clock = new SandboxWatch(session).Sandbox.Clock;
        var before = (DateTimeOffset)clock.GetUtcNow();

        var link = session.Run(
            $"$link = New-AyrshareJwt -ProfileKey $sandbox.AddProfile('Acme').ProfileKey {expiresIn}; $link").ThrowIfFailed().Only;

        var after = (DateTimeOffset)clock.GetUtcNow();
        var url = (Uri)link.Properties["Url"].Value;
        var life = TimeSpan.FromMinutes(expiresIn.Length == 0 ? 5 : int.Parse(expiresIn.AsSpan(11), provider: null));
        var (issuedAt, expiresAt) = (Time("IssuedAt"), Time("ExpiresAt"));
        Assert.InRange(issuedAt, before.AddSeconds(-1), after);
        Assert.InRange(expiresAt, before.AddSeconds(-2) + life, after + life);
        Assert.Equal((int)Math.Round((expiresAt - issuedAt).TotalMinutes), link.Properties["ExpiresIn"].Value);
        Assert.Contains(Uri.EscapeDataString((string)link.Properties["Token"].Value), url.Query);
        Assert.False((bool)session.Run("$link.IsExpired").Only.BaseObject);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        clock.Advance(expiresAt - (DateTimeOffset)clock.GetUtcNow());
        Assert.True((bool)session.Run("$link.IsExpired").Only.BaseObject);
        Assert.Equal("expired", session.Run("$link.TimeLeft").Only.BaseObject);

        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync());

        DateTimeOffset Time(string property) => (DateTimeOffset)link.Properties[property].Value;

        async Task<HttpStatusCode> StatusAsync()
        {
            using var page = await browser.GetAsync(url, TestContext.Current.CancellationToken);
            return page.StatusCode;
        }
    }

    [Fact]
    public async Task A_wrong_private_key_is_found_by_Verify_and_else_by_who_opens_the_link()
    {
        using var session = Session.WithSandbox();
        using var other = System.Security.Cryptography.RSA.Create(1024);
        session.Run("$profile = $sandbox.AddProfile('Acme')").ThrowIfFailed();

        var verified = session.Run("$profile | New-AyrshareJwt -Verify -PrivateKey $other", ("other", other.ExportRSAPrivateKeyPem()));
        var unverified = session.Run("$profile | New-AyrshareJwt -PrivateKey $other; $profile | New-AyrshareJwt -Verify").ThrowIfFailed();

        var error = Assert.Single(verified.Errors);
        Assert.Equal(("PrivateKeyRefused", ErrorCategory.SecurityError), (RunResult.Id(error), error.CategoryInfo.Category));
        Assert.Contains("code 189", error.ToString());
        using var browser = new HttpClient();
        var statuses = unverified.Property("Url").Select(url => browser.GetAsync((Uri)url!).GetAwaiter().GetResult().StatusCode);
        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.OK], await Task.Run(statuses.ToArray, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_linking_page_shows_the_networks_of_AllowedSocial_and_leads_to_Redirect()
    {
        using var session = Session.WithSandbox();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var url = (Uri)session.Run("New-AyrshareJwt -ProfileKey $sandbox.AddProfile('Acme').ProfileKey -AllowedSocial gmb -Redirect "
            + "https://agency.example/done").ThrowIfFailed().Only.Properties["Url"].Value;

        var page = await browser.GetStringAsync(url, TestContext.Current.CancellationToken);
        Assert.Contains("value=\"gmb\"", page);
        Assert.DoesNotContain("value=\"facebook\"", page);
        var shortened = url.Query.Split('&').Single(part => part.StartsWith("redirect=", StringComparison.Ordinal))[9..];
        using var leads = await browser.GetAsync(new Uri(Uri.UnescapeDataString(shortened)), TestContext.Current.CancellationToken);
        Assert.Equal(new Uri("https://agency.example/done"), leads.Headers.Location);
    }

    [Fact]
    public void WhatIf_issues_no_link()
    {
        using var session = Session.WithSandbox();

        Assert.Empty(session.Run("$sandbox.AddProfile('Acme') | New-AyrshareJwt -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    private static RecordedRequest SentBy(string command)
    {
        using var api = new RecordingApi(Answer);
        using var session = new Session();
        session.Run(
            $"$secure = [Net.NetworkCredential]::new('', $pem).SecurePassword; Connect-Ayrshare -ApiKey api -Domain id-x -PrivateKey "
            + $"$pem -BaseUri {api.BaseUri}",
            ("pem", SandboxKey.Pem), ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(SandboxKey.Pem)))).ThrowIfFailed();
        session.Run(command).ThrowIfFailed();
        return Assert.Single(api.Requests);
    }
}
