using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Ayrshare.PowerShell.Tests.Hosting;
using Xunit;

namespace Ayrshare.PowerShell.Tests;

/// <summary>The rate limit is kept by pacing: no call is ever answered 429.</summary>
public sealed class RatePacingTests
{
    [Fact]
    public void A_thousand_profiles_at_the_documented_limit_meet_no_429()
    {
        using var session = Session.WithSandbox("-TimeScale 400");

        var result = session.Run("1..1000 | ForEach-Object { \"Client $_\" } | New-AyrshareProfile -ThrottleLimit 8").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(1, 1000).Select(n => $"Client {n}"), result.Property("Title"));
        Assert.Equal(0, RateLimited(session));
    }

    [Fact]
    public async Task Two_sessions_of_one_process_share_the_budget()
    {
        using var one = Session.WithSandbox("-TimeScale 400 -RateLimit 50");
        using var two = new Session();
        // The sandbox's clock comes along: sessions by other clocks share nothing.
        two.Run(
            "$connection", ("connection", one.Run("$null = Get-AyrshareProfile; Get-AyrshareConnection").Only.BaseObject)).ThrowIfFailed();

        var both = await Task.WhenAll(
            Task.Run(() => one.Run("1..120 | ForEach-Object { \"One $_\" } | New-AyrshareProfile -ThrottleLimit 8")),
            Task.Run(() => two.Run(
                "1..120 | ForEach-Object { \"Two $_\" } | New-AyrshareProfile -Connection $connection -ThrottleLimit 8")));

        Assert.All(both, result => Assert.Equal(120, result.ThrowIfFailed().Output.Count));
        Assert.Equal(0, RateLimited(one));
    }

    [Fact]
    public async Task What_another_program_has_used_is_respected()
    {
        using var session = Session.WithSandbox("-TimeScale 400");
        await UseAsync(session, 290);

        var result = session.Run("1..50 | ForEach-Object { \"Client $_\" } | New-AyrshareProfile -ThrottleLimit 8").ThrowIfFailed();

        Assert.Equal(50, result.Output.Count);
        Assert.Equal(0, RateLimited(session));
    }

    [Fact]
    public async Task What_another_program_uses_meanwhile_is_respected()
    {
        using var session = Session.WithSandbox("-TimeScale 400 -RateLimit 100");

        // Half of the window goes to the other program while the job is under way.
        var first = session.Run("1..20 | ForEach-Object { \"First $_\" } | New-AyrshareProfile -ThrottleLimit 4").ThrowIfFailed();
        await UseAsync(session, 50);
        var second = session.Run("1..80 | ForEach-Object { \"Second $_\" } | New-AyrshareProfile -ThrottleLimit 4").ThrowIfFailed();

        Assert.Equal(100, first.Output.Count + second.Output.Count);
        Assert.Equal(0, RateLimited(session));
    }

    [Fact]
    public void Links_of_many_profiles_do_not_share_one_budget()
    {
        using var session = Session.WithSandbox("-RateLimit 3");

        var result = session.Run(
            "1..30 | ForEach-Object { $sandbox.AddProfile(\"Client $_\") } | New-AyrshareJwt -ThrottleLimit 8").ThrowIfFailed();

        Assert.Equal(30, result.Output.Count);
    }

    private static int RateLimited(Session session) => (int)session.Run("$sandbox.RateLimitedCount").Only.BaseObject;

    private static async Task UseAsync(Session session, int requests)
    {
        dynamic sandbox = new SandboxWatch(session).Sandbox;
        using var other = new HttpClient();
        other.DefaultRequestHeaders.Add("Authorization", $"Bearer {(string)sandbox.ApiKey}");
        for (var i = 0; i < requests; i++)
            (await other.GetAsync(new Uri($"{(Uri)sandbox.BaseUri}/user"))).EnsureSuccessStatusCode();
    }
}
