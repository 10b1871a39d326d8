using System;
using System.IO;
using System.Text;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class ConnectAyrshareTests : IDisposable
{
    private readonly Session _session = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ayrshare-connect-");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("$value")]
    [InlineData("[System.Net.NetworkCredential]::new('', $value).SecurePassword")]
    [InlineData("[pscredential]::new('any', [System.Net.NetworkCredential]::new('', $value).SecurePassword)")]
    [InlineData("\"`r`n $value `n\"")]
    public void Takes_the_API_key_as_string_SecureString_or_credential_and_without_what_surrounds_it(string form)
    {
        var accepted = _session.Run(
            $"$sandbox = Start-AyrshareSandbox; $value = $sandbox.ApiKey; Connect-Ayrshare ({form}) -BaseUri $sandbox.BaseUri; "
                + "(Test-AyrshareConnection).ApiKey.Status");

        Assert.Equal("Passed", accepted.ThrowIfFailed().Only.ToString());
    }

    [Theory]
    [InlineData("$pem")]
    [InlineData("[System.Net.NetworkCredential]::new('', $pem).SecurePassword")]
    [InlineData("$pem -split \"`n\"")]
    [InlineData("[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($pem))")]
    [InlineData("$pem -replace \"`n\", \"`r`n\"")]
    public void Takes_the_private_key_as_string_SecureString_lines_or_base64(string form)
    {
        var checkedKey = _session.Run(
            $"$sandbox = Start-AyrshareSandbox; Connect-Ayrshare -ApiKey $sandbox.ApiKey -BaseUri $sandbox.BaseUri -PrivateKey "
            + $"({form}); (Test-AyrshareConnection).PrivateKey.Status",
            ("pem", TestKeys.Pem));

        Assert.Equal("Passed", checkedKey.ThrowIfFailed().Only.ToString());
    }

    [Fact]
    public void Uses_the_X_keys_and_the_domain_that_it_was_given()
    {
        var connection = _session.Run("Connect-Ayrshare k -Domain ' id-c9o06 ' -TwitterApiKey xk -XApiSecret "
            + "([System.Net.NetworkCredential]::new('', 'xs').SecurePassword) -PassThru").ThrowIfFailed().Only;

        Assert.Equal("id-c9o06", connection.Properties["Domain"].Value);
        Assert.Equal("parameter", connection.Properties["XApiKeySource"].Value);
        Assert.Equal("parameter", connection.Properties["XApiSecretSource"].Value);
        Assert.Equal("default", connection.Properties["BaseUriSource"].Value);
        Assert.Equal("https://api.ayrshare.com/api", connection.Properties["BaseUri"].Value.ToString());
    }

    [Fact]
    public void Says_nothing_without_PassThru_and_gives_the_connection_with_it()
    {
        Assert.Empty(_session.Run("Connect-Ayrshare k").ThrowIfFailed().Output);
        Assert.Equal(100, _session.Run("Connect-Ayrshare k -PassThru").Only.Properties["TimeoutSec"].Value);
        Assert.Equal("7", _session.Run("$null = Connect-Ayrshare k -TimeoutSec 7; (Get-AyrshareConnection).TimeoutSec").Only.ToString());
    }

    [Fact]
    public void Takes_what_a_sandbox_pipes_in()
    {
        var connection = _session.Run(
            "$sandbox = Start-AyrshareSandbox; $sandbox | Connect-Ayrshare -PassThru; Test-AyrshareConnection -Quiet").ThrowIfFailed();

        Assert.Equal("parameter", connection.Output[0].Properties["PrivateKeySource"].Value);
        Assert.Equal(_session.Run("$sandbox.Domain").Only.ToString(), connection.Output[0].Properties["Domain"].Value);
        Assert.Equal(true, connection.Output[1].BaseObject);
    }

    [Theory]
    [InlineData("-TimeoutSec 0", "ParameterArgumentValidationError")]
    [InlineData("-TimeoutSec 3601", "ParameterArgumentValidationError")]
    [InlineData("-XApiKey x", "XKeysUnpaired")]
    [InlineData("-XApiSecret x", "XKeysUnpaired")]
    [InlineData("-XApiKey \"a`nb\" -XApiSecret c", "XKeysMalformed")]
    [InlineData("-XApiKey a -XApiSecret 'b c'", "XKeysMalformed")]
    [InlineData("-PrivateKey p -PrivateKeyPath p", "PrivateKeyTwice")]
    [InlineData("-BaseUri http://api.ayrshare.com/api", "InsecureBaseUri")]
    [InlineData("-BaseUri http://127.0.0.1.evil.example/api", "InsecureBaseUri")]
    [InlineData("-BaseUri http://localhost.evil.example", "InsecureBaseUri")]
    [InlineData("-BaseUri http://0.0.0.0:80", "InsecureBaseUri")]
    [InlineData("-BaseUri https://user:pass@api.ayrshare.com/api", "InvalidBaseUri")]
    [InlineData("-BaseUri https://api.ayrshare.com/api?x=1", "InvalidBaseUri")]
    [InlineData("-BaseUri 'https://api.ayrshare.com/api#x'", "InvalidBaseUri")]
    [InlineData("-BaseUri ftp://127.0.0.1/api", "InvalidBaseUri")]
    [InlineData("-BaseUri /api", "InvalidBaseUri")]
    [InlineData("-BaseUri api.ayrshare.com", "InvalidBaseUri")]
    public void Refuses_what_can_not_work_and_keeps_the_connection_that_was(string arguments, string id)
    {
        _session.Run("Connect-Ayrshare before -Domain before").ThrowIfFailed();

        var refused = _session.RunToEnd($"Connect-Ayrshare key {arguments}");

        Assert.Equal(id, RunResult.Id(refused.Terminating));
        Assert.Equal("before", _session.Run("(Get-AyrshareConnection).Domain").Only.ToString());
    }

    [Theory]
    [InlineData("http://localhost:8080/api")]
    [InlineData("http://127.0.0.1:8080/api/")]
    [InlineData("http://[::1]:8080/api")]
    [InlineData(" https://api.ayrshare.com/api/ ")]
    public void Takes_https_and_this_machine_and_drops_the_slash_at_the_end(string address)
    {
        var connection = _session.Run("Connect-Ayrshare key -BaseUri $address -PassThru", ("address", address)).ThrowIfFailed().Only;

        Assert.Equal(address.Trim().TrimEnd('/'), connection.ToString());
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("([securestring]::new())")]
    public void An_empty_API_key_is_an_error_and_does_not_lead_elsewhere(string empty) =>
        Assert.Equal("ApiKeyMissing", RunResult.Id(_session.RunToEnd($"Connect-Ayrshare -ApiKey {empty}").Terminating));

    [Theory]
    [InlineData("\"half`nhalf\"")]
    [InlineData("'half half'")]
    [InlineData("@('half', 'half')")]
    public void An_API_key_in_pieces_is_an_error(string key)
    {
        var error = _session.RunToEnd($"$key = {key}; Connect-Ayrshare -ApiKey $key").Terminating;

        Assert.Equal("ApiKeyMalformed", RunResult.Id(error));
        Assert.DoesNotContain("half", error.ToString());
    }

    [Theory]
    [InlineData("@{ key = 'hidden-text' }", "Hashtable")]
    [InlineData("[byte[]](1, 2, 3)", "Byte[]")]
    [InlineData("[pscustomobject]@{ key = 'hidden-text' }", "PSCustomObject")]
    public void A_credential_of_another_type_is_an_error_that_names_the_type_only(string value, string type)
    {
        var result = _session.RunToEnd($"$key = {value}; Connect-Ayrshare -ApiKey $key");

        Assert.Equal("ParameterArgumentTransformationError", RunResult.Id(result.Terminating));
        Assert.Contains(type, result.Terminating.ToString());
        Assert.DoesNotContain("hidden-text", result.Everything());
    }

    [Fact]
    public void Finds_the_private_key_file_from_where_the_session_is()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "private.key"), TestKeys.Pem, Encoding.Unicode);
        using var api = new RecordingApi("{}");

        var source = _session.Run(
            "$null = $ExecutionContext.SessionState.Path.SetLocation($folder); (Connect-Ayrshare k -PrivateKeyPath ./private.key "
            + "-BaseUri $api -PassThru).PrivateKeySource; (Test-AyrshareConnection).PrivateKey.Status",
            ("folder", _folder.FullName), ("api", api.BaseUri)).Output;

        Assert.Equal($"file {Path.Combine(_folder.FullName, "private.key")}", source[0].ToString());
        Assert.Equal("Passed", source[1].ToString());
    }

    [Fact]
    public void Finds_the_private_key_file_below_home()
    {
        var home = _session.RunToEnd(
            "$ExecutionContext.SessionState.Provider.GetOne('FileSystem').Home = $folder; Connect-Ayrshare k -PrivateKeyPath "
            + "'~/nothing.key'",
            ("folder", _folder.FullName)).Terminating;

        Assert.Equal("PrivateKeyUnreadable", RunResult.Id(home));
        Assert.Contains(Path.Combine(_folder.FullName, "nothing.key"), home.ToString());
    }

    [Theory]
    [InlineData("missing.key", "cannot be read")]
    [InlineData("folder", "is a folder")]
    [InlineData("empty.key", "is empty")]
    [InlineData("huge.key", "is too large")]
    [InlineData("nowhere:/private.key", "nowhere")]
    [InlineData("env:PATH", "is not a path in the file system")]
    public void A_private_key_file_that_can_not_be_used_is_an_error_that_says_why(string path, string why)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "folder"));
        File.WriteAllText(Path.Combine(_folder.FullName, "empty.key"), " \r\n");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "huge.key"), new byte[1 << 20]);

        var error = _session.RunToEnd(
            "$null = $ExecutionContext.SessionState.Path.SetLocation($folder); Connect-Ayrshare k -PrivateKeyPath $path",
            ("folder", _folder.FullName),
            ("path", path)).Terminating;

        Assert.Equal("PrivateKeyUnreadable", RunResult.Id(error));
        Assert.Contains(why, error.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_endless_file_is_too_large()
    {
        if (!File.Exists("/dev/zero"))
            Assert.Skip("This system has no endless file.");

        Assert.Contains("is too large", _session.RunToEnd("Connect-Ayrshare k -PrivateKeyPath /dev/zero").Terminating.ToString());
    }
}
