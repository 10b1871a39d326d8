using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Client.Tests;

/// <summary>A server on the loopback address that does to its connections what the test says, byte by byte.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawConnection, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="serve">Handles one connection, which is closed when it returns.</param>
    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The first line and body of every request that arrived whole.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public int Connections => _connections;

    /// <summary>Ends when the test does.</summary>
    public CancellationToken Stopping => _stop.Token;

    public Uri Address => new($"http://{_listener.LocalEndpoint}/api");

    public static AyrshareClient Connect(Uri address, TimeProvider? clock = null, TimeSpan? timeout = null) =>
        new(new AyrshareClientOptions
        {
            ApiKey = new Secret(FakeApi.ApiKey),
            BaseAddress = address,
            Clock = clock ?? new JumpingClock(),
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
        });

    public AyrshareClient Client(TimeProvider? clock = null, TimeSpan? timeout = null) => Connect(Address, clock, timeout);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
            {
                return;
            }

            _ = ServeAsync(socket, Interlocked.Increment(ref _connections));
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using (socket)
        using (var stream = new NetworkStream(socket))
        {
            try
            {
                await _serve(new RawConnection(this, socket, stream, number));
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away first, as some tests want.
            }
        }
    }
}

/// <summary>One connection; <see cref="Number"/> counts from 1.</summary>
internal sealed class RawConnection(RawServer server, Socket socket, NetworkStream stream, int number)
{
    public int Number => number;

    /// <summary>Reads one request, and says whether there was one.</summary>
    public async Task<bool> ReadRequestAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await ReadAsync(1) is not { } next)
                return false;
            head.Append(next);
        }

        var text = head.ToString();
        var body = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                body = await ReadAsync(int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)) ?? "";
        }

        server.Requests.Enqueue(text[..text.IndexOf('\r')] + " " + body);
        return true;
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, 0, bytes.Length, server.Stopping);

    public Task AnswerAsync(string json, string head = "HTTP/1.1 200 OK", string type = "application/json; charset=utf-8") =>
        AnswerAsync(Encoding.UTF8.GetBytes(json), head, type);

    public async Task AnswerAsync(byte[] body, string head = "HTTP/1.1 200 OK", string type = "application/json; charset=utf-8")
    {
        await WriteAsync($"{head}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n");
        await WriteAsync(body);
    }

    /// <summary>Shows a certificate, as a server of HTTPS does.</summary>
    public async Task AnswerTlsAsync(X509Certificate2 certificate)
    {
        using var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
        }
        catch (AuthenticationException)
        {
            // The client did not trust it.
        }
    }

    /// <summary>Closes with a reset in place of a goodbye.</summary>
    public void Reset() => socket.Close(0);

    private async Task<string?> ReadAsync(int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await stream.ReadAsync(bytes.AsMemory(read), server.Stopping);
            if (more == 0)
                return null;
            read += more;
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
