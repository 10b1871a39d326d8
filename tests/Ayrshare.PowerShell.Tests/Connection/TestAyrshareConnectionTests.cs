using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class TestAyrshareConnectionTests : IDisposable
{
    private readonly Session _session = Session.WithSandbox("-TimeScale 1000");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_is_well_with_a_sandbox()
    {
        var test = Test("-ProfileKey $sandbox.AddProfile('Acme').ProfileKey");

        Assert.Equal(true, test.Properties["Passed"].Value);
        Assert.StartsWith("Passed: http://127.0.0.1", Check(test, "Connection"));
        Assert.StartsWith("Passed: Accepted", Check(test, "ApiKey"));
        Assert.Equal("Passed: Reached: Acme, 0 networks linked.", Check(test, "Profile"));
        Assert.Contains("RSA private key of 2048 bits", Check(test, "PrivateKey"));
        Assert.StartsWith("Skipped", Check(test, "XKeys"));
        Assert.Contains("clients cannot link X without them", Check(test, "XKeys"));
        Assert.StartsWith("Passed: 299 of 300", Check(test, "RateBudget"));
        Assert.Equal(true, _session.Run("Test-AyrshareConnection -Quiet").Only.BaseObject);
    }

    [Fact]
    public void A_wrong_API_key_fails_and_the_profile_is_not_tried()
    {
        var test = Test("-Connection (Connect-Ayrshare wrong -BaseUri $sandbox.BaseUri -PassThru) -ProfileKey any");

        Assert.StartsWith("Failed", Check(test, "ApiKey"));
        Assert.Contains("403, code 102", Check(test, "ApiKey"));
        Assert.StartsWith("Skipped", Check(test, "Profile"));
        Assert.Equal(false, test.Properties["Passed"].Value);
    }

    [Fact]
    public void A_server_that_is_not_there_fails()
    {
        _session.Run("$gone = Start-AyrshareSandbox -Connect -TimeScale 1000; Stop-AyrshareSandbox $gone").ThrowIfFailed();

        var test = Test("-ProfileKey any");

        Assert.StartsWith("Failed: GET /user: no connection to 127.0.0.1", Check(test, "ApiKey"));
        Assert.StartsWith("Passed", Check(test, "PrivateKey"));
        Assert.StartsWith("Skipped", Check(test, "RateBudget"));
        var quiet = _session.Run("Test-AyrshareConnection -Quiet").ThrowIfFailed();
        Assert.Equal(false, quiet.Only.BaseObject);
        Assert.StartsWith("ApiKey: GET /user: no connection to 127.0.0.1", Assert.Single(quiet.Warnings), StringComparison.Ordinal);
        var text = _session.Run("\"$(Test-AyrshareConnection)\"").Only.BaseObject.ToString()!;
        Assert.Equal(WithoutSeconds(quiet.Warnings[0]), WithoutSeconds(text));

        static string WithoutSeconds(string text) => Regex.Replace(text, @"\d+ s\.", "some seconds.");
    }

    [Theory]
    [InlineData("-ProfileKey wrong", "Failed", "403")]
    [InlineData("-ProfileKey $key", "Passed", "Acme")]
    [InlineData("-ProfileKey $suspended", "Failed", "suspended")]
    [InlineData("-ProfileKey $sandbox.ApiKey", "Failed", "not the key of a User Profile")]
    [InlineData("-ProfileKeySecret kept", "Passed", "Acme")]
    [InlineData("-ProfileKeySecret kept -Vault Company", "Passed", "Acme")]
    [InlineData("-ProfileKeySecret nope", "Failed", "nope")]
    [InlineData("-ProfileKeySecret kept -Vault Nowhere", "Failed", "Nowhere")]
    public void The_profile_key_is_tried(string arguments, string status, string said)
    {
        using var session = Session.WithSandbox("-TimeScale 1000", Session.SecretManagement);
        session.Run(
            """
            $key = $sandbox.AddProfile('Acme').ProfileKey
            $suspended = $sandbox.AddProfile('Bad').ProfileKey; $sandbox.SuspendProfile('Bad')
            Register-SecretVault Company; Set-Secret kept $key
            """).ThrowIfFailed();

        var check = Check(session.Run($"Test-AyrshareConnection {arguments}").ThrowIfFailed().Only, "Profile");

        Assert.StartsWith(status, check);
        Assert.Contains(said, check);
    }

    public static TheoryData<string, string, string> PrivateKeys { get; } = new()
    {
        { TestKeys.Pem, "Passed", "RSA private key of 2048 bits" },
        { TestKeys.Pem.Replace("\n", "\r\n"), "Passed", "RSA private key" },
        { Convert.ToBase64String(Encoding.UTF8.GetBytes(TestKeys.Pem)), "Passed", "base64 of an RSA private key" },
        { TestKeys.Pem.Replace('\n', ' '), "Failed", "line breaks are damaged" },
        { TestKeys.Pem.Replace("\n", "\\n"), "Failed", "line breaks are damaged" },
        { TestKeys.Pem.Replace("\n", ""), "Failed", "line breaks are damaged" },
        { TestKeys.Pem.Replace("\n", "\n\n"), "Failed", "line breaks are damaged" },
        { TestKeys.Pem[..^60], "Failed", "cut off" },
        { TestKeys.Pem.Replace(TestKeys.Pem.Split('\n')[5], ""), "Failed", "content is damaged" },
        { TestKeys.PublicPem, "Failed", "RSA PUBLIC KEY" },
        { "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "Failed", "CERTIFICATE" },
        { "<!doctype html><html><body>Sign in</body></html>", "Failed", "not PEM" },
        { "just a text", "Failed", "not PEM" },
        { "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "Failed", "not PEM" },
        { TestKeys.ShortPem, "Failed", "512 bits" },
    };

    [Theory]
    [MemberData(nameof(PrivateKeys))]
    public void The_private_key_is_looked_at(string key, string status, string said)
    {
        var result = _session.Run(
            "Test-AyrshareConnection (Connect-Ayrshare $sandbox.ApiKey -BaseUri $sandbox.BaseUri -PrivateKey $key -PassThru)",
            ("key", key)).ThrowIfFailed();

        var check = Check(result.Only, "PrivateKey");
        Assert.StartsWith(status, check);
        Assert.Contains(said, check);
        Assert.Equal(status == "Passed", result.Only.Properties["Passed"].Value);
    }

    [Fact]
    public void A_spent_rate_limit_is_told_at_once_with_no_further_request()
    {
        using var session = Session.WithSandbox("-RateLimit 2");
        session.Run("$null = Get-AyrshareProfile; $null = Get-AyrshareProfile").ThrowIfFailed();

        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;

        Assert.StartsWith("Failed: GET /user: the rate limit has no room until", Check(test, "RateBudget"));
        Assert.StartsWith("Skipped", Check(test, "ApiKey"));
        Assert.Equal(2, session.Run("$sandbox.Requests").Output.Count);
    }

    [Fact]
    public void A_limit_that_others_have_spent_is_told_at_once()
    {
        using var session = Session.WithSandbox();
        session.Run("$sandbox.AddFault(@{ Kind = 'Status'; Status = 429 })").ThrowIfFailed();

        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;

        Assert.StartsWith("Failed: GET /user: Ayrshare answered 429", Check(test, "RateBudget"));
        Assert.Single(session.Run("$sandbox.Requests").Output);
    }

    [Fact]
    public void The_last_request_of_the_limit_is_a_failed_check()
    {
        using var session = Session.WithSandbox("-RateLimit 1");

        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;

        Assert.StartsWith("Failed: 0 of 1 requests left.", Check(test, "RateBudget"));
        Assert.StartsWith("Passed", Check(test, "ApiKey"));
    }

    [Theory]
    [InlineData("@{ Kind = 'Status'; Status = 500 }", "500")]
    [InlineData("@{ Kind = 'HtmlBody'; Status = 502 }", "HTML")]
    [InlineData("@{ Kind = 'MalformedBody' }", "not a JSON object")]
    [InlineData("@{ Kind = 'DropBefore' }", "connection broke")]
    [InlineData("@{ Kind = 'Status'; Status = 403 }", "403")]
    public void A_server_in_trouble_fails_and_throws_nothing(string fault, string said)
    {
        _session.Run($"$sandbox.AddFault({fault})").ThrowIfFailed();

        var check = Check(Test(""), "ApiKey");

        Assert.StartsWith("Failed", check);
        Assert.Contains(said, check);
    }

    [Fact]
    public void The_sandbox_is_named_by_the_pipeline_too() =>
        Assert.Equal(
            [true, true],
            _session.Run("Get-AyrshareConnection | Test-AyrshareConnection -Quiet; (Test-AyrshareConnection).Passed")
                .ThrowIfFailed().Output.Select(passed => passed.BaseObject));

    private static string Check(PSObject test, string name) => test.Properties[name].Value.ToString()!;

    private PSObject Test(string arguments) => _session.Run($"Test-AyrshareConnection {arguments}").ThrowIfFailed().Only;
}
