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
    [InlineData("New-AyrshareLinkSession -Mode ", "grid connect")]
    [InlineData("New-AyrshareLinkSession -InstagramLinkMethod f", "facebook")]
    [InlineData("Get-AyrshareProfile -IncludesActiveSocialAccounts ins", "instagram")]
    [InlineData("Get-AyrshareProfile -IncludesActiveSocialAccounts zzz", "")]
    public void Completes_the_names_of_networks_without_a_request(string line, string names)
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
    [InlineData("$null = $sandbox.AddProfile('Listed Only'); Get-AyrshareProfile", "Get-AyrshareProfile Lis", "'Listed Only'")]
    [InlineData("$null = $sandbox.AddProfile('Never Seen')", "Get-AyrshareProfile Nev", "")]
    [InlineData("'Acme' | New-AyrshareProfile; Start-AyrshareSandbox -Connect", "Get-AyrshareProfile A", "")]
    [InlineData("'Acme' | New-AyrshareProfile; $a = Connect-Ayrshare other-key -PassThru", "Get-AyrshareProfile -Connection $a A", "")]
    [InlineData("$b = Start-AyrshareSandbox; $mine = Connect-Ayrshare $b.ApiKey -PassThru; $other = 1", "Get-AyrshareProfile -Connection ", "$mine")]
    [InlineData("", "New-AyrshareJwt -Vault c", "Company")]
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

        Assert.Equal(names, string.Join(" ", found.Select(match => match.CompletionText)));
        Assert.Equal(requests, session.Run("$sandbox.Requests.Count").Only.BaseObject);
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
