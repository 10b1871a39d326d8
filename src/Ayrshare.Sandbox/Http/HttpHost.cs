using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox.Http;

/// <summary>Listens on 127.0.0.1 and lets a function answer, many calls at a time.</summary>
internal sealed class HttpHost : IDisposable
{
    private const int PortAttempts = 20;

    private readonly TimeProvider _clock;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly CountdownEvent _running = new(1);
    private Task _accepting = Task.CompletedTask;
    private int _disposed;

    /// <exception cref="HttpListenerException">The port is taken, or no free one could be had.</exception>
    public HttpHost(int port, TimeProvider clock)
    {
        _clock = clock;
        (_listener, Port) = port == 0 ? ListenOnFreePort() : (Listen(port), port);
    }

    public int Port { get; }

    public void Start(Func<HttpCall, CancellationToken, Task<Answer>> answerCall) => _accepting = AcceptAsync(answerCall);

    /// <summary>Stops listening, cuts waits short, and returns when the last call has ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _stop.Cancel();
        _listener.Stop();
        _accepting.Wait();
        _running.Signal();
        _running.Wait();
        _listener.Close();
        _running.Dispose();
        _stop.Dispose();
    }

    private static HttpListener Listen(int port)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        listener.Start();
        return listener;
    }

    /// <remarks>HttpListener can not ask for a free port, and another process may take the one found first.</remarks>
    private static (HttpListener Listener, int Port) ListenOnFreePort()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FindFreePort();
            try
            {
                return (Listen(port), port);
            }
            catch (HttpListenerException) when (attempt < PortAttempts)
            {
            }
        }
    }

    private static int FindFreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }

    private async Task AcceptAsync(Func<HttpCall, CancellationToken, Task<Answer>> answerCall)
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception stopped) when (
                stopped is HttpListenerException or ObjectDisposedException && _stop.IsCancellationRequested)
            {
                return;
            }

            _running.AddCount();
            _ = Task.Run(() => ServeAsync(context, answerCall));
        }
    }

    private async Task ServeAsync(HttpListenerContext context, Func<HttpCall, CancellationToken, Task<Answer>> answerCall)
    {
        try
        {
            var call = await ReadAsync(context.Request).ConfigureAwait(false);
            var answer = await answerCall(call, _stop.Token).ConfigureAwait(false);
            await DeliverAsync(context.Response, answer).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The caller hung up: nobody is left to tell.
            context.Response.Abort();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            context.Response.Abort();
        }
        catch
        {
            context.Response.Abort();
            throw;
        }
        finally
        {
            _running.Signal();
        }
    }

    private static async Task<HttpCall> ReadAsync(HttpListenerRequest request)
    {
        var address = (request.RawUrl ?? "/").Split(['?'], 2);
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        return new HttpCall
        {
            Method = request.HttpMethod,
            Path = WebUtility.UrlDecode(address[0]),
            Query = new UrlEncodedFields(address.Length == 2 ? address[1] : ""),
            Headers = request.Headers,
            Body = request.HasEntityBody ? await reader.ReadToEndAsync().ConfigureAwait(false) : "",
        };
    }

    private async Task DeliverAsync(HttpListenerResponse response, Answer answer)
    {
        if (answer.Delivery == Delivery.None)
        {
            response.Abort();
            return;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Body.Length;
        response.KeepAlive = true;
        response.Headers["Date"] = _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var header in answer.Headers)
            response.Headers[header.Key] = header.Value;

        var length = answer.Delivery == Delivery.Half ? answer.Body.Length / 2 : answer.Body.Length;
        await response.OutputStream.WriteAsync(answer.Body, 0, length).ConfigureAwait(false);
        if (answer.Delivery == Delivery.Half)
        {
            await response.OutputStream.FlushAsync().ConfigureAwait(false);
            response.Abort();
            return;
        }

        response.Close();
    }
}
