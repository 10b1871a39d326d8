using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>A request as it came over the wire.</summary>
public sealed record RecordedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}

/// <summary>A server on the loopback address that keeps every request and gives each the same answer.</summary>
public sealed class RecordingApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;
    private readonly Task _accepting;

    /// <param name="answer">The JSON of each answer.</param>
    public RecordingApi(string answer)
    {
        _answer = answer;
        _listener.Start();
        BaseUri = $"http://{_listener.LocalEndpoint}/api";
        _accepting = AcceptAsync();
    }

    public string BaseUri { get; }

    public ConcurrentQueue<RecordedRequest> Requests { get; } = new();

    public void Dispose()
    {
        _listener.Stop();
        _accepting.GetAwaiter().GetResult();
    }

    private async Task AcceptAsync()
    {
        while (await NextAsync() is { } client)
        {
            using (client)
                await ServeAsync(client.GetStream());
        }
    }

    private async Task<TcpClient?> NextAsync()
    {
        try
        {
            return await _listener.AcceptTcpClientAsync();
        }
        catch (Exception stopped) when (stopped is SocketException or InvalidOperationException)
        {
            // InvalidOperationException where the listener was stopped before the call.
            return null;
        }
    }

    // One call a connection, one after another: the tests look at what is sent, not at how fast.
    private async Task ServeAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var line = await reader.ReadLineAsync() ?? "";
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 1)..].Trim();

        var body = new StringBuilder();
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, provider: null) : 0;
        while (Encoding.UTF8.GetByteCount(body.ToString()) < length)
            body.Append((char)reader.Read());
        Requests.Enqueue(new RecordedRequest(line, headers, body.ToString()));

        var answer = Encoding.UTF8.GetBytes(_answer);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
                + $"Content-Length: {answer.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(answer);
    }
}
