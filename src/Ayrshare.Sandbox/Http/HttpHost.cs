using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>Listens on 127.0.0.1 and lets a function respond to many requests at a time.</summary>
/// <remarks>
/// The host uses sockets because faults need the connection itself. HttpListener sends an empty 200 for an aborted request
/// outside Windows, cannot choose a free port, and needs permission from http.sys on Windows.
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

    /// <param name="port">The port; 0 selects a free one.</param>
    /// <param name="clock">The clock of the <c>Date</c> header.</param>
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

    /// <summary>
    /// Stops listening, ends waits early, and returns when the last request has ended. A caller that does not read its
    /// response loses the connection.
    /// </summary>
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
                // The caller has left again, or the process has too many open files, in which case the caller is accepted later.
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
