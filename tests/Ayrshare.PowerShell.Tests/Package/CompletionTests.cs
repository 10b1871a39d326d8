using System.Linq;
using System.Management.Automation;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;
using Shell = System.Management.Automation.PowerShell;

namespace Ayrshare.PowerShell.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("New-AyrshareJwt -AllowedSocial fa", "facebook")]
    [InlineData("New-AyrshareJwt -AllowedSocial facebook,th", "threads")]
    [InlineData("Send-AyrshareConnectEmail -AllowedSocial facebook, THR", "threads")]
    [InlineData("New-AyrshareProfile x -DisableSocial 't", "telegram threads tiktok twitter")]
    [InlineData("New-AyrshareLinkSession -Network thr", "threads")]
    [InlineData("New-AyrshareJwt -AllowedSocial X", "twitter")]
    [InlineData("New-AyrshareJwt -ExpiresIn 3", "30m")]
    [InlineData("Invoke-AyrshareOnboarding ./a.csv -ExpiresIn ", "5m 30m 2h 24h 48h")]
    [InlineData("Get-AyrshareUsage ", "7 30 60 365")]
    [InlineData("New-AyrshareLinkSession -Mode ", "grid connect")]
    [InlineData("New-AyrshareLinkSession -InstagramLinkMethod f", "facebook")]
    [InlineData("New-AyrshareProfile x -MessagingActive ", "$true $false")]
    [InlineData("Set-AyrshareProfile x -HideTopHeader $fa", "$false")]
    [InlineData("Set-AyrshareProfile x -Clear T", "TopHeader Tags")]
    [InlineData("Get-AyrshareProfile -HasActiveSocialAccounts ", "$true $false")]
    [InlineData("Get-AyrshareProfile -IsByokLinked ", "$true $false")]
    [InlineData("Get-AyrshareProfile -Include su", "suspension")]
    [InlineData("Get-AyrshareSocialAccount -Network you", "youtube")]
    [InlineData("Disconnect-AyrshareSocialAccount -Network you", "youtube")]
    [InlineData("Wait-AyrshareSocialAccount -Network you", "youtube")]
    [InlineData("Resolve-AyrshareError -Platform you", "youtube")]
    [InlineData("Resolve-AyrshareError 50", "501 502 503 504")]
    [InlineData("Resolve-AyrshareError key", "KeyLost KeyNotMoved KeyNotStored KeyWaiting")]
    [InlineData("Resolve-AyrshareError -Code 18", "186 189")]
    [InlineData("Resolve-AyrshareError -Status 40", "400 401 402 403 404 405")]
    [InlineData("Invoke-AyrshareApi -Method P", "Patch Post Put")]
    [InlineData("Invoke-AyrshareApi his", "history history/")]
    [InlineData("Register-AyrshareWebhook -Action s", "social scheduled suspended")]
    [InlineData("Get-AyrshareWebhook -Action acc", "accountActivity")]
    [InlineData("ConvertFrom-AyrshareWebhook -WebhookSecretSecret Ayr", "Ayrshare-WebhookSecret")]
    [InlineData("Start-AyrshareSandbox -TokenForm ", "Opaque Rs256")]
    [InlineData("Connect-Ayrshare -BaseUri https", "https://api.ayrshare.com/api")]
    [InlineData("Get-AyrshareProfile -IncludesActiveSocialAccounts ins", "instagram")]
    [InlineData("Get-AyrshareProfile -IncludesActiveSocialAccounts zzz", "")]
    public void Completes_what_is_known_without_a_request(string line, string names)
    {
        using var session = Session.WithSandbox();
        using var shell = Shell.Create(session.Runspace);

        var found = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;

        Assert.Equal(names, string.Join(" ", found.Select(match => match.CompletionText.Trim('\''))));
        Assert.Empty(session.Run("$sandbox.Requests").Output);
    }

    [Fact]
    public void Lists_every_network_where_nothing_is_typed_yet()
    {
        using var session = Session.WithSandbox();
        using var shell = Shell.Create(session.Runspace);
        const string line = "New-AyrshareJwt -AllowedSocial ";

        Assert.Equal(13, CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Count);
    }

    [Theory]
    [InlineData("'Bluebird Cafe', \"Ben's\", 'Acme' | New-AyrshareProfile", "New-AyrshareJwt -Title b", "'Ben''s' 'Bluebird Cafe'")]
    [InlineData("'Acme' | New-AyrshareProfile", "Send-AyrshareConnectEmail -Title ", "Acme")]
    [InlineData("'-Minus-', '.Dot' | New-AyrshareProfile", "Get-AyrshareProfile ", "'-Minus-' '.Dot'")]
    [InlineData("$null = $sandbox.AddProfile('Listed Only'); Get-AyrshareProfile", "Get-AyrshareProfile Lis", "'Listed Only'")]
    [InlineData("$null = $sandbox.AddProfile('Never Seen')", "Get-AyrshareProfile Nev", "")]
    [InlineData("'Acme' | New-AyrshareProfile; Start-AyrshareSandbox -Connect", "Get-AyrshareProfile A", "")]
    [InlineData("'Acme' | New-AyrshareProfile; $a = Connect-Ayrshare other-key -PassThru", "Get-AyrshareProfile -Connection $a A", "")]
    [InlineData(
        "$b = Start-AyrshareSandbox; $mine = Connect-Ayrshare $b.ApiKey -PassThru; $other = 1",
        "Get-AyrshareProfile -Connection ",
        "$mine")]
    [InlineData(
        "$id = ('Acme' | New-AyrshareProfile | New-AyrshareLinkSession).SessionId; function Get-Id { $id }",
        "Get-AyrshareLinkSession ",
        "(Get-Id)")]
    [InlineData(
        "$id = ('Acme' | New-AyrshareProfile | New-AyrshareLinkSession).SessionId; function Get-Id { $id }",
        "Revoke-AyrshareLinkSession -SessionId ",
        "(Get-Id)")]
    [InlineData("", "Revoke-AyrshareLinkSession -SessionId ", "")]
    [InlineData("", "New-AyrshareJwt -Vault c", "Company")]
    [InlineData("$sandbox | Connect-Ayrshare -Name Hotels; $sandbox | Connect-Ayrshare -Name 'Two [2]'", "Get-AyrshareProfile -Connection ",
        "Hotels 'Two [2]'")]
    [InlineData("$sandbox | Connect-Ayrshare -Name 'Two [2]'; $mine = Get-AyrshareConnection Two*", "Test-AyrshareConnection ",
        "'Two [2]' $mine")]
    [InlineData("$sandbox | Connect-Ayrshare -Name 'Two [2]'", "Get-AyrshareConnection t", "'Two `[2`]'")]
    [InlineData("$sandbox | Connect-Ayrshare -Name Hotels; 'Acme' | New-AyrshareProfile -Connection Hotels",
        "Get-AyrshareProfile -Connection hotels A", "Acme")]
    [InlineData("'Acme' | New-AyrshareProfile; $sandbox | Connect-Ayrshare -Name Hotels", "Get-AyrshareProfile -Connection Hotels A", "")]
    [InlineData("Register-SecretVault 'My Vault'", "Connect-Ayrshare -Vault ", "Company 'My Vault'")]
    [InlineData("", "Connect-Ayrshare -ApiKeySecret ", "Ayrshare-ApiKey")]
    [InlineData("'Acme' | New-AyrshareProfile -Vault Company", "New-AyrshareJwt -ProfileKeySecret ayr", "Ayrshare-ProfileKey-Acme")]
    [InlineData("Set-Secret -Vault Company -Name unread -Secret x", "New-AyrshareJwt -ProfileKeySecret un", "")]
    public void Completes_what_the_session_has_seen_without_a_request(string before, string line, string names)
    {
        using var session = Session.WithSandbox("", Session.SecretManagement);
        session.Run($"Register-SecretVault Company; {before}").ThrowIfFailed();
        var requests = session.Run("$sandbox.Requests.Count").Only.BaseObject;
        using var shell = Shell.Create(session.Runspace);

        var found = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;

        // An id can begin with a digit, as numbers do.
        var expected = names == "(Get-Id)" && $"{session.Run("Get-Id").Only}" is var id ? char.IsLetter(id[0]) ? id : $"'{id}'" : names;
        Assert.Equal(expected, string.Join(" ", found.Select(match => match.CompletionText)));
        Assert.Equal(requests, session.Run("$sandbox.Requests.Count").Only.BaseObject);
    }

    [Fact]
    public void Offers_the_address_of_the_sandbox_that_runs_and_says_what_a_code_means()
    {
        using var session = Session.WithSandbox();
        using var shell = Shell.Create(session.Runspace);
        const string address = "Connect-Ayrshare -BaseUri http:", code = "Resolve-AyrshareError -Code 146";

        Assert.Contains(
            $"{session.Run("$sandbox.BaseUri").Only}",
            CommandCompletion.CompleteInput(address, address.Length, null, shell).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(
            "A profile with this title already exists.",
            Assert.Single(CommandCompletion.CompleteInput(code, code.Length, null, shell).CompletionMatches).ToolTip);
    }

    [Fact]
    public void Completes_every_parameter_of_a_kind_in_every_command()
    {
        using var session = new Session();

        var bare = session.Run("""
            $known = 'Network', 'AllowedSocial', 'DisableSocial', 'IncludesActiveSocialAccounts', 'Platform', 'Title', 'Vault',
                'Connection', 'Mode', 'SessionId', 'Path', 'Code', 'Status', 'BaseUri', 'TokenForm', 'InstagramLinkMethod', 'Clear',
                'HasActiveSocialAccounts'
            foreach ($command in Get-Command -Module Ayrshare.PowerShell) {
                foreach ($parameter in $command.Parameters.Values) {
                    $isKnown = $parameter.Name -in $known -or $parameter.Name -like '*Secret' -and $parameter.ParameterType -eq [string] -or
                        $parameter.ParameterType.Name -eq 'Flag'
                    $isFile = $parameter.Name -eq 'Path' -and $command.Name -ne 'Invoke-AyrshareApi'
                    $completes = $parameter.Attributes |
                        Where-Object { $_ -is [System.Management.Automation.ArgumentCompleterAttribute] -or $_ -is [ValidateSet] }
                    $hasValues = $completes -or $parameter.ParameterType.IsEnum -or $parameter.SwitchParameter
                    if ($isKnown -and -not $isFile -and -not $hasValues) { "$($command.Name) -$($parameter.Name)" }
                }
            }
            """).ThrowIfFailed();

        Assert.Empty(bare.Output.Select(parameter => $"{parameter}"));
    }

    [Fact]
    public void Offers_no_vault_where_no_vault_can_be()
    {
        using var session = new Session();
        using var shell = Shell.Create(session.Runspace);
        const string line = "New-AyrshareJwt -Vault ";

        Assert.Empty(CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches);
        Assert.Empty(session.Run("$Error").Output);
    }
}
