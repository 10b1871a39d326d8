using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>
/// Counts the requests that this process sends to an address, when they are sent: the server can see one that was then
/// given up later than its caller has gone on.
/// </summary>
public sealed class SentRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly string _authority;
    private int _count;

    public SentRequests(Uri address)
    {
        _authority = address.Authority;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => Volatile.Read(ref _count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            _subscriptions.Add(value.Subscribe(this, name => name.StartsWith("System.Net.Http.HttpRequestOut", StringComparison.Ordinal)));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key.EndsWith(".Start", StringComparison.Ordinal)
            && value.Value?.GetType()
                .GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri.Authority: var authority }
            && authority == _authority)
            Interlocked.Increment(ref _count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
