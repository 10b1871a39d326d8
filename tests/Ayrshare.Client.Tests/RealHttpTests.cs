using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Client.Tests;

/// <summary>What only real connections show.</summary>
public sealed class RealHttpTests
{
    private const string User = """{"title":"T"}""";

    private static async Task<AyrshareApiException> FailAsync(RawServer server, string call, TimeSpan? timeout = null)
    {
        using var client = server.Client(timeout: timeout);
        return await Assert.ThrowsAsync<AyrshareApiException>(() => Calls.All[call].Make(client));
    }

    private static int Count(RawServer server, string method) =>
        server.Requests.Count(request => request.StartsWith(method, StringComparison.Ordinal));

    // Without a body, as Invoke-AyrshareApi sends what is given none.
    private static Func<AyrshareClient, Task> Make(string call) => call == "own call"
        ? client => client.InvokeAsync(new RawRequest { Method = HttpMethod.Post, Path = "post/retry" })
        : Calls.All[call].Make;

    private static string Answer(string call) => call == "own call" ? "{}" : Calls.All[call].Answer;

    public static TheoryData<string, bool, bool> Cuts()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var call in new[] { "create", "mail", "own call" })
        {
            foreach (var reused in new[] { false, true })
            {
                data.Add(call, reused, false);
                data.Add(call, reused, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_cut_after_the_request_was_read_repeats_no_POST(string call, bool reused, bool reset)
    {
        await using var server = new RawServer(async connection =>
        {
            if (reused && connection.Number == 1)
            {
                await connection.ReadRequestAsync();
                await connection.AnswerAsync(User);
            }

            await connection.ReadRequestAsync();
            if (reset)
                connection.Reset();
        });
        using var client = server.Client();
        if (reused)
            await client.GetUserAsync(null);
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => Make(call)(client));
        Assert.Equal(1, Count(server, "POST"));
        Assert.Equal(1, server.Connections);
        Assert.Equal((AyrshareErrorKind.NoAnswer, true), (failure.Kind, failure.OutcomeUnknown));
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_cut_before_the_request_was_read_lets_a_POST_arrive_once_at_most(string call, bool reused, bool reset)
    {
        await using var server = new RawServer(async connection =>
        {
            if (reused && connection.Number == 1)
            {
                await connection.ReadRequestAsync();
                await connection.AnswerAsync(User);
            }

            if (connection.Number == 1)
            {
                if (reset)
                    connection.Reset();
                return;
            }

            while (await connection.ReadRequestAsync())
                await connection.AnswerAsync(Answer(call));
        });
        using var client = server.Client();
        if (reused)
            await client.GetUserAsync(null);
        try
        {
            await Make(call)(client);
            Assert.Equal(1, Count(server, "POST"));
        }
        catch (AyrshareApiException failure)
        {
            Assert.Equal((AyrshareErrorKind.NoAnswer, true), (failure.Kind, failure.OutcomeUnknown));
            Assert.Equal(0, Count(server, "POST"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_survives_cut_connections(bool reset)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number > 2)
                await connection.AnswerAsync(User);
            else if (reset)
                connection.Reset();
        });
        using var client = server.Client();
        Assert.Equal("T", (await client.GetUserAsync(null)).Title);
        Assert.Equal(3, Count(server, "GET"));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("mail")]
    [InlineData("user")]
    public async Task Half_a_body_is_no_answer(string call)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n" + Calls.Created);
        });
        var failure = await FailAsync(server, call);
        Assert.Equal((AyrshareErrorKind.NoAnswer, Calls.All[call].AtMostOnce), (failure.Kind, failure.OutcomeUnknown));
        Assert.Equal(Calls.All[call].AtMostOnce ? 1 : 5, server.Requests.Count);
    }

    [Theory]
    [InlineData("NOT HTTP AT ALL\r\n\r\n")]
    [InlineData("HTTP/1.1 2")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    public async Task What_is_not_HTTP_is_no_answer_to_a_creation(string bytes)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(bytes);
        });
        var failure = await FailAsync(server, "create");
        Assert.True(failure.OutcomeUnknown);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("user")]
    public async Task A_refused_connection_is_tried_again_and_told_as_unreachable(string call)
    {
        MonoRuntime.Skip("It tells of failed connections in another way than .NET Framework.");
        var clock = new JumpingClock();
        using var client = RawServer.Connect(Unused(), clock);
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => Calls.All[call].Make(client));
        Assert.Equal((AyrshareErrorKind.Unreachable, false), (failure.Kind, failure.OutcomeUnknown));
        Assert.Equal(ConnectionObstacle.Refused, failure.Obstacle);
        Assert.Equal(4, clock.Waits.Count);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_unreachable()
    {
        MonoRuntime.Skip("It tells of failed connections in another way than .NET Framework.");
        using var client = RawServer.Connect(new Uri("http://nobody.invalid/api"));
        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }));
        Assert.Equal((AyrshareErrorKind.Unreachable, ConnectionObstacle.UnknownHost), (failure.Kind, failure.Obstacle));
    }

    [Theory]
    [InlineData("create", false)]
    [InlineData("create", true)]
    [InlineData("user", true)]
    public async Task A_slow_answer_ends_with_the_timeout(string call, bool headersFirst)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (headersFirst)
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            await connection.ReadRequestAsync(); // Until the client hangs up.
        });
        var failure = await FailAsync(server, call, TimeSpan.FromSeconds(1));
        Assert.Equal((AyrshareErrorKind.NoAnswer, Calls.All[call].AtMostOnce), (failure.Kind, failure.OutcomeUnknown));
        Assert.Contains("no response within 1 s", failure.Message);
        Assert.Equal(Calls.All[call].AtMostOnce ? 1 : 5, server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Giving_up_ends_the_call_at_once(bool headersFirst)
    {
        using var stop = new CancellationTokenSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (headersFirst)
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            await stop.CancelAsync();
            await connection.ReadRequestAsync();
        });
        using var client = server.Client();
        await Assert.ThrowsAsync<OperationCanceledException>(() => client.CreateProfileAsync(
            new CreateProfileRequest { Title = "T" }, new CallOptions { StopNow = stop.Token }).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Ten_megabytes_are_too_much_for_a_link_and_not_for_a_page()
    {
        var filler = new string('x', 10 << 20);
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync())
                await connection.AnswerAsync($$"""{"profiles":[{"title":"{{filler}}"}]}""");
        });
        using var client = server.Client();
        Assert.Equal(filler.Length, (await client.ListProfilesAsync(new ProfileQuery())).Profiles[0].Title!.Length);
        var failure = await FailAsync(server, "mail");
        Assert.Equal((AyrshareErrorKind.InvalidAnswer, true), (failure.Kind, failure.OutcomeUnknown));
    }

    [Fact]
    public async Task A_bomb_of_gzip_is_cut_off()
    {
        var bomb = Zipped(new byte[100 << 20]);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(bomb, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip");
        });
        Assert.Equal(AyrshareErrorKind.InvalidAnswer, (await FailAsync(server, "user")).Kind);
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16BE")]
    [InlineData("iso-8859-1", "ISO-8859-1")]
    [InlineData("utf-8", "\"UTF-8\"")]
    [InlineData("utf-8", "utf8")]
    [InlineData("utf-8", "x-unheard-of")]
    public async Task Encodings(string encoding, string declared)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(
                Encoding.GetEncoding(encoding).GetBytes("""{"title":"Ünal"}"""), type: $"application/json; charset={declared}");
        });
        using var client = server.Client();
        Assert.Equal("Ünal", (await client.GetUserAsync(null)).Title);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_harm()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync("\uFEFF" + User);
        });
        using var client = server.Client();
        Assert.Equal("T", (await client.GetUserAsync(null)).Title);
    }

    [Fact]
    public async Task Gzip_is_read()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(Zipped(Encoding.UTF8.GetBytes(User)), "HTTP/1.1 200 OK\r\nContent-Encoding: gzip");
        });
        using var client = server.Client();
        Assert.Equal("T", (await client.GetUserAsync(null)).Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damaged_gzip_leaves_a_creation_open(bool cut)
    {
        MonoRuntime.Skip("It tells of damaged gzip in another way than .NET Framework.");
        var zipped = Zipped(Encoding.UTF8.GetBytes(Calls.Created));
        var damaged = cut ? zipped.AsSpan(0, zipped.Length - 12).ToArray() : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(damaged, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip");
        });
        var failure = await FailAsync(server, "create");
        Assert.Equal((AyrshareErrorKind.InvalidAnswer, true), (failure.Kind, failure.OutcomeUnknown));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_of_HTML_is_an_invalid_answer()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync("<html>Sign in to the hotel's network</html>", type: "text/html");
        });
        var failure = await FailAsync(server, "user");
        Assert.Equal(AyrshareErrorKind.InvalidAnswer, failure.Kind);
        Assert.Contains("HTML", failure.Message);
        Assert.DoesNotContain("hotel", failure.ToString());
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_that_no_credential_leaves()
    {
        await using var other = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(User);
        });
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync("", $"HTTP/1.1 302 Found\r\nLocation: {other.Address}");
        });
        Assert.Equal(302, (await FailAsync(server, "user")).StatusCode);
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task One_connection_carries_many_calls()
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync())
                await connection.AnswerAsync(User);
        });
        using var client = server.Client();
        for (var i = 0; i < 20; i++)
            await client.GetUserAsync(null);
        Assert.Equal((1, 20), (server.Connections, server.Requests.Count));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task This_machine_is_asked_without_a_proxy(string host)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(User);
        });
        using var proxy = new DefaultProxy(Unused());
        using var client = RawServer.Connect(new UriBuilder(server.Address) { Host = host }.Uri);

        Assert.Equal("T", (await client.GetUserAsync(null)).Title);
    }

    [Fact]
    public async Task A_proxy_that_refuses_its_password_is_asked_once_and_the_password_does_not_show()
    {
        MonoRuntime.Skip("It tells of failed connections in another way than .NET Framework.");
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync("", "HTTP/1.1 407 Proxy Authentication Required\r\nConnection: close");
        });
        using var proxy = new DefaultProxy(new UriBuilder(server.Address) { UserName = "clerk", Password = "pa55word" }.Uri);
        using var client = RawServer.Connect(new Uri("https://api.example.test/api"));

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(
            () => client.CreateProfileAsync(new CreateProfileRequest { Title = "T" }));

        Assert.Equal((AyrshareErrorKind.Unreachable, false, 1), (failure.Kind, failure.OutcomeUnknown, server.Requests.Count));
        Assert.Contains("proxy", failure.Message);
        Assert.Contains("407", failure.Message);
        Assert.Equal((ConnectionObstacle.ProxyAuthentication, 1), (failure.Obstacle, failure.Tries));
        Assert.DoesNotContain("pa55word", failure.ToString());
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_named()
    {
        MonoRuntime.Skip("It tells of failed connections in another way than .NET Framework.");
        using var certificate = TestCertificate.Create();
        await using var server = new RawServer(connection => connection.AnswerTlsAsync(certificate));
        using var client = RawServer.Connect(new UriBuilder(server.Address) { Scheme = "https" }.Uri);

        var failure = await Assert.ThrowsAsync<AyrshareApiException>(() => client.GetUserAsync(null));

        Assert.Equal((AyrshareErrorKind.Unreachable, ConnectionObstacle.Tls), (failure.Kind, failure.Obstacle));
        Assert.Contains("certificate", failure.Message);
        Assert.DoesNotContain("inner exception", failure.Message);
    }

    // A port that was free a moment ago.
    private static Uri Unused()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/api");
        listener.Stop();
        return address;
    }

    private static byte[] Zipped(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(content, 0, content.Length);
        return zipped.ToArray();
    }
}
