using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.PowerShell.Tests.Hosting;

/// <summary>A sandbox as the test sees it. Its types live in the module's own load context, out of the compiler's reach.</summary>
public sealed class Sandbox(object server)
{
    private readonly dynamic _server = server;

    public string BaseUri => _server.BaseUri.ToString();

    public string ApiKey => _server.ApiKey;

    public string Domain => _server.Domain;

    public string PrivateKey => _server.PrivateKey;

    public bool Suspended
    {
        set => _server.Suspended = value;
    }

    public TimeSpan Latency
    {
        set => _server.Latency = value;
    }

    public int PeakConcurrency => _server.PeakConcurrency;

    public int RateLimitedCount => _server.RateLimitedCount;

    /// <summary>Each profile's title and key.</summary>
    public IReadOnlyList<(string Title, string Key)> Profiles =>
        [.. ((IEnumerable)_server.Profiles).Cast<dynamic>().Select(profile => ((string)profile.Title, (string)profile.ProfileKey))];

    /// <summary>The recipient of each mail, and the link in it.</summary>
    public IReadOnlyList<(string To, string Link)> Outbox =>
        [.. ((IEnumerable)_server.Outbox).Cast<dynamic>().Select(mail => ((string)mail.To, (string)mail.Link.ToString()))];

    /// <summary>Has something done at each request, before it is answered.</summary>
    public void OnStarted(Action<string> handler) => Subscribe("RequestStarted", handler);

    /// <summary>Has something done at each request, after its side effect and before its answer is sent.</summary>
    public void OnCompleted(Action<string> handler) => Subscribe("RequestCompleted", handler);

    public void AddProfile(string title) => _server.AddProfile(title);

    public void Link(string title, string network) => _server.Link(title, network);

    public void SuspendProfile(string title) => _server.SuspendProfile(title);

    public void Advance(TimeSpan by) => _server.Clock.Advance(by);

    private void Subscribe(string name, Action<string> handler)
    {
        var happened = ((Type)_server.GetType()).GetEvent(name)!;
        happened.AddEventHandler(
            (object)_server,
            Delegate.CreateDelegate(happened.EventHandlerType!, new Listener(handler), typeof(Listener).GetMethod(nameof(Listener.Hear))!));
    }

    private sealed class Listener(Action<string> handler)
    {
        public void Hear(object? sender, object request) => handler($"{((dynamic)request).Method} {((dynamic)request).Path}");
    }
}
