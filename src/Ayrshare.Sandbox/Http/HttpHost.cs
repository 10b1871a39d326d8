using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>Listens on 127.0.0.1 and lets a function answer, many calls at a time.</summary>
/// <remarks>
/// On sockets rather than on HttpListener, which outside Windows answers an aborted call with an empty 200, can not be
/// given a free port, and on Windows asks http.sys for leave. Faults need the connection itself.
/// </remarks>
internal sealed class HttpHost : IDisposable
{
    private const int Backlog = 512;

    private static readonly TimeSpan LastResponses = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _clock;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly CountdownEvent _running = new(1);
    private Task _accepting = Task.CompletedTask;
    private int _disposed;

    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="clock">The time of the <c>Date</c> header.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public HttpHost(int port, TimeProvider clock)
    {
        _clock = clock;
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _listener.Listen(Backlog);
        }
        catch (SocketException)
        {
            _listener.Dispose();
            throw;
        }

        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    public void Start(Func<HttpRequest, CancellationToken, Task<HttpResponse>> respond) => _accepting = AcceptAsync(respond);

    /// <summary>Stops listening, cuts waits short, and returns when the last call has ended; a caller that does not read its answer is cut off.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _stop.Cancel();
        _listener.Dispose();
        _accepting.GetAwaiter().GetResult();
        foreach (var connection in _connections.Keys.Where(connection => !connection.IsResponding))
            connection.Dispose();
        _running.Signal();
        if (!_running.Wait(LastResponses))
        {
            foreach (var connection in _connections.Keys)
                connection.Dispose();
            _running.Wait();
        }

        _running.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<HttpRequest, CancellationToken, Task<HttpResponse>> respond)
    {
        while (true)
        {
            HttpConnection connection;
            try
            {
                connection = new HttpConnection(await _listener.AcceptAsync().ConfigureAwait(false), _clock);
            }
            catch (Exception closed) when (
                closed is SocketException or ObjectDisposedException && _stop.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException)
            {
                // Whoever connected has left again, or no more can be open at a time: then those who wait come later.
                await Task.Delay(AcceptPause).ConfigureAwait(false);
                continue;
            }

            _connections[connection] = true;
            _running.AddCount();
            _ = Task.Run(() => ServeAsync(connection, respond));
        }
    }

    private async Task ServeAsync(HttpConnection connection, Func<HttpRequest, CancellationToken, Task<HttpResponse>> respond)
    {
        try
        {
            using (connection)
                await connection.ServeAsync(respond, _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            _running.Signal();
        }
    }
}
