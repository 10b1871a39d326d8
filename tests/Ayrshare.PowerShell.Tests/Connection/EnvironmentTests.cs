using System.IO;
using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Ayrshare.PowerShell.Tests.Onboarding;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

[Collection(ProcessWide.Name)]
public sealed class EnvironmentTests
{
    [Fact]
    public void Commands_need_no_Connect_when_the_environment_has_the_account()
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables();
        session.Run("$sandbox = Start-AyrshareSandbox; $key = $sandbox.AddProfile('Acme').ProfileKey").ThrowIfFailed();
        variables["API_KEY"] = Value("ApiKey");
        variables["BASE_URI"] = $" {Value("BaseUri")}/ ";
        variables["DOMAIN"] = Value("Domain");
        variables["PRIVATE_KEY"] = Value("PrivateKey");

        var link = session.Run("New-AyrshareJwt -ProfileKey $key -Verify").ThrowIfFailed().Only;

        Assert.Equal("Acme", link.Properties["Title"].Value);
        Assert.True((bool)session.Run("Test-AyrshareConnection -Quiet").Only.BaseObject);
        var connection = session.Run("Get-AyrshareConnection").Only;
        Assert.Equal("environment AYRSHARE_API_KEY", connection.Properties["ApiKeySource"].Value);
        Assert.Equal("environment AYRSHARE_PRIVATE_KEY", connection.Properties["PrivateKeySource"].Value);
        Assert.Equal("environment AYRSHARE_DOMAIN", connection.Properties["DomainSource"].Value);
        Assert.Equal("environment AYRSHARE_BASE_URI", connection.Properties["BaseUriSource"].Value);

