using System;
using System.Net;
using System.Net.Http;

namespace Ayrshare.Client.Tests;

/// <summary>The proxy that every address is reached through in this process, until it is disposed of.</summary>
internal sealed class DefaultProxy : IDisposable
{
    private readonly IWebProxy? _before = Current;

    public DefaultProxy(Uri address) => Current = new WebProxy(address);

    public void Dispose() => Current = _before!;

    private static IWebProxy? Current
    {
#if NETFRAMEWORK
        get => WebRequest.DefaultWebProxy;
        set => WebRequest.DefaultWebProxy = value;
#else
        get => HttpClient.DefaultProxy;
        set => HttpClient.DefaultProxy = value!;
#endif
    }
}
