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
}