        string Value(string property) => session.Run($"$sandbox.{property}").Only.ToString();
    }

    [Fact]
    public void An_onboarding_stays_with_the_account_that_it_began_with()
    {
        using var job = new OnboardingSession().With(2);
        using var variables = new EnvironmentVariables(
            ("API_KEY", job.Sandbox.ApiKey), ("BASE_URI", job.Sandbox.BaseUri),
            ("DOMAIN", job.Sandbox.Domain), ("PRIVATE_KEY", job.Sandbox.PrivateKey));

        var result = job.RunOrEnd($"Disconnect-Ayrshare; {job.Command("-ThrottleLimit 1")} | ForEach-Object {{ "
            + $"[System.Environment]::SetEnvironmentVariable('AYRSHARE_API_KEY', $null); $_ }}");

        Assert.Equal(["Done", "Done"], OnboardingSession.Statuses(result.ThrowIfFailed()));
    }

    [Fact]
    public void Connect_fills_what_is_not_given_from_the_environment_and_a_file_that_it_names()
    {
        var folder = Directory.CreateTempSubdirectory("ayrshare-environment-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "private.key"), TestKeys.Pem);
            using var session = new Session();
            using var variables = new EnvironmentVariables(
                ("API_KEY", "k"), ("DOMAIN", "d"), ("PRIVATE_KEY_PATH", "private.key"), ("X_API_KEY", "xk"), ("X_API_SECRET", "xs"));

            var connection = session.Run(
                "$null = $ExecutionContext.SessionState.Path.SetLocation($folder); Connect-Ayrshare -Domain given -PassThru",
                ("folder", folder.FullName)).ThrowIfFailed().Only;

            Assert.Equal("given", connection.Properties["Domain"].Value);
            Assert.Equal(
                $"environment AYRSHARE_PRIVATE_KEY_PATH, file {Path.Combine(folder.FullName, "private.key")}",
                connection.Properties["PrivateKeySource"].Value);
            Assert.Equal("environment AYRSHARE_X_API_KEY", connection.Properties["XApiKeySource"].Value);
            Assert.Equal("environment AYRSHARE_X_API_SECRET", connection.Properties["XApiSecretSource"].Value);

            variables["PRIVATE_KEY"] = TestKeys.Pem;
            Assert.Equal("environment AYRSHARE_PRIVATE_KEY", session.Run("(Connect-Ayrshare -PassThru).PrivateKeySource").Only.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_vault_comes_before_the_environment()
    {
        using var session = new Session(Session.SecretManagement);
        using var variables = new EnvironmentVariables(("API_KEY", "k"), ("DOMAIN", "environment"));

        var connection = session.Run(
            "Register-SecretVault Company; Set-Secret Ayrshare-Domain vault; Connect-Ayrshare -Vault Company -PassThru")
            .ThrowIfFailed().Only;

        Assert.Equal("vault", connection.Properties["Domain"].Value);
        Assert.Equal("environment AYRSHARE_API_KEY", connection.Properties["ApiKeySource"].Value);
    }

    [Fact]
    public void An_empty_parameter_does_not_lead_to_the_environment_s_account()
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables(("API_KEY", "k"));

        Assert.Equal("ApiKeyMissing", RunResult.Id(session.RunToEnd("Connect-Ayrshare -ApiKey $unset").Terminating));
    }

    [Fact]
    public void Commands_follow_the_environment_as_it_changes_until_Connect_and_again_after_Disconnect()
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables(("API_KEY", "k"), ("DOMAIN", "first"));

        Assert.Equal("first", Domain());
        variables["DOMAIN"] = "second";
        Assert.Equal("second", Domain());
        session.Run("Connect-Ayrshare k -Domain own").ThrowIfFailed();
        Assert.Equal("own", Domain());
        session.Run("Disconnect-Ayrshare").ThrowIfFailed();
        Assert.Equal("second", Domain());
        variables["API_KEY"] = " ";
        Assert.Empty(session.Run("Get-AyrshareConnection").ThrowIfFailed().Output);

        string Domain() => session.Run("(Get-AyrshareConnection).Domain").ThrowIfFailed().Only.ToString();
    }

    [Fact]
    public void Without_any_connection_the_error_says_all_three_ways()
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables();

        string[] commands =
        [
            "'a', 'b', 'c' | New-AyrshareProfile", "Get-AyrshareProfile", "'k1', 'k2' | New-AyrshareJwt",
            "'k' | Send-AyrshareConnectEmail -To a@b.example",
        ];
        foreach (var command in commands)
        {
            var result = session.RunToEnd(command);
            Assert.Equal("NotConnected", RunResult.Id(result.Terminating));
            Assert.Empty(result.Errors);
            foreach (var way in new[] { "-ApiKey", "-Vault", "AYRSHARE_API_KEY" })
                Assert.Contains(way, result.Terminating.ErrorDetails.RecommendedAction);
        }

        Assert.Equal("ApiKeyMissing", RunResult.Id(session.RunToEnd("Connect-Ayrshare").Terminating));
    }

    [Theory]
    [InlineData("BASE_URI", "http://api.ayrshare.com/api", "InsecureBaseUri")]
    [InlineData("BASE_URI", "nonsense", "InvalidBaseUri")]
    [InlineData("PRIVATE_KEY_PATH", "/nowhere/private.key", "PrivateKeyUnreadable")]
    public void A_variable_that_can_not_be_used_ends_a_job_with_one_error(string name, string value, string id)
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables(("API_KEY", "k"), (name, value));

        var result = session.RunToEnd("'a', 'b', 'c' | New-AyrshareProfile");

        Assert.Equal(id, RunResult.Id(result.Terminating));
        Assert.Empty(result.Errors);
        Assert.Equal(id, RunResult.Id(session.RunToEnd("Get-AyrshareConnection").Terminating));
        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;
        Assert.StartsWith("Failed", test.Properties["Connection"].Value.ToString());
        Assert.Equal(false, test.Properties["Passed"].Value);
    }

    [Fact]
    public void Only_one_X_key_in_the_environment_is_a_failed_check_and_ends_a_job()
    {
        using var session = new Session();
        session.Run("$sandbox = Start-AyrshareSandbox; $key = $sandbox.AddProfile('Acme').ProfileKey").ThrowIfFailed();
        using var variables = new EnvironmentVariables(
            ("API_KEY", session.Run("$sandbox.ApiKey").Only.ToString()),
            ("BASE_URI", session.Run("$sandbox.BaseUri").Only.ToString()), ("X_API_KEY", "x"));

        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;

        Assert.StartsWith("Failed: Only the X API key is present.", test.Properties["XKeys"].Value.ToString());
        Assert.StartsWith("Passed", test.Properties["ApiKey"].Value.ToString());
        Assert.Equal(false, session.Run("Test-AyrshareConnection -Quiet").Only.BaseObject);
        Assert.Equal("XKeysUnpaired", RunResult.Id(session.RunToEnd("$key, $key | New-AyrshareJwt").Terminating));
    }

    [Fact]
    public void A_test_without_any_connection_fails_and_throws_nothing()
    {
        using var session = new Session();
        using var variables = new EnvironmentVariables();

        var test = session.Run("Test-AyrshareConnection").ThrowIfFailed().Only;

        Assert.Equal(
            ["Failed", "Skipped", "Skipped", "Skipped", "Skipped", "Skipped"],
            session.Run("(Test-AyrshareConnection).Checks.Status").Output.Select(status => status.ToString()));
        Assert.Contains("AYRSHARE_API_KEY", test.Properties["Connection"].Value.ToString());
        Assert.Equal(false, session.Run("Test-AyrshareConnection -Quiet").Only.BaseObject);
    }

    [Fact]
    public void Stop_without_a_sandbox_stops_all_of_them()
    {
        using var session = new Session();
        session.Run("Stop-AyrshareSandbox; 1..3 | ForEach-Object { $null = Start-AyrshareSandbox }").ThrowIfFailed();

        Assert.Equal(3, session.Run("Get-AyrshareSandbox").Output.Count);
        session.Run("Stop-AyrshareSandbox").ThrowIfFailed();
        Assert.Empty(session.Run("Get-AyrshareSandbox").Output);
    }
}
