using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox;

/// <summary>A connection of a caller, which may carry many requests, one after another.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly TimeProvider _clock;
    private volatile bool _isResponding;

    public HttpConnection(Socket socket, TimeProvider clock)
    {
        socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpReader(_stream);
        _clock = clock;
    }

    public bool IsResponding => _isResponding;

    /// <summary>Responds to requests until one side closes the connection.</summary>
    public async Task ServeAsync(Func<HttpRequest, CancellationToken, Task<HttpResponse>> respond, CancellationToken stop)
    {
        try
        {
            await RespondToAllAsync(respond, stop).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The caller has closed the connection, or the sandbox stops: nobody is left to respond to.
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The sandbox stops while a request waits, so the connection is closed without a response.
        }
    }

    public void Dispose() => _stream.Dispose();

    private async Task RespondToAllAsync(Func<HttpRequest, CancellationToken, Task<HttpResponse>> respond, CancellationToken stop)
    {
        try
        {
            var keepAlive = true;
            while (keepAlive && !stop.IsCancellationRequested && await _reader.ReadAsync().ConfigureAwait(false) is { } request)
            {
                _isResponding = true;
                var response = await respond(request, stop).ConfigureAwait(false);
                keepAlive = await DeliverAsync(request, response).ConfigureAwait(false);
                _isResponding = false;
            }
        }
        catch (InvalidDataException malformed)
        {
            await WriteAsync(HttpResponse.Html(400, malformed.Message), keepAlive: false).ConfigureAwait(false);
        }
    }

    private async Task<bool> DeliverAsync(HttpRequest request, HttpResponse response)
    {
        if (response.Delivery == Delivery.None)
            return false;
        var keepAlive = request.KeepAlive && response.Delivery == Delivery.Whole;
        await WriteAsync(response, keepAlive).ConfigureAwait(false);
        return keepAlive;
    }

    private async Task WriteAsync(HttpResponse response, bool keepAlive)
    {
        var head = new StringBuilder()
            .AppendFormat(CultureInfo.InvariantCulture, "HTTP/1.1 {0} {1}\r\n", response.Status, (HttpStatusCode)response.Status)
            .AppendFormat(CultureInfo.InvariantCulture, "Date: {0:R}\r\n", _clock.GetUtcNow())
            .AppendFormat(CultureInfo.InvariantCulture, "Content-Type: {0}\r\n", response.ContentType)
            .AppendFormat(CultureInfo.InvariantCulture, "Content-Length: {0}\r\n", response.Body.Length)
            .AppendFormat(CultureInfo.InvariantCulture, "Connection: {0}\r\n", keepAlive ? "keep-alive" : "close");
        foreach (var header in response.Headers)
            head.AppendFormat(CultureInfo.InvariantCulture, "{0}: {1}\r\n", header.Key, header.Value);

        using var message = new MemoryStream(response.Body.Length + 1024);
        var headBytes = Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        message.Write(headBytes, 0, headBytes.Length);
        message.Write(response.Body, 0, response.Delivery == Delivery.Half ? response.Body.Length / 2 : response.Body.Length);
        message.Position = 0;
        await message.CopyToAsync(_stream).ConfigureAwait(false);
    }
}
