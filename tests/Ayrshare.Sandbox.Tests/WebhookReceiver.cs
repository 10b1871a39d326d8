using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using System.Threading.Tasks;
using Xunit;

namespace Ayrshare.Sandbox.Tests;

/// <summary>A server on the loopback address that receives the deliveries of webhooks.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(30);

    private readonly HttpListener _listener = new();
    private readonly Channel<(IReadOnlyDictionary<string, string> Headers, string Body)> _received =
        Channel.CreateUnbounded<(IReadOnlyDictionary<string, string>, string)>();

    private readonly Queue<int> _statuses;

    /// <param name="statuses">The statuses to return, one after another; then 200. With 0, the receiver does not respond.</param>
    public WebhookReceiver(params int[] statuses)
    {
        _statuses = new Queue<int>(statuses);
        Url = $"http://127.0.0.1:{FreePort()}/hook";
        _listener.Prefixes.Add(Url.Replace("/hook", "/", StringComparison.Ordinal));
        _listener.Start();
        _ = ReceiveAsync();
    }

    public string Url { get; }

    /// <summary>Waits for the next delivery.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Headers, string Body)> NextAsync() =>
        await _received.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Prompt);

    /// <summary>The number of deliveries that were received and not read.</summary>
    public int Waiting => _received.Reader.Count;

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            var headers = context.Request.Headers.AllKeys.ToDictionary(
                name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
            var status = _statuses.Count > 0 ? _statuses.Dequeue() : 200;
            _received.Writer.TryWrite((headers, body));
            if (status == 0)
                continue;
            context.Response.StatusCode = status;
            if (status == 302)
                context.Response.RedirectLocation = Url;
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
