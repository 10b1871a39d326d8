using System.Linq;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

public sealed class SessionConnectionTests
{
    [Fact]
    public void Two_sessions_keep_their_connections_apart_and_lend_them()
    {
        using var one = Session.WithSandbox("-Domain one");
        using var two = Session.WithSandbox("-Domain two");

        Assert.Equal("one", one.Run("(Get-AyrshareConnection).Domain").Only.ToString());
        Assert.Equal("two", two.Run("(Get-AyrshareConnection).Domain").Only.ToString());

        var lent = one.Run("Get-AyrshareConnection").Only;
        two.Run(
            "$null = New-AyrshareProfile Lent -Connection $lent; Disconnect-Ayrshare; $null = New-AyrshareProfile Again -Connection $lent",
            ("lent", lent)).ThrowIfFailed();

        Assert.Equal(["Lent", "Again"], one.Run("$sandbox.Profiles.Title").Output.Select(title => title.ToString()));
        Assert.Empty(two.Run("$sandbox.Profiles").Output);
        Assert.Equal("one", one.Run("(Get-AyrshareConnection).Domain").Only.ToString());
    }

    [Fact]
    public void Disconnect_forgets_the_connection_and_does_not_mind_if_there_is_none()
    {
        using var session = new Session();

        Assert.Empty(
            session.Run("Connect-Ayrshare k; Disconnect-Ayrshare; Get-AyrshareConnection; Disconnect-Ayrshare").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_connection_shows_where_each_value_came_from_and_no_value()
    {
        using var session = new Session();
        session.Runspace.SessionStateProxy.SetVariable("pem", TestKeys.Pem);

        var screen = session.Format(
            "Connect-Ayrshare hidden-key -Domain id-c9o06 -PrivateKey $pem -XApiKey hidden-x -XApiSecret hidden-xs; "
                + "Get-AyrshareConnection");

        Assert.DoesNotContain("hidden", screen);
        Assert.DoesNotContain(TestKeys.Pem.Split('\n')[3], screen);
        string[] lines =
        [
            "API key from      : parameter", "Private key from  : parameter", "X API secret from : parameter",
            "Domain            : id-c9o06", "BaseUri           : https://api.ayrshare.com/api",
        ];
        foreach (var line in lines)
            Assert.Contains(line, screen);
    }
}
