using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

[Collection(ProcessWide.Name)]
public sealed class ConvertFromAyrshareWebhookTests : IDisposable
{
    private const string Secret = "SWEEP-webhook-secret-01";
    private const string Convert = "ConvertFrom-AyrshareWebhook $headers $body -WebhookSecret $secret";
    private const string Time = "X-Authorization-Timestamp";
    private const string Signature = "X-Authorization-Content-SHA256";

    private readonly Session _session = new(Session.SecretManagement);

    public ConvertFromAyrshareWebhookTests() => _session.Run("", ("secret", Secret)).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void What_the_sandbox_delivers_is_read()
    {
        _session.Run("""
            # Nothing listens at the address, so the sandbox repeats each event later. Only the first attempts count here.
            function Get-Delivery { $sandbox.Deliveries | Where-Object Attempt -eq 1 }
            function Wait-Delivery($Count) {
                while (@(Get-Delivery).Count -lt $Count) { Wait-Event attempted -Timeout 60 | Remove-Event }
            }
            $sandbox = Start-AyrshareSandbox -Connect
            Register-ObjectEvent $sandbox WebhookAttempted -SourceIdentifier attempted
            $acme = New-AyrshareProfile Acme
            $null = Register-AyrshareWebhook -Action social -Url http://127.0.0.1:9/hook -WebhookSecret $secret
            $sandbox.Clock.Advance([timespan]::FromDays(2))
            $sandbox.Link('Acme', 'linkedin')
            Wait-Delivery 1
            $sandbox.RequestRefresh('Acme', 'linkedin')
            Wait-Delivery 2
            $sandbox.Invalidate('Acme', 'linkedin')
            Wait-Delivery 3
            """).ThrowIfFailed();

        var events = _session.Run("Get-Delivery | ConvertFrom-AyrshareWebhook -WebhookSecret $secret").ThrowIfFailed();

        Assert.Equal(["Link", "Refresh", "Unlink"], events.Property("Type").Select(type => $"{type}"));
        Assert.Equal(["user", "system", "system"], events.Property("Source"));
        Assert.All(events.Property("Network"), network => Assert.Equal("linkedin", network));
        Assert.All(events.Property("RefId"), refId => Assert.Equal(_session.Run("$acme.RefId").Only.ToString(), refId));
        Assert.All(events.Property("DeliveryAttempt"), attempt => Assert.Equal(1, attempt));
        Assert.IsType<DateTimeOffset>(events.Property("RefreshBy").ElementAt(1));
        var details = (PSObject)events.Output[2].Properties["Details"].Value;
        Assert.Equal("The authorization is no longer valid.", details.Properties["details"].Value);
        _session.Run("Stop-AyrshareSandbox").ThrowIfFailed();
    }

