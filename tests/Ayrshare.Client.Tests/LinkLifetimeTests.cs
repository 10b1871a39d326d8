using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Xunit;

namespace Ayrshare.Client.Tests;

public sealed class LinkLifetimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    // Out at noon, back two seconds later by a clock that agrees with the server's.
    private static readonly CallTimes Plain = new(Noon, Noon.AddSeconds(2), Noon.AddSeconds(2));

    private static string Jwt(string payload, string header = """{"alg":"RS256","typ":"JWT"}""") =>
        $"{Base64Url(header)}.{Base64Url(payload)}.{Base64Url("signature")}";

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Fact]
    public void A_token_with_exp_and_iat_tells_its_life()
    {
        var token = Jwt($$"""{"iat":{{Noon.ToUnixTimeSeconds()}},"exp":{{Noon.AddMinutes(7).ToUnixTimeSeconds()}} }""");
        var life = LinkLifetime.FromToken(token, "30m", 30, Plain);
        Assert.Equal(Noon, life.IssuedAt);
        Assert.Equal(Noon.AddMinutes(7), life.ExpiresAt);
    }

    [Fact]
    public void A_token_with_exp_alone_was_issued_when_the_call_went_out()
    {
        var life = LinkLifetime.FromToken(Jwt($$"""{"exp":{{Noon.AddMinutes(7).ToUnixTimeSeconds()}}}"""), null, null, Plain);
        Assert.Equal(Noon, life.IssuedAt);
        Assert.Equal(Noon.AddMinutes(7), life.ExpiresAt);
    }

    public static TheoryData<string> ClaimsWithoutUse() => new(
        "{}",
        "[]",
        "null",
        "17",
        """{"exp":null}""",
        """{"exp":"soon"}""",
        """{"exp":""}""",
        """{"exp":{}}""",
        """{"exp":[1]}""",
        """{"exp":true}""",
        """{"exp":-1}""",
        """{"exp":0}""",
        """{"exp":1e400}""",
        """{"exp":99999999999999999999}""",
        """{"exp":9223372036854775807}""",
        $$"""{"exp":{{Noon.AddMinutes(5).ToUnixTimeMilliseconds()}}}""",
        """{"iat":"then"}""");

    [Theory]
    [MemberData(nameof(ClaimsWithoutUse))]
    public void A_token_whose_exp_is_of_no_use_lives_as_long_as_an_opaque_one(string payload)
    {
        var life = LinkLifetime.FromToken(Jwt(payload), null, null, Plain);
        Assert.Equal(Noon, life.IssuedAt);
        Assert.InRange(life.ExpiresAt, DateTimeOffset.MinValue, Noon.AddMinutes(5));
    }

    public static TheoryData<string> OpaqueTokens() => new(
        "ayr_ls_0123456789",
        "a.b.c",
        "..",
        ".",
        "eyJ.eyJ.sig",
        "not base64!.not base64!.not base64!",
        "AAAA.AAAA.AAAA",
        "eyJhbGciOiJSUzI1NiJ9..",
        "a.b.c.d.e",
        $"{Base64Url("""{"alg":"RSA-OAEP","enc":"A256GCM"}""")}.a2V5.aXY.dGV4dA.dGFn",
        new string('x', 100_000));

    [Theory]
    [MemberData(nameof(OpaqueTokens))]
    public void An_opaque_token_lives_five_minutes_from_when_the_call_went_out(string token)
    {
        var life = LinkLifetime.FromToken(token, null, null, Plain);
        Assert.Equal(Noon, life.IssuedAt);
        Assert.Equal(Noon.AddMinutes(5), life.ExpiresAt);
    }

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("30M", 30)]
    [InlineData(" 30 m ", 30)]
    [InlineData("30", 30)]
    [InlineData("2h", 120)]
    [InlineData("90s", 1.5)]
    [InlineData("1d", 1440)]
    [InlineData("0m", 0)]
    [InlineData("", 5)]
    [InlineData("soon", 5)]
    [InlineData("30 minutes", 5)]
    [InlineData("30.5", 5)]
    [InlineData("-30m", 5)]
    [InlineData("1h30m", 5)]
    [InlineData("99999999999999999999m", 5)]
    [InlineData("{\"minutes\":30}", 5)]
    [InlineData("\u0663\u0660m", 5)] // Arabic digits.
    public void An_answer_may_tell_the_life_in_several_forms(string expiresIn, double minutes) =>
        Assert.Equal(Noon.AddMinutes(minutes), LinkLifetime.FromToken("opaque", expiresIn, null, Plain).ExpiresAt);

    [Theory]
    [InlineData(60, null, 5)] // Not confirmed, so not granted.
    [InlineData(60, "60m", 60)]
    [InlineData(60, "30m", 30)]
    [InlineData(30, "60m", 30)]
    [InlineData(2, null, 2)]
    [InlineData(60, "soon", 5)]
    public void What_was_asked_for_counts_only_as_far_as_the_answer_confirms_it(int asked, string? told, int minutes) =>
        Assert.Equal(Noon.AddMinutes(minutes), LinkLifetime.FromToken("opaque", told, asked, Plain).ExpiresAt);

    public static TheoryData<double, double, double> Clocks()
    {
        var data = new TheoryData<double, double, double>();
        foreach (var ahead in new[] { 0, 3600, -3600, 0.7, -0.7, 86400 * 400 })
        {
            foreach (var latency in new[] { 0, 0.3, 2, 90 })
            {
                foreach (var share in new[] { 0, 0.5, 1.0 })
                    data.Add(ahead, latency, share);
            }
        }

        return data;
    }

    /// <param name="ahead">How far the server's clock is ahead, in seconds.</param>
    /// <param name="latency">How long the call takes, in seconds.</param>
    /// <param name="share">After what part of the call the link is made.</param>
    [Theory]
    [MemberData(nameof(Clocks))]
    public void The_end_is_never_told_later_than_it_is_whatever_the_clocks_say(double ahead, double latency, double share)
    {
        var truth = Noon.AddSeconds((latency * share) + ahead);
        var received = Noon.AddSeconds(latency);
        var stamped = DateTimeOffset.FromUnixTimeSeconds(received.AddSeconds(ahead).ToUnixTimeSeconds());
        var life = LinkLifetime.FromToken("opaque", "30m", 30, new CallTimes(Noon, received, stamped));
        Assert.InRange(life.IssuedAt, truth.AddSeconds(-latency - 1), truth);
        Assert.InRange(life.ExpiresAt, truth.AddMinutes(30).AddSeconds(-latency - 1), truth.AddMinutes(30));
        // By our own clock the link is told to be over no later than it is, too.
        Assert.True(life.ExpiresAt - life.ServerAhead <= truth.AddMinutes(30).AddSeconds(-ahead));
    }

    [Fact]
    public void Without_a_server_clock_our_own_counts()
    {
        var life = LinkLifetime.FromToken("opaque", null, null, Plain with { Date = null });
        Assert.Equal((Noon, Noon.AddMinutes(5), TimeSpan.Zero), (life.IssuedAt, life.ExpiresAt, life.ServerAhead));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_server_clock_out_of_this_world_breaks_nothing(string date)
    {
        var times = Plain with { Date = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) };
        Assert.Equal(Noon.AddMinutes(30), LinkLifetime.FromToken("opaque", "30m", 30, times).ExpiresAt);
    }

    [Fact]
    public void Long_tokens_take_no_time() =>
        Assert.Equal(
            Noon.AddMinutes(5), LinkLifetime.FromToken(string.Concat(Enumerable.Repeat("a.b.", 50_000)), null, null, Plain).ExpiresAt);
}
