using System;
using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

[Collection(ProcessWide.Name)]
public sealed class ResolveAyrshareErrorTests : IDisposable
{
    private readonly EnvironmentVariables _environment = new();

    public void Dispose() => _environment.Dispose();

    [Theory]
    [InlineData("KeyLost")]
    [InlineData("keylost")]
    [InlineData("' KeyLost,Ayrshare.PowerShell.InvokeAyrshareOnboardingCommand'")]
    public void The_id_of_an_error_from_a_log_is_explained(string id)
    {
        using var session = new Session();

        foreach (var command in new[] { $"Resolve-AyrshareError {id}", $"{id} | Resolve-AyrshareError" })
        {
            var explained = session.Run(command.StartsWith("Key", StringComparison.OrdinalIgnoreCase) ? $"'{id}' | Resolve-AyrshareError"
                : command).ThrowIfFailed().Only;

            Assert.Equal(("KeyLost", "You", "Module"), (Text(explained, "ErrorId"), Text(explained, "WhoActs"), Text(explained, "Source")));
            Assert.StartsWith("The profile was created, but its key", Text(explained, "Meaning"), StringComparison.Ordinal);
            Assert.Contains("-RecreateLost", Text(explained, "Action"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("try { New-AyrshareJwt -Title Acme -ErrorAction Stop } catch { Resolve-AyrshareError $_ -Offline }")]
    [InlineData("New-AyrshareJwt -Title Acme -ErrorAction SilentlyContinue -ErrorVariable e; Resolve-AyrshareError $e[0] -Offline")]
    [InlineData("try { New-AyrshareJwt -Title Acme } catch { Resolve-AyrshareError $_.Exception -Offline }")]
    public void An_error_can_be_specified_without_the_name_of_a_parameter(string command)
    {
        using var session = new Session();

        Assert.Equal("NotConnected", Text(session.Run(command).Output.Single(), "ErrorId"));
    }

    [Fact]
    public void Several_codes_ids_and_errors_are_explained_and_a_wrong_one_does_not_stop_the_others()
    {
        using var session = new Session();

        var result = session.Run("try { New-AyrshareJwt -Title Acme } catch { }; Resolve-AyrshareError 146, nonsense, KeyLost, $Error[0], "
            + "'403' -Offline");

        Assert.Equal(["TitleTaken", "KeyLost", "NotConnected", "Forbidden"], result.Output.Select(explained => Text(explained, "ErrorId")));
        Assert.Equal("InvalidCode", RunResult.Id(Assert.Single(result.Errors)));
    }

    [Fact]
    public void Every_error_of_the_module_says_why_and_not_only_its_message()
    {
        using var session = new Session();

        var explained = session.Run("try { New-AyrshareJwt -Title Acme -ErrorAction Stop } catch { $message = \"$_\"; $_ | "
            + "Resolve-AyrshareError -Offline }; $message").ThrowIfFailed().Output;

        Assert.NotEqual($"{explained[1]}", Text(explained[0], "Meaning"));
        Assert.Equal(
            "No command of this session connected to Ayrshare, -Connection was not specified, and the environment has no API key.",
            Text(explained[0], "Meaning"));
        Assert.Equal($"{explained[1]}", Text(explained[0], "Message"));
        Assert.StartsWith("Run Connect-Ayrshare with -ApiKey", Text(explained[0], "Action"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("146", 146, null, "TitleTaken", "You")]
    [InlineData("101", 101, null, "Rejected", "You")]
    [InlineData("102", 102, null, "Unauthorized", "You")]
    [InlineData("107", 107, null, "Rejected", "You")]
    [InlineData("110", 110, null, "Rejected", "You")]
    [InlineData("114", 114, null, "NotFound", "You")]
    [InlineData("137", 137, null, "Rejected", "You")]
    [InlineData("138", 138, null, "Rejected", "You")]
    [InlineData("156", 156, null, "Rejected", "Client")]
    [InlineData("161", 161, null, "Rejected", "Client")]
    [InlineData("186", 186, null, "NotFound", "You")]
    [InlineData("272", 272, null, "Rejected", "Client")]
    [InlineData("288", 288, null, "Rejected", "You")]
    [InlineData("361", 361, null, "MessagingNotEnabled", "AccountOwner")]
    [InlineData("362", 362, null, "MessagingRelinkNeeded", "Client")]
    [InlineData("382", 382, null, "Rejected", "You")]
    [InlineData("383", 383, null, "Rejected", "You")]
    [InlineData("479", 479, null, "Rejected", "You")]
    [InlineData("-Code 189", 189, null, "PrivateKeyRefused", "You")]
    [InlineData("501", 501, null, "LinkRevoked", "You")]
    [InlineData("502", 502, null, "LinkNotFound", "You")]
    [InlineData("503", 503, null, "LinkExpired", "You")]
    [InlineData("504", 504, null, "MaxPackMissing", "AccountOwner")]
    [InlineData("400", null, 400, "Rejected", "You")]
    [InlineData("401", null, 401, "Unauthorized", "You")]
    [InlineData("-Status 402", null, 402, "Rejected", "AccountOwner")]
    [InlineData("403", null, 403, "Forbidden", "AccountOwner")]
    [InlineData("404", null, 404, "NotFound", "You")]
    [InlineData("405", null, 405, "Rejected", "You")]
    [InlineData("429", null, 429, "RateLimited", "You")]
    [InlineData("-StatusCode 500", null, 500, "ServerError", "Ayrshare")]
    [InlineData("-Status 502", null, 502, "ServerError", "Ayrshare")]
    [InlineData("-Status 503", null, 503, "ServerError", "Ayrshare")]
    [InlineData("-Status 504", null, 504, "ServerError", "Ayrshare")]
    [InlineData("146 -Status 400", 146, 400, "TitleTaken", "You")]
    public void What_the_table_knows_needs_no_connection(string number, int? code, int? status, string id, string whoActs)
    {
        using var session = new Session();

        var explained = session.Run($"Resolve-AyrshareError {number}").ThrowIfFailed().Only;

        Assert.Equal((code, status), ((int?)explained.Properties["Code"].Value, (int?)explained.Properties["Status"].Value));
        Assert.Equal((id, whoActs, "Module"), (Text(explained, "ErrorId"), Text(explained, "WhoActs"), Text(explained, "Source")));
        Assert.All(["Meaning", "Action"], property => Assert.EndsWith(".", Text(explained, property), StringComparison.Ordinal));
        Assert.StartsWith("No request was sent to Ayrshare: ", Text(explained, "SourceDetail"));
    }

    [Fact]
    public void A_number_that_nobody_knows_is_told_so()
    {
        using var session = new Session();

        var explained = session.Run("999 | Resolve-AyrshareError").ThrowIfFailed().Only;

        Assert.Equal(("Unknown", "None"), (Text(explained, "WhoActs"), Text(explained, "Source")));
        Assert.Contains("There is no connection to Ayrshare", Text(explained, "SourceDetail"));
    }

    [Fact]
    public void With_a_connection_Ayrshare_is_asked_once_a_code()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("146, '189', 146 | Resolve-AyrshareError; [pscustomobject]@{ Code = '146'; Platform = 'Twitter' } | "
            + "Resolve-AyrshareError").ThrowIfFailed();

        Assert.Equal([146, 189, 146, 146], result.Property("Code"));
        Assert.All(result.Property("Source"), source => Assert.Equal("Module, Ayrshare", $"{source}"));
        Assert.All(
            result.Output,
            explained => Assert.NotEmpty(Text(explained, "Cause") + Text(explained, "Classification") + Text(explained, "Resolution")));
        Assert.Equal("twitter", result.Property("Platform").Last());
        Assert.Equal(3, new SandboxWatch(session).Requests.Count(request => request.Contains("error-explainer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Offline_asks_nobody()
    {
        using var session = Session.WithSandbox();

        var explained = session.Run("Resolve-AyrshareError 146 -Offline").ThrowIfFailed().Only;

        Assert.Equal("No request was sent to Ayrshare: -Offline was specified.", Text(explained, "SourceDetail"));
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void What_Ayrshare_does_not_know_is_a_warning_and_the_table_answers()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("777, 146 | Resolve-AyrshareError").ThrowIfFailed();

        Assert.Equal(["None", "Module, Ayrshare"], result.Property("Source").Select(source => $"{source}"));
        Assert.StartsWith("Row 1: Ayrshare did not explain the code 777: ", Assert.Single(result.Warnings));
        Assert.StartsWith("The request to Ayrshare for an explanation failed: ", Text(result.Output[0], "SourceDetail"));
    }

    [Theory]
    [InlineData("@{ Kind = 'HtmlBody' }", "HTML")]
    [InlineData("@{ Kind = 'MalformedBody' }", "JSON")]
    [InlineData("@{ Kind = 'Status'; Status = 401 }", "401")]
    [InlineData("@{ Kind = 'Status'; Status = 403 }", "403")]
    [InlineData("@{ Kind = 'Status'; Status = 429 }", "429")]
    [InlineData("@{ Kind = 'Status'; Status = 500 }", "500")]
    [InlineData("@{ Kind = 'DropAfter' }", "connection")]
    [InlineData("@{ Kind = 'HalfBody' }", "connection")]
    public void A_fault_leaves_the_table(string fault, string reason)
    {
        using var session = Session.WithSandbox("-TimeScale 1000");
        session.Run($"$sandbox.AddFault({fault})").ThrowIfFailed();

        var result = session.Run("146 | Resolve-AyrshareError").ThrowIfFailed();

        Assert.Equal(("TitleTaken", "Module"), (Text(result.Only, "ErrorId"), Text(result.Only, "Source")));
        Assert.Contains(reason, Text(result.Only, "SourceDetail"));
        Assert.Contains(reason, Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("$record | Resolve-AyrshareError")]
    [InlineData("Resolve-AyrshareError -ErrorRecord $record")]
    [InlineData("$record.Exception | Resolve-AyrshareError")]
    [InlineData("Resolve-AyrshareError -Exception $record.Exception")]
    [InlineData("[InvalidOperationException]::new('outer', [AggregateException]::new([Exception]::new('other'), $record.Exception)) | "
        + "Resolve-AyrshareError")]
    [InlineData("[Management.Automation.RuntimeException]::new('outer', $null, $record) | Resolve-AyrshareError")]
    [InlineData("try { New-AyrshareProfile Acme -ErrorAction Stop } catch { $_ | Resolve-AyrshareError }")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($record)) | "
        + "Resolve-AyrshareError")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($record, 1)) | "
        + "Resolve-AyrshareError")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($record.Exception)) "
        + "| Resolve-AyrshareError")]
    public void An_error_of_a_call_comes_in_any_form(string command)
    {
        using var session = Session.WithSandbox();
        session.Run("$null = $sandbox.AddProfile('Acme'); New-AyrshareProfile Acme -ErrorAction SilentlyContinue -ErrorVariable "
            + "problems; $record = $problems[0]").ThrowIfFailed();

        var explained = session.Run(command).ThrowIfFailed().Only;

        Assert.Equal((146, 400), ((int)explained.Properties["Code"].Value, (int)explained.Properties["Status"].Value));
        Assert.Equal(
            ("TitleTaken", "You", "Module, Ayrshare"), (Text(explained, "ErrorId"), Text(explained, "WhoActs"), Text(explained, "Source")));
        Assert.Equal($"{session.Run("$record.ErrorDetails.RecommendedAction").Only}", Text(explained, "Action"));
        Assert.Contains("code 146", Text(explained, "Message"));
    }

    [Theory]
    [InlineData("$record | Resolve-AyrshareError")]
    [InlineData("$record.Exception | Resolve-AyrshareError")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($record)) | "
        + "Resolve-AyrshareError")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($record.Exception)) "
        + "| Resolve-AyrshareError")]
    public void An_error_that_a_command_found_itself_brings_its_own_advice(string command)
    {
        using var session = Session.WithSandbox();
        session.Run("[pscustomobject]@{ Title = 'Acme' } | New-AyrshareJwt -ErrorAction SilentlyContinue -ErrorVariable problems; "
            + "$record = $problems[0]").ThrowIfFailed();

        var explained = session.Run(command).ThrowIfFailed().Only;

        Assert.Equal(
            ("ProfileKeyMissing", "You", "Module"), (Text(explained, "ErrorId"), Text(explained, "WhoActs"), Text(explained, "Source")));
        Assert.Equal($"{session.Run("$record.ErrorDetails.RecommendedAction").Only}", Text(explained, "Action"));
        Assert.Equal("Row 1 (Acme): ProfileKey: there is no profile key.", Text(explained, "Message"));
        Assert.Empty(new SandboxWatch(session).Requests);
    }

    [Fact]
    public void A_gateway_that_repeats_its_status_as_the_code_is_not_taken_for_a_link_that_has_expired()
    {
        using var session = Session.WithSandbox("-TimeScale 1000");

        var explained = session.Run("$sandbox.AddFault(@{ Kind = 'Status'; Status = 503; Code = 503 }); Get-AyrshareProfile "
            + "-ErrorAction SilentlyContinue -ErrorVariable failed; $failed[0] | Resolve-AyrshareError -Offline").ThrowIfFailed().Only;

        Assert.Equal(("ServerError", "Ayrshare"), (Text(explained, "ErrorId"), Text(explained, "WhoActs")));
        Assert.DoesNotContain("link", Text(explained, "Action"));
    }

    [Fact]
    public void A_client_who_has_not_linked_is_who_has_to_act()
    {
        using var session = Session.WithSandbox();

        var explained = session.Run("$sandbox.AddProfile('Acme') | Wait-AyrshareSocialAccount -TimeoutSec 0 -ErrorAction "
            + "SilentlyContinue -ErrorVariable late; $late | Resolve-AyrshareError").ThrowIfFailed().Only;

        Assert.Equal(("WaitTimeout", "Client"), (Text(explained, "ErrorId"), Text(explained, "WhoActs")));
    }

    [Fact]
    public void Errors_of_others_are_passed_over_so_that_all_can_be_piped_in()
    {
        using var session = Session.WithSandbox();

        var result = session.Run("""
            $Error.Clear()
            try { throw 'a word that must not come out' } catch { }
            try { New-AyrshareJwt -ProfileKey x -ThrottleLimit many -ErrorAction SilentlyContinue } catch { }
            try { New-AyrshareJwt -Title Acme -ErrorAction Stop } catch { }
            $Error | Resolve-AyrshareError
            """);

        Assert.Null(result.Thrown);
        Assert.Contains("ProfileKeyMissing", result.Property("ErrorId"));
        Assert.All(result.Property("ErrorId"), id => Assert.Equal("ProfileKeyMissing", id));
        Assert.Equal(2, result.Warnings.Count);
        Assert.All(
            result.Warnings,
            warning => Assert.EndsWith("This error does not come from Ayrshare or this module's commands. It is skipped.", warning));
    }

    [Theory]
    [InlineData("Resolve-AyrshareError", "CodeMissing")]
    [InlineData("[pscustomobject]@{ Title = 'Acme' } | Resolve-AyrshareError", "CodeMissing")]
    [InlineData("Resolve-AyrshareError ''", "CodeMissing")]
    [InlineData("Resolve-AyrshareError many", "InvalidCode")]
    [InlineData("Resolve-AyrshareError -Status -1", "InvalidCode")]
    [InlineData("1.5 | Resolve-AyrshareError", "InvalidCode")]
    [InlineData("'99999999999' | Resolve-AyrshareError", "InvalidCode")]
    [InlineData("Resolve-AyrshareError -ErrorRecord 146", "NotAnError")]
    public void What_is_no_error_is_told_and_the_rest_goes_on(string command, string id)
    {
        using var session = new Session();

        var result = session.Run($"{command}; 'soon', 146 | Resolve-AyrshareError");

        Assert.Equal([id, "InvalidCode"], result.ErrorIds);
        Assert.StartsWith("Row 1: ", result.Errors[1].ToString());
        Assert.All(result.Errors, error => Assert.NotEmpty(error.ErrorDetails.RecommendedAction));
        Assert.Equal([146], result.Property("Code"));
    }

    private static string Text(PSObject explained, string property) => $"{explained.Properties[property].Value}";
}