    public static TheoryData<string> Shapes =>
        ["hashtable", "lower case", "arrays", "generic", "pairs", "collection", "object", "upper case hex", "base64", "V2", "joined"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Headers_come_in_many_shapes(string shape)
    {
        var body = NewBody();
        var (time, hex) = ($"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}", System.Convert.ToHexStringLower(Sign(body)));
        object headers = shape switch
        {
            "lower case" => new Hashtable { [Time.ToLowerInvariant()] = time, [Signature.ToLowerInvariant()] = hex },
            "arrays" => new Hashtable { [Time] = new[] { time }, [Signature] = new object[] { "other", hex } },
            "generic" => new Dictionary<string, string> { [Time] = time, [Signature] = hex },
            "pairs" => new List<KeyValuePair<string, IEnumerable<string>>> { new(Time, [time]), new(Signature, [hex]) },
            "collection" => new NameValueCollection { { Time, time }, { Signature, "other" }, { Signature, hex } },
            "object" => Session.Row((Time, time), (Signature, hex)),
            "upper case hex" => new Hashtable { [Time] = time, [Signature] = hex.ToUpperInvariant() },
            "base64" => new Hashtable
            {
                [Time] = long.Parse(time, provider: null),
                [Signature] = System.Convert.ToBase64String(Sign(body)),
            },
            "V2" => new Hashtable { [Time] = time, [Signature] = new string('0', 64), [Signature + "-V2"] = hex },
            "joined" => new Hashtable { [Time] = $"{time}, {time}", [Signature] = $"other, {hex}" },
            _ => new Hashtable { [Time] = time, [Signature] = hex },
        };

        var converted = _session.Run(Convert, ("headers", headers), ("body", body)).ThrowIfFailed().Only;

        Assert.Equal("Link", $"{converted.Properties["Type"].Value}");
    }

    [Theory]
    [InlineData("$bytes")]
    [InlineData("[object[]] $bytes")]
    [InlineData("[Text.Encoding]::UTF8.GetString($bytes)")]
    public void The_body_is_text_or_bytes(string raw)
    {
        var body = NewBody(title: "Café \U0001F600");

        var result = _session.Run(
            $"ConvertFrom-AyrshareWebhook $headers ({raw}) -WebhookSecret $secret",
            ("headers", Headers(body)), ("bytes", Encoding.UTF8.GetBytes(body))).ThrowIfFailed();

        Assert.Equal("Café \U0001F600", result.Only.Properties["Title"].Value);
    }

    [Fact]
    public void A_request_is_piped_in_as_it_is()
    {
        var body = NewBody();
        var request = new PSObject();
        request.Properties.Add(new PSNoteProperty("Headers", Headers(body)));
        request.Properties.Add(new PSNoteProperty("Body", new Hashtable { ["parsed"] = true }));
        request.Properties.Add(new PSNoteProperty("RawBody", body));

        var result = _session.Run("$request | ConvertFrom-AyrshareWebhook -WebhookSecret $secret", ("request", request));

        Assert.NotNull(result.ThrowIfFailed().Only);
    }

    [Theory]
    [InlineData("-WebhookSecret 'new', $secret")]
    [InlineData("-WebhookSecret $secret, 'new'")]
    [InlineData("-Secret ($secret | ConvertTo-SecureString -AsPlainText -Force)")]
    [InlineData("-WebhookSecretSecret new, old -Vault Company")]
    [InlineData("-Vault Company")]
    [InlineData("")]
    public void The_secrets_come_from_the_parameter_the_vault_or_the_environment(string secrets)
    {
        _session.Run("Register-SecretVault Company; Set-Secret new new -Vault Company; Set-Secret old $secret -Vault Company")
            .ThrowIfFailed();
        if (secrets == "-Vault Company")
            _session.Run("Set-Secret Ayrshare-WebhookSecret $secret -Vault Company").ThrowIfFailed();
        using var environment = new EnvironmentVariables(("WEBHOOK_SECRET", secrets.Length == 0 ? Secret : "another"));
        var body = NewBody();

        _session.Run($"ConvertFrom-AyrshareWebhook $headers $body {secrets}", ("headers", Headers(body)), ("body", body)).ThrowIfFailed();
    }

    [Theory]
    [InlineData("$headers.Remove('X-Authorization-Content-SHA256')", "WebhookSignatureMissing", "X-Authorization-Content-SHA256")]
    [InlineData("$headers.Remove('X-Authorization-Timestamp')", "WebhookTimestampInvalid", "X-Authorization-Timestamp")]
    [InlineData("$headers['X-Authorization-Timestamp'] = 'soon'", "WebhookTimestampInvalid", "Unix seconds")]
    [InlineData("$headers['X-Authorization-Timestamp'] = 1, 2", "WebhookTimestampInvalid", "several values")]
    [InlineData(
        "$headers['X-Authorization-Timestamp'] = [long] $headers['X-Authorization-Timestamp'] - 310", "WebhookTooOld", "300 seconds")]
    [InlineData("$headers['X-Authorization-Timestamp'] = [long] $headers['X-Authorization-Timestamp'] + 600", "WebhookTooOld", "future")]
    [InlineData("$headers['X-Authorization-Content-SHA256'] = 'x'", "WebhookSignatureMismatch", "signature")]
    [InlineData("$body = $body.Replace('Link', 'link ')", "WebhookSignatureMismatch", "byte for byte")]
    [InlineData("$body = ''", "WebhookSignatureMismatch", "byte for byte")]
    [InlineData("$body = $null", "WebhookSignatureMismatch", "byte for byte")]
    [InlineData("$body += [char] 0xD800", "WebhookSignatureMismatch", "byte for byte")]
    [InlineData("$body = $body * 100000", "WebhookSignatureMismatch", "byte for byte")]
    [InlineData("$secret = 'another'", "WebhookSignatureMismatch", "secret")]
    [InlineData("$body = $body | ConvertFrom-Json -AsHashtable", "WebhookBodyNotRaw", "raw body")]
    [InlineData("$body = $body | ConvertFrom-Json", "WebhookBodyNotRaw", "raw body")]
    [InlineData("$headers = @{}", "WebhookSignatureMissing", "X-Authorization-Content-SHA256")]
    [InlineData("$headers = 'text'", "WebhookSignatureMissing", "X-Authorization-Content-SHA256")]
    [InlineData("$headers = @()", "WebhookSignatureMissing", "X-Authorization-Content-SHA256")]
    [InlineData("$headers = @($null, 1, 'x')", "WebhookSignatureMissing", "X-Authorization-Content-SHA256")]
    public void A_request_that_does_not_match_is_refused_with_what_did_not(string change, string id, string text)
    {
        var body = NewBody();

        var result = _session.Run($"{change}; {Convert}", ("headers", Headers(body)), ("body", body));

        Assert.DoesNotContain(
            result.Output.OfType<PSObject>(), output => output.TypeNames[0].Contains("Webhook", StringComparison.Ordinal));
        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(text, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("The webhook was refused: ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain(System.Convert.ToHexStringLower(Sign(body)), result.Everything(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void A_signed_body_that_is_no_event_is_refused(string body) =>
        Assert.Equal(["WebhookBodyInvalid"], _session.Run(Convert, ("headers", Headers(body)), ("body", body)).ErrorIds);

    [Fact]
    public void A_refused_request_is_not_remembered_and_an_older_one_can_be_allowed()
    {
        var body = NewBody();
        var headers = Headers(body, DateTimeOffset.UtcNow.AddMinutes(-20));

        var refused = _session.Run(Convert, ("headers", headers), ("body", body));
        var allowed = _session.Run($"{Convert} -MaximumAgeSec 3600", ("headers", headers), ("body", body));

        Assert.Equal(["WebhookTooOld"], refused.ErrorIds);
        Assert.NotNull(allowed.ThrowIfFailed().Only);
    }

    [Fact]
    public void A_repeat_is_refused_unless_it_is_allowed()
    {
        var body = NewBody();
        using var other = new Session();

        var first = _session.Run(Convert, ("headers", Headers(body)), ("body", body)).ThrowIfFailed().Only;
        var second = _session.Run(Convert);
        var elsewhere = other.Run(Convert, ("headers", Headers(body)), ("body", body), ("secret", Secret));
        var allowed = _session.Run($"{Convert} -AllowRepeat").ThrowIfFailed().Only;

        Assert.Equal(["WebhookRepeated"], second.ErrorIds);
        Assert.Contains($"{first.Properties["HookId"].Value}", second.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["WebhookRepeated"], elsewhere.ErrorIds);
        Assert.Equal([false, true], new[] { first, allowed }.Select(one => (bool)one.Properties["IsRepeat"].Value));
    }

    [Fact]
    public async Task Of_many_runspaces_one_gets_the_event()
    {
        var body = NewBody();
        var sessions = Enumerable.Range(0, 8).Select(_ => new Session()).ToArray();

        var results = await Task.WhenAll(sessions.Select(session => Task.Run(
            () => session.Run(Convert, ("headers", Headers(body)), ("body", body), ("secret", Secret)))));

        Assert.Equal(1, results.Sum(result => result.Output.Count));
        Assert.Equal(7, results.Sum(result => result.Errors.Count));
        foreach (var session in sessions)
            session.Dispose();
    }

    [Fact]
    public void Without_a_secret_the_command_ends()
    {
        using var environment = new EnvironmentVariables(("WEBHOOK_SECRET", null));
        var body = NewBody();

        var result = _session.Run("ConvertFrom-AyrshareWebhook $headers $body", ("headers", Headers(body)), ("body", body));

        Assert.Equal("WebhookSecretMissing", RunResult.Id(result.Thrown is null ? result.Errors.Single() : result.Terminating));
    }

    private static string NewBody(string title = "Acme") =>
        $$"""{"action":"social","type":"Link","platform":"gmb","refId":"r1","title":"{{title}}","hookId":"{{Guid.NewGuid()}}"}""";

    private static Hashtable Headers(string body, DateTimeOffset? time = null) => new()
    {
        [Time] = $"{(time ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds()}",
        [Signature] = System.Convert.ToHexStringLower(Sign(body)),
        ["X-Ayrshare-Delivery-Id"] = "d-1",
    };

    private static byte[] Sign(string body) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body));
}
