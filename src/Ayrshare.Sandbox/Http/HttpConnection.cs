using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Ayrshare.Sandbox.Http;

/// <summary>A connection of a caller, which may carry many calls, one after another.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly TimeProvider _clock;
    private volatile bool _isAnswering;

    public HttpConnection(Socket socket, TimeProvider clock)
    {
        socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpReader(_stream);
        _clock = clock;
    }

    public bool IsAnswering => _isAnswering;

    /// <summary>Answers calls until one side closes the connection.</summary>
    public async Task ServeAsync(Func<HttpCall, CancellationToken, Task<Answer>> answerCall, CancellationToken stop)
    {
        try
        {
            await AnswerCallsAsync(answerCall, stop).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The caller hung up, or the sandbox stops: nobody is left to tell.
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The sandbox stops while a call waits: the connection is cut, as it would be in reality.
        }
    }

    public void Dispose() => _stream.Dispose();

    private async Task AnswerCallsAsync(Func<HttpCall, CancellationToken, Task<Answer>> answerCall, CancellationToken stop)
    {
        try
        {
            var keepAlive = true;
            while (keepAlive && !stop.IsCancellationRequested && await _reader.ReadAsync().ConfigureAwait(false) is { } call)
            {
                _isAnswering = true;
                var answer = await answerCall(call, stop).ConfigureAwait(false);
                keepAlive = await DeliverAsync(call, answer).ConfigureAwait(false);
                _isAnswering = false;
            }
        }
        catch (InvalidDataException malformed)
        {
            await WriteAsync(Answer.Html(400, malformed.Message), keepAlive: false).ConfigureAwait(false);
        }
    }

    private async Task<bool> DeliverAsync(HttpCall call, Answer answer)
    {
        if (answer.Delivery == Delivery.None)
            return false;
        var keepAlive = call.KeepAlive && answer.Delivery == Delivery.Whole;
        await WriteAsync(answer, keepAlive).ConfigureAwait(false);
        return keepAlive;
    }

    private async Task WriteAsync(Answer answer, bool keepAlive)
    {
        var head = new StringBuilder()
            .AppendFormat(CultureInfo.InvariantCulture, "HTTP/1.1 {0} {1}\r\n", answer.Status, (HttpStatusCode)answer.Status)
            .AppendFormat(CultureInfo.InvariantCulture, "Date: {0:R}\r\n", _clock.GetUtcNow())
            .AppendFormat(CultureInfo.InvariantCulture, "Content-Type: {0}\r\n", answer.ContentType)
            .AppendFormat(CultureInfo.InvariantCulture, "Content-Length: {0}\r\n", answer.Body.Length)
            .AppendFormat(CultureInfo.InvariantCulture, "Connection: {0}\r\n", keepAlive ? "keep-alive" : "close");
        foreach (var header in answer.Headers)
            head.AppendFormat(CultureInfo.InvariantCulture, "{0}: {1}\r\n", header.Key, header.Value);

        using var message = new MemoryStream(answer.Body.Length + 1024);
        var headBytes = Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        message.Write(headBytes, 0, headBytes.Length);
        message.Write(answer.Body, 0, answer.Delivery == Delivery.Half ? answer.Body.Length / 2 : answer.Body.Length);
        message.Position = 0;
        await message.CopyToAsync(_stream).ConfigureAwait(false);
    }
}
