using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>What callers may send on the wire that HttpClient does not.</summary>
public sealed class HttpWireTests
{
    [Fact]
    public async Task Several_calls_go_over_one_connection_until_the_caller_closes_it()
    {
        using var api = new ApiSession();

        var answer = await ExchangeAsync(api, "GET /api/user HTTP/1.1\r\n\r\nGET /done HTTP/1.1\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", answer);
        Assert.Contains("HTTP/1.1 200 OK\r\n", answer);
        Assert.EndsWith("</html>\n", answer);
    }

    [Fact]
    public async Task A_body_in_chunks_is_put_together()
    {
        using var api = new ApiSession();
        const string Chunks = "8;part=1\r\n{\"title\"\r\n5\r\n:\"A\"}\r\n0\r\nTrailer: 1\r\n\r\n";

        var answer = await ExchangeAsync(
            api, Post(api, "Transfer-Encoding: chunked\r\nConnection: close\r\n") + Chunks);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer);
        Assert.Equal("A", Assert.Single(api.Server.Profiles).Title);
    }

    [Fact]
    public async Task A_caller_that_waits_to_send_its_body_is_told_to_go_on()
    {
        using var api = new ApiSession();

        var answer = await ExchangeAsync(
            api, Post(api, "Expect: 100-continue\r\nContent-Length: 13\r\nConnection: close\r\n") + "{\"title\":\"A\"}");

        Assert.StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", answer);
    }

    [Fact]
    public async Task An_older_caller_gets_its_connection_closed()
    {
        using var api = new ApiSession();

        var answer = await ExchangeAsync(api, "GET /done HTTP/1.0\r\n\r\n");

        Assert.Contains("Connection: close\r\n", answer);
    }

    [Theory]
    [InlineData("HELLO\r\n\r\n")]
    [InlineData("GET example.com HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno header\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n")]
    public async Task What_is_no_request_answers_400(string request)
    {
        using var api = new ApiSession();

        Assert.StartsWith("HTTP/1.1 400 ", await ExchangeAsync(api, request));
        Assert.Empty(api.Server.Requests);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_within_a_request_harms_nobody_else()
    {
        using var api = new ApiSession();
        using (var socket = await ConnectAsync(api))
        {
            var start = Encoding.ASCII.GetBytes(Post(api, "Content-Length: 100\r\n") + "{");
            await socket.SendAsync(start, TestContext.Current.CancellationToken);
        }

        await api.GetAsync("user");

        Assert.Empty(api.Server.Profiles);
    }

    private static string Post(ApiSession api, string headers) =>
        $"POST /api/profiles HTTP/1.1\r\nAuthorization: Bearer {api.Server.ApiKey}\r\n{headers}\r\n";

    /// <summary>Sends text and answers all that comes back until the sandbox closes the connection.</summary>
    private static async Task<string> ExchangeAsync(ApiSession api, string request)
    {
        using var socket = await ConnectAsync(api);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Socket> ConnectAsync(ApiSession api)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(api.Server.BaseUri.Host, api.Server.BaseUri.Port, TestContext.Current.CancellationToken);
        return socket;
    }
}
